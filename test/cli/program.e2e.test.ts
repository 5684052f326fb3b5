import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, normalize } from 'node:path';
import { examplesOf } from '../../scripts/cli-manual';
import { FAULTY, listWorkbook, SAMPLE, temp } from '../build/cli';
import { call } from '../build/returns';

describe('the built program', () => {
  const root = join(__dirname, '../..');
  // Packing builds it.
  beforeAll(() => {
    mkdirSync(temp('balicek'));
    execFileSync('npm', ['pack', '--pack-destination', temp('balicek')], { cwd: root, stdio: 'ignore' });
  }, 180_000);

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

  describe('packed and installed into an empty folder, without a network', () => {
    const place = temp('prazdna');
    const env = { ...process.env, PATH: `${join(place, 'node_modules/.bin')}${delimiter}${process.env.PATH}` };
    beforeAll(() => {
      mkdirSync(place);
      const [tarball] = readdirSync(temp('balicek'));
      const options = ['--offline', '--cache', temp('mezipamet'), '--no-audit', '--no-fund'];
      execFileSync('npm', ['install', ...options, join(temp('balicek'), tarball!)], { cwd: place, stdio: 'ignore' });
    }, 60_000);

    test('brings no other package and none of the sources', () => {
      expect(readdirSync(join(place, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['plneni']);
      const own = readdirSync(join(place, 'node_modules/plneni'), { recursive: true, encoding: 'utf8' });
      expect(own.filter((name) => /\.(tsx?|map|bin)$/.test(name))).toEqual([]);
      expect(own).toEqual(
        expect.arrayContaining(['LICENSE', 'dist/cli/third-party.txt', 'dist/cli/sbom.cdx.json', 'docs/cli.md'].map(normalize)),
      );
    });

    test('npx plneni --version', () => {
      const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
      expect(execFileSync('npx', ['plneni', '--version'], { cwd: place, encoding: 'utf8' })).toBe(`plneni ${version}\n`);
    });

    test('does every example of README, one after another', () => {
      cpSync(join(place, 'node_modules/plneni/samples'), join(place, 'samples'), { recursive: true });
      writeFileSync(
        join(place, 'seznam.csv'),
        'Kód;Název opatření;Gestor;Kritérium\nA1.1;Byty;Odbor bydlení;Počet bytů\nA1.2;Poradna;OSV;Otevřeno\n',
      );
      const levels = Array.from({ length: 72 }, (_, i) => [`A1.${i + 1}`, i % 3 === 0 ? 'Neplněno' : 'Plněno']);
      writeFileSync(join(place, 'seznam.xlsx'), listWorkbook([['Kód', 'Úroveň'], ...levels]));
      mkdirSync(join(place, 'vracene'));
      const examples = examplesOf(readFileSync(join(root, 'README.md'), 'utf8'));
      const ends = examples.map((words) => {
        // What was sent out comes back.
        if (words.startsWith('collect')) cpSync(join(place, 'vyzvy'), join(place, 'vracene'), { recursive: true });
        const { status, stderr } = spawnSync('bash', ['-c', `plneni ${words}`], { cwd: place, env, encoding: 'utf8' });
        return { words, ended: status === 0 || status === 1 ? 'well' : stderr };
      });
      expect(examples.length).toBeGreaterThan(10);
      expect(ends.filter(({ ended }) => ended !== 'well')).toEqual([]);
      const made = ['plan.xlsx', 'sebrano.xlsx', 'souhrn.xlsx', 'zprava.docx', 'priloha.xlsx', 'uzavreno.xlsx', 'dalsi.xlsx'];
      expect(made.filter((file) => !existsSync(join(place, file)))).toEqual([]);
    }, 180_000);

    test('asked for --progress it says what it is doing for over a second, and otherwise nothing', () => {
      const check = (more: string) => {
        // Reading waits for whoever writes.
        const script = `rm -f pomalu.xlsx; mkfifo pomalu.xlsx; (sleep 2; cat samples/ukazka.xlsx) > pomalu.xlsx & plneni check pomalu.xlsx ${more}`;
        return spawnSync('bash', ['-c', script], { cwd: place, env, encoding: 'utf8' });
      };
      expect(check('--progress')).toMatchObject({
        status: 0,
        stderr: 'Čtou se soubory\nOtevírá se sešit\nPočítá se a zapisuje do sešitu\n',
      });
      expect(check('')).toMatchObject({ status: 0, stderr: '' });
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
