/** Share of a property's runs in this lane; `jest.node.config.js` sets it below 1. */
declare const PROPERTY_SHARE: number;

/** What the lanes of Node alone draw is the same every time, so it neither surprises nor finds: that is for the whole. */
const SEED = 20_260_115;

/**
 * How often a property is tried: `count` times when everything is tested, a share of it, from a fixed seed, in the
 * lanes of Node alone. For properties whose one run costs milliseconds (a workbook made, read or spoilt).
 *
 * @param count at least 1
 * @example fc.assert(property, { ...runs(60) })
 */
export const runs = (count: number): { readonly numRuns: number; readonly seed?: number } =>
  PROPERTY_SHARE < 1 ? { numRuns: Math.ceil(count * PROPERTY_SHARE), seed: SEED } : { numRuns: count };
