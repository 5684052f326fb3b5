const { TestEnvironment } = require('jest-environment-node');

/**
 * Node, with a way to packages that all test files of one process may share. Jest loads every module anew for every
 * file; Univer and the TypeScript compiler take more than a second of that, and neither keeps anything between workbooks.
 * What is shared lives outside of the test's context: its errors and maps are no `instanceof` the test's own.
 */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.sharedPackage = (name) => require(name);
  }
};
