/** npm run demo: builds if needed, summarizes the sample, and says where the result is and what to do with it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '..');
const built = join(root, 'dist/cli/plneni.js');
const sample = join(root, 'samples/ukazka.xlsx');
const out = join(root, 'tmp/ukazka-souhrn.xlsx');

const newest = (folder: string): number =>
  Math.max(...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => statSync(join(folder, file)).mtimeMs));

function run(command: string, args: readonly string[]): number {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 2;
}

function main(): number {
  if (!existsSync(built) || statSync(built).mtimeMs < newest(join(root, 'src'))) {
    console.log('Sestavuje se…');
    const status = run('npm', ['run', '--silent', 'build']);
    if (status !== 0) return status;
  }
  mkdirSync(join(root, 'tmp'), { recursive: true });
  const status = run('node', ['bin/plneni.js', 'summarize', sample, '--out', out]);
  // 1 means done, with findings of severity error: the sample may have them on purpose.
  if (status > 1 || !existsSync(out)) return status || 2;
  console.log(`
Sešit se souhrnem a grafem: ${relative(process.cwd(), out) || out}
Otevřete ho v Excelu nebo v LibreOffice.

Doplněk přímo v Excelu:
  1. npm run release -- --base https://vas-server.example/plneni/   (vytvoří dist/release/plneni-VERZE.zip)
  2. Rozbalte ho na server podle návodu INSTALACE.html, který je uvnitř i s manifestem.
  3. Excel na webu: Domů > Doplňky > Další doplňky > Moje doplňky > Nahrát můj doplněk > manifest ze složky manifesty.
     Windows, Mac a nasazení pro celý úřad: README.md.`);
  return 0;
}

process.exitCode = main();
