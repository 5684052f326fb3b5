module.exports = globalThis.sharedPackage('office-addin-manifest');
