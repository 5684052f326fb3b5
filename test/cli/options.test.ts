import { commandNames, COMMON, optionsTable, useOf } from '../../src/cli/options';
import { translator } from '../../src/i18n';
import { run } from '../build/cli';

test.each(['cs', 'en'] as const)('%s: --help of a command and the table tell of each of its options', async (lang) => {
  const table = optionsTable(translator(lang));
  for (const name of commandNames) {
    const { options } = useOf(name);
    const { code, out } = await run([name, '--help', '--lang', lang]);
    expect(code).toBe(0);
    for (const [option, { foreign }] of Object.entries(options)) {
      expect(out.includes(`--${option}`)).toBe(!foreign);
      if (!foreign) expect(table).toContain(`--${option}`);
    }
    expect(out).not.toMatch(/cli\.|undefined/);
  }
  for (const option of Object.keys(COMMON)) expect(table).toContain(`--${option}`);
  expect(table).not.toMatch(/cli\.|undefined/);
});
