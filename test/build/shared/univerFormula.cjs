module.exports = globalThis.sharedPackage('@univerjs/engine-formula');
