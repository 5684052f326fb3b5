module.exports = globalThis.sharedPackage('custom-functions-metadata');
