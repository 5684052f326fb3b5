/**
 * `npx plneni` inside this repository. npm links the commands of dependencies into node_modules/.bin, but not
 * the package's own; npx would then install the repository into its cache first (slow, and it asks). So the
 * build puts the link there itself.
 */
const { mkdirSync, rmSync, symlinkSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const bin = join(__dirname, '../node_modules/.bin');
const link = join(bin, 'plneni');
mkdirSync(bin, { recursive: true });
rmSync(link, { force: true });
if (process.platform === 'win32') {
  // Symbolic links need a privilege on Windows; npm itself writes .cmd files there.
  writeFileSync(`${link}.cmd`, '@node "%~dp0\\..\\..\\bin\\plneni.js" %*\r\n');
} else {
  symlinkSync('../../bin/plneni.js', link);
}
