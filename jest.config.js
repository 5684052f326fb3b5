/** Tests mirror src/. Transformed by swc alone: types are checked by `npm run typecheck`, once, not per test file. */
module.exports = {
  testEnvironment: 'node',
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
