/** npx tsx scripts/cli-table.ts [cs|en]: the table of the command line's options for README, from src/cli/options.ts. */
import { optionsTable } from '../src/cli/options';
import { translator } from '../src/i18n';

console.log(optionsTable(translator(process.argv[2] === 'cs' ? 'cs' : 'en')));
