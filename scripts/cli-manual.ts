import { COMMAND_NAMES, commonTexts, optionTexts, synopsis, type CommandName } from '../src/cli/options';
import { translator } from '../src/i18n';
import { cliTexts } from '../src/i18n/cli';

/** The examples of README: what stands behind `npx plneni`, by lines. */
export const examplesOf = (readme: string): string[] => [...readme.matchAll(/^npx plneni (.+)$/gm)].map(([, words]) => words!);

/** docs/cli.md: the program as its options have it now, in Czech, with the examples of README. */
export function manual(readme: string): string {
  const t = translator('cs', cliTexts);
  const examples = examplesOf(readme);
  const section = (command: CommandName): string => {
    const own = optionTexts(command, t).filter(({ name }) => name !== 'json');
    const shown = examples.filter((words) => words.startsWith(`${command} `));
    return [
      `### ${command}`,
      `${sentence(t(`cli.command.${command}.about`))}`,
      `\`\`\`text\n${synopsis(command, t)}\n\`\`\``,
      own
        .map(({ shown: option, help }) => `- \`${option}\`: ${help.replace(/\n(\S+) {2,}/g, '\n  - `$1`: ').replace(/\n(?! )/g, ' ')}`)
        .join('\n'),
      shown.length > 0 ? `\`\`\`sh\n${shown.map((words) => `npx plneni ${words}`).join('\n')}\n\`\`\`` : '',
    ]
      .filter((part) => part !== '')
      .join('\n\n');
  };
  return `# plneni: příkazový řádek

<!-- Tento soubor vzniká z voleb programu: npx tsx scripts/cli-table.ts -->

${sentence(t('cli.about').replace(/^plneni – /, ''))} Pracuje bez Excelu a bez sítě; výsledek zapíše tam, kam ukáže \`--out\`.

## Instalace

Potřebný je Node.js 20.19 nebo novější. Z vydaného balíčku: \`npm install ./plneni-VERZE.tgz\`, pak \`npx plneni …\`; balíček nic dalšího nestahuje. Ze zdrojů: \`npm ci && npm run build\`.

Příklady pracují s ukázkami ze složky \`samples\`; z balíčku si ji zkopírujte vedle: \`cp -r node_modules/plneni/samples .\` (PowerShell: \`Copy-Item -Recurse node_modules/plneni/samples .\`).

## Příkazy

${COMMAND_NAMES.map(section).join('\n\n')}

## Společné volby

${commonTexts(t)
  .map(({ name, help }) => `- \`--${name}\`: ${help}`)
  .join('\n')}

## Návratový kód

${t('cli.exitCodes')} Při kódu 2 je důvod jednou větou na chybovém výstupu a nic se nezapsalo.

## Doplňování klávesou Tab

Do \`~/.bashrc\` přidejte řádek, je-li \`plneni\` nainstalován pro celý počítač (\`npm install --global ./plneni-VERZE.tgz\`):

\`\`\`sh
source <(plneni completion bash)
\`\`\`
`;
}

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
