/**
 * Programs that tests need and npm cannot bring: a Chromium, LibreOffice with its Writer and its Python, xmllint, Python 3,
 * pdftotext, PostgreSQL, two web servers. On Debian and Ubuntu, as root, the missing ones are installed; elsewhere the one command
 * that does it is printed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findChromium } from './chromium';
import { findPostgres } from './postgres';
import { findUnoPython } from './uno';

interface Need {
  readonly what: string;
  readonly present: () => boolean;
  readonly apt: readonly string[];
  readonly brew: readonly string[];
}

const onPath = (...names: string[]): boolean =>
  names.some((name) => spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { stdio: 'ignore' }).status === 0);

/** Its library lies beside the program that `soffice` leads to. */
function hasWriter(): boolean {
  const found = spawnSync('which', ['soffice', 'libreoffice'], { encoding: 'utf8' }).stdout.split('\n')[0];
  if (!found) return false;
  const program = dirname(realpathSync(found));
  // Where not even Calc lies so, it is packed in a way of its own, and whole.
  return !existsSync(join(program, 'libsclo.so')) || existsSync(join(program, 'libswlo.so'));
}

const NEEDS: readonly Need[] = [
  { what: 'Chromium', present: () => findChromium() !== null, apt: ['chromium'], brew: ['--cask chromium'] },
  {
    what: 'LibreOffice',
    present: () => onPath('soffice', 'libreoffice') || existsSync('/Applications/LibreOffice.app'),
    // Without fonts of its own a bare system draws the chart's labels as boxes.
    apt: ['libreoffice-calc', 'fonts-liberation', 'fonts-dejavu'],
    brew: ['--cask libreoffice'],
  },
  // Debian packs each of its programs apart; elsewhere they come together.
  {
    what: 'LibreOffice Writer',
    present: () => process.platform !== 'linux' || hasWriter(),
    apt: ['libreoffice-writer-nogui'],
    brew: ['--cask libreoffice'],
  },
  { what: 'Python of LibreOffice', present: () => findUnoPython() !== null, apt: ['python3-uno'], brew: ['--cask libreoffice'] },
  { what: 'xmllint', present: () => onPath('xmllint'), apt: ['libxml2-utils'], brew: ['libxml2'] },
  { what: 'Python 3', present: () => onPath('python3'), apt: ['python3'], brew: ['python3'] },
  // As an ordinary user one has no path to them.
  { what: 'nginx', present: () => onPath('nginx') || existsSync('/usr/sbin/nginx'), apt: ['nginx-light'], brew: ['nginx'] },
  {
    what: 'Apache',
    present: () => onPath('apache2', 'httpd') || existsSync('/usr/sbin/apache2'),
    apt: ['apache2-bin'],
    brew: ['httpd'],
  },
  { what: 'pdftotext', present: () => onPath('pdftotext'), apt: ['poppler-utils'], brew: ['poppler'] },
  { what: 'PostgreSQL', present: () => findPostgres() !== null, apt: ['postgresql'], brew: ['postgresql@17'] },
];

const missing = (): Need[] => NEEDS.filter(({ present }) => !present());

function distribution(): string {
  try {
    return /^ID=["']?(\w+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}

/** The commands that install what is missing, in order. */
export function commandsFor(needs: readonly Pick<Need, 'what' | 'apt' | 'brew'>[], platform: NodeJS.Platform, system: string): string[] {
  if (platform === 'darwin') return needs.map(({ brew }) => `brew install ${brew.join(' ')}`);
  if (platform !== 'linux') return [];
  // Ubuntu's chromium package is an empty shell around a snap, which does not run in a container.
  const byPlaywright = system === 'ubuntu' && needs.some(({ what }) => what === 'Chromium');
  const packages = needs.filter(({ what }) => !(byPlaywright && what === 'Chromium')).flatMap(({ apt }) => apt);
  const commands = packages.length > 0 ? ['apt-get update', `apt-get install -y --no-install-recommends ${packages.join(' ')}`] : [];
  return byPlaywright ? [...commands, 'npx playwright-core install --with-deps chromium'] : commands;
}

function main(): number {
  let lacking = missing();
  if (lacking.length === 0) return 0;
  const names = lacking.map(({ what }) => what).join(', ');
  const system = distribution();
  const commands = commandsFor(lacking, process.platform, system);
  const canInstall = (system === 'debian' || system === 'ubuntu') && process.getuid?.() === 0;
  if (!canInstall) {
    const sudo = commands.map((command) => (command.startsWith('apt-get') ? `sudo ${command}` : command)).join(' && ');
    console.error(
      `Testům chybí: ${names}.\n${sudo ? `Doinstaluje je jeden příkaz:\n  ${sudo}` : 'Doinstalujte je a spusťte npm test znovu.'}`,
    );
    return 1;
  }
  console.log(`Testům chybí: ${names}. Instaluje se.`);
  for (const command of commands) {
    const { status } = spawnSync(command, { shell: true, stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    if (status !== 0) {
      console.error(`Příkaz selhal: ${command}`);
      return 1;
    }
  }
  lacking = missing();
  if (lacking.length > 0) console.error(`Stále chybí: ${lacking.map(({ what }) => what).join(', ')}.`);
  return lacking.length === 0 ? 0 : 1;
}

if (require.main === module) process.exitCode = main();
