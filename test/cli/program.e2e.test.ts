import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
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
