/**
 * Univer's CommonJS build requires packages that are ES modules. Node does that by itself, jest's module system does
 * not; the vendor's UMD build carries those packages inside. Import this before the host, or map the names in
 * jest's `moduleNameMapper`.
 */
jest.mock('@univerjs/core', () => jest.requireActual<object>('@univerjs/core/lib/umd/index.js'));
jest.mock('@univerjs/engine-formula', () => jest.requireActual<object>('@univerjs/engine-formula/lib/umd/index.js'));

export {};
