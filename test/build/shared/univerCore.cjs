module.exports = globalThis.sharedPackage('@univerjs/core');
