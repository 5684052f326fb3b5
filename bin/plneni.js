#!/usr/bin/env node
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const built = join(__dirname, '../dist/cli/plneni.js');
if (existsSync(built)) {
  require(built);
} else {
  console.error('Program plneni ještě není sestaven. Spusťte: npm ci && npm run build');
  process.exitCode = 2;
}
