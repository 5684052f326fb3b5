const whole = require('./jest.config');

/**
 * `npm run test:node`: what runs on a machine that has Node and nothing else; `npm run test:unit` is the part of it that
 * opens no workbook through Microsoft's client and draws no pane. Left to `npm test` are the tests that
 * need a browser, LibreOffice, xmllint, Python or a finished build: the folders e2e and libreoffice, and *.e2e.test.*
 * Properties are tried less often, from a fixed seed (test/build/runs.ts).
 */
module.exports = {
  ...whole,
  globals: { PROPERTY_SHARE: 0.2 },
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/(e2e|libreoffice)/', '\\.e2e\\.test\\.tsx?$'],
};
