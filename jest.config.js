/** Univer's and office-addin-manifest's CommonJS builds ask for packages that are ESM only: Node loads them, jest has to turn them into CommonJS first. */
const ESM_ONLY =
  'lodash-es|nanoid|rbush|quickselect|kdbush|cjk-regex|regexp-util|unicode-regex|franc-min|trigram-utils|n-gram|collapse-white-space|uuid|strip-bom|node-fetch|fetch-blob|data-uri-to-buffer|formdata-polyfill';

/** Tests mirror src/. Transformed by swc alone: types are checked by `npm run typecheck`, once, not per test file. */
module.exports = {
  testEnvironment: 'node',
  // A busy machine is slow; how fast things are is measured by npm run bench, never by a test.
  testTimeout: 60_000,
  // jest would leave one core of two idle.
  maxWorkers: '100%',
  // How much of a property's runs is done; the unit lane does fewer (test/build/runs.ts).
  globals: { PROPERTY_SHARE: 1 },
  testMatch: ['<rootDir>/test/**/*.test.{ts,tsx}'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'json', 'node'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swcOptions()], [`/(${ESM_ONLY})/.+\\.js$`]: ['@swc/jest', { module: { type: 'commonjs' } }] },
  transformIgnorePatterns: [`/node_modules/(?!(.*/)?(${ESM_ONLY})/)`],
  // Fixtures hold package.json files and copies of sources that are no modules of ours.
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/test/fixtures/'],
};

function swcOptions() {
  return {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  };
}
