module.exports = globalThis.sharedPackage('hyparquet-writer');
