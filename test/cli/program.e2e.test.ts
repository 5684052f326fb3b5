import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAULTY, SAMPLE, temp } from '../build/cli';
import { call } from '../build/returns';

describe('the built program', () => {
  const root = join(__dirname, '../..');
  beforeAll(
    () => execFileSync('npx', ['webpack', '--mode', 'production', '--config-name', 'cli'], { cwd: root, stdio: 'ignore' }),
    120_000,
  );

  test('npx plneni prints one JSON object into a pipe, whole, and ends with the exit code', () => {
    const { status, stdout, stderr } = spawnSync('npx', ['plneni', 'summarize', FAULTY, '--json'], { cwd: root, encoding: 'utf8' });
    expect({ status, stderr: stderr.replace(/^npm warn .*\n/gm, '') }).toEqual({ status: 1, stderr: '' });
    expect(stdout.length).toBeGreaterThan(40_000);
    expect(JSON.parse(stdout)).toMatchObject({ plan: expect.any(String) });
  });

  test('a reader that closes early is no fault', () => {
    const { stdout, stderr } = spawnSync('bash', ['-c', `node bin/plneni.js summarize "${SAMPLE}" --json | head -c 20; echo " $?"`], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/^\{\n {2}"plan".* 0\n$/);
    expect(stderr).toBe('');
  });

  test('unusable input: exit 2 and one sentence', () => {
    const { status, stdout, stderr } = spawnSync('node', ['bin/plneni.js', 'check', 'není.xlsx'], { cwd: root, encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: 'Soubor není.xlsx nelze přečíst. Zkontrolujte cestu a oprávnění.\n',
    });
  });

  describe('a fault of its own', () => {
    const OWN = 'Program narazil na vlastní chybu a nic nezapsal. Pošlete prosím tento text podpoře: ';
    const OWN_ENGLISH = 'The program hit a fault of its own and wrote nothing. Please send this text to support: ';
    const run = (program: string, ...args: string[]) => {
      const { status, stdout, stderr } = spawnSync('node', [...args.slice(0, 2), program, ...args.slice(2)], { encoding: 'utf8' });
      return { status, stdout, stderr };
    };
    const program = join(root, 'bin/plneni.js');

    test('while it gets ready: exit 2 and the sentence in the language asked for', () => {
      const copy = temp('bez-metadat');
      cpSync(join(root, 'dist/cli'), copy, { recursive: true });
      rmSync(join(copy, 'functions.json'));
      const out = temp('nevznikne.xlsx');
      const start = (...lang: string[]) => run(join(copy, 'plneni.js'), '-r', 'node:fs', 'summarize', SAMPLE, '--out', out, ...lang);
      const czech = start();
      expect(czech).toMatchObject({ status: 2, stdout: '' });
      expect(czech.stderr.startsWith(`${OWN}Error: ENOENT`)).toBe(true);
      expect(start('--lang', 'en').stderr.startsWith(OWN_ENGLISH)).toBe(true);
      expect(start('--lang=en').stderr.startsWith(OWN_ENGLISH)).toBe(true);
      expect(existsSync(out)).toBe(false);
    });

    test.each([
      ['thrown', "setImmediate(() => { throw new Error('mimo příkaz'); });"],
      ['rejected', "setImmediate(() => void Promise.reject(new Error('mimo příkaz')));"],
    ])('%s outside a command: exit 2 and not 1', (_, source) => {
      const stub = temp('stub.cjs');
      writeFileSync(stub, source);
      const told = run(program, '-r', stub, 'check', SAMPLE);
      expect(told.status).toBe(2);
      expect(told.stderr.startsWith(`${OWN}Error: mimo příkaz`)).toBe(true);
    });
  });

  test('reads returns in its threads', () => {
    mkdirSync(temp('hromada'));
    for (let i = 0; i < 5; i++) writeFileSync(temp(`hromada/${i}.xlsx`), i === 3 ? 'text' : call());
    const program = join(root, 'bin/plneni.js');
    const run = (): string =>
      execFileSync(process.execPath, [program, 'collect', SAMPLE, temp('hromada'), '--dry-run', '--json'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    let told = '';
    try {
      told = run();
    } catch (error) {
      // Files of another plan are something to mend: exit code 1, and the report on stdout.
      told = (error as { stdout: string }).stdout;
    }
    const { files } = JSON.parse(told) as { files: { status: string; problems: { code: string }[] }[] };
    expect(files.map(({ problems }) => problems[0]?.code)).toEqual(['otherPlan', 'otherPlan', 'otherPlan', 'notReturn', 'otherPlan']);
  });
});
