/** The best of several runs, ms: noise on a shared machine only ever adds. */
export async function best<T>(run: () => T | Promise<T>, times = 5): Promise<{ ms: number; result: T }> {
  let ms = Infinity;
  let result: T | undefined;
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    result = await run();
    ms = Math.min(ms, performance.now() - start);
  }
  return { ms, result: result as T };
}

export const inMs = (ms: number): string => (ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`);
export const ratio = (a: number, b: number): string => `${(a / b).toFixed(1)}×`;
export const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
export const mega = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
