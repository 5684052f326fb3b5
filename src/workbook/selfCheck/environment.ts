import { check, type Observation } from './check';

/** The level that the product needs, and those that it uses where they are there. */
const LEVELS = ['1.8', '1.9', '1.12', '1.14', '1.16', '1.17', '1.18', '1.19', '1.20'];
const NEEDED = '1.14';

export const apiLevel = check('apiLevel', (): Promise<Observation> => {
  const has = LEVELS.filter((level) => Office.context.requirements.isSetSupported('ExcelApi', level));
  return Promise.resolve({ state: has.includes(NEEDED) ? 'ok' : 'differs', seen: `ExcelApi ${has.at(-1) ?? '?'}` });
});

/** How long Excel takes to answer the shortest question; over a second, everything is slow. */
export const roundTrip = check('roundTrip', async ({ context, sheet }) => {
  const ask = (): Promise<void> => {
    sheet.load('name');
    return context.sync();
  };
  const start = performance.now();
  for (let round = 0; round < ROUNDS; round++) await ask();
  const ms = Math.round((performance.now() - start) / ROUNDS);
  return { state: ms < SLOW_MS ? 'ok' : 'differs', seen: `${ms} ms` };
});

const ROUNDS = 5;
const SLOW_MS = 1_000;
