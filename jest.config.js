/** Tests mirror src/. Transformed by swc alone: types are checked by `npm run typecheck`, once, not per test file. */
module.exports = {
  testEnvironment: '<rootDir>/test/build/shared/environment.cjs',
  // A test runs in a context of its own, where every use of a global is looked up by a function: loops over cells took
  // several times as long. These are handed to each module as its own names.
  sandboxInjectedGlobals: [
    'Array',
    'Boolean',
    'JSON',
    'Map',
    'Math',
    'Number',
    'Object',
    'RegExp',
    'Set',
    'String',
    'Uint8Array',
    'WeakMap',
  ],
  // Packages loaded by Node itself, once for all files of a process; some of theirs are ESM only, which jest cannot load.
  moduleNameMapper: {
    '^@univerjs/core$': '<rootDir>/test/build/shared/univerCore.cjs',
    '^@univerjs/engine-formula$': '<rootDir>/test/build/shared/univerFormula.cjs',
    '^custom-functions-metadata$': '<rootDir>/test/build/shared/functionsMetadata.cjs',
    '^hyparquet-writer$': '<rootDir>/test/build/shared/hyparquetWriter.cjs',
    '^office-addin-manifest$': '<rootDir>/test/build/shared/officeAddinManifest.cjs',
  },
  // A busy machine is slow; how fast things are is measured by npm run bench, never by a test.
  testTimeout: 60_000,
  // jest would leave one core of two idle.
  maxWorkers: '100%',
  // How much of a property's runs is done; the unit lane does fewer (test/build/runs.ts).
  globals: { PROPERTY_SHARE: 1 },
  testMatch: ['<rootDir>/test/**/*.test.{ts,tsx}'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'json', 'node'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swcOptions()] },
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
