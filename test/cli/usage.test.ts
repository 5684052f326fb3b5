import { SAMPLE, run, temp } from '../build/cli';

test('--help explains every option and the exit codes', async () => {
  const { code, out, err } = await run(['--help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const word of ['summarize', 'check', '--out', '--json', '--reading', '--range', '--lang']) expect(out).toContain(word);
  expect(out).toContain('(2,1,1) → (2,2,0)');
  expect((await run(['-h', '--lang', 'en'])).out).toContain('Exit code 0');
});

test.each([
  ['nothing', []],
  ['an unknown command', ['shrnout', SAMPLE]],
  ['no workbook', ['summarize']],
  ['two workbooks', ['summarize', SAMPLE, SAMPLE]],
])('%s: how it is used', async (_, args) => {
  const { code, out, err } = await run(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^Použití: plneni summarize [^\n]+\.$/);
});

test.each([
  [['--bogus'], '--bogus'],
  [['-x'], '-x'],
  [['--out'], '--out'],
  [['--json=ano'], '--json'],
])('%j: the option is named', async (options, name) => {
  const { code, out, err } = await run(['summarize', SAMPLE, ...options]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^[^\n]+ Použití: [^\n]+\.$/);
  expect(err).toContain(`Volba ${name} `);
  expect(err).not.toMatch(/[Oo]ption|argument/);
});

test('usage errors speak the language that was asked for', async () => {
  expect((await run(['summarize', '--lang', 'en', '--bogus'])).err).toMatch(/^The option --bogus .* Usage: /);
  expect((await run(['--lang=en'])).err).toMatch(/^Usage: /);
});

test.each([
  [['summarize', SAMPLE, '--reading', 'přísný'], 'Výklad „přísný“ není znám. Použijte výchozí, doslovný, relativní, nebo vstřícný.'],
  [['summarize', SAMPLE, '--reading', ''], 'Výklad „“ není znám. Použijte výchozí, doslovný, relativní, nebo vstřícný.'],
  [['summarize', SAMPLE, '--lang', 'de'], 'Jazyk „de“ není k dispozici. Použijte cs, nebo en.'],
  [['check', SAMPLE, '--out', temp('x.xlsx')], 'Příkaz check nic nezapisuje: volby --out a --range patří k příkazu summarize.'],
  [['check', SAMPLE, '--range', 'List1!A1:B2'], 'Příkaz check nic nezapisuje: volby --out a --range patří k příkazu summarize.'],
])('%j', async (args, sentence) => {
  expect(await run(args)).toEqual({ code: 2, out: '', err: sentence });
});

test('a fault of our own is no result: exit 2, and its place is told', async () => {
  const { code, out, err } = await run(['summarize', SAMPLE], { functions: null as never });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^Program narazil na vlastní chybu/);
  expect(err).toContain('TypeError');
});

test('a name that would steer the terminal is shown, not obeyed', async () => {
  const { code, err } = await run(['check', 'plan\u001b[2J\u009b1m.xlsx']);
  expect(code).toBe(2);
  expect(err).toContain('plan\\u001b[2J\\u009b1m.xlsx');
});
