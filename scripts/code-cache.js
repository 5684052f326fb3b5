/**
 * Runs a command of the built program and keeps, beside it, what V8 compiled for it. Done by webpack.config.js at the end of a build.
 *
 * node scripts/code-cache.js dist/cli summarize samples/ukazka.xlsx
 */
const { resolve } = require('node:path');
const v8 = require('node:v8');

// Functions that have not run for a while would be forgotten.
v8.setFlagsFromString('--no-flush-bytecode');

const [folder] = process.argv.splice(2, 1);
const { keep } = require(resolve(folder, 'plneni.js'));
process.on('exit', (code) => {
  // 1: done, with something to mend in the workbook.
  if (code > 1) return;
  process.exitCode = 0;
  // V8 takes only what was made with the flags that it has itself.
  v8.setFlagsFromString('--flush-bytecode');
  keep();
});
