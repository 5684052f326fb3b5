import { check, compared, type Bench, type Observation } from './check';

const WAIT_MS = 500;
const ROUNDS = 20;
/** What stands in a cell while the function is on its way. */
const WAITING = /^#(BUSY|GETTING_DATA)/;

/** Shares of 1, of the cell below and of 1 again: an empty one stays empty, a zero has 0. */
async function sharesAround(bench: Bench, middle: string): Promise<Observation> {
  const { context, sheet } = bench;
  sheet.getRange('A1:A3').formulas = [[1], [middle], [1]];
  sheet.getRange('C1').formulas = [['=PLNENI.PODILY(A1:A3)']];
  await context.sync();
  const seen = await settled(bench, 'C1:C3');
  if (typeof seen[0] !== 'number') return { state: 'unknown', seen: JSON.stringify(seen) };
  return compared(seen, [50, '', 50]);
}

/** What cells show once the functions in them have answered, or after ten seconds. */
async function settled({ context, sheet }: Bench, address: string): Promise<unknown[]> {
  const read = async (): Promise<unknown[]> => {
    const range = sheet.getRange(address).load('values');
    await context.sync();
    return range.values.map(([value]) => value as unknown);
  };
  for (let round = 0; ; round++) {
    const values = await read();
    if (round === ROUNDS || !values.some((value) => WAITING.test(String(value)))) return values;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
}

/** An empty cell is handed over as empty, not as 0 (office-js #1951, #4702). */
export const functionEmptyCell = check('functionEmptyCell', (bench) => sharesAround(bench, ''));

/** So is one that holds the empty text of a formula. */
export const functionEmptyText = check('functionEmptyText', (bench) => sharesAround(bench, '=""'));

/** Written by code, in English and without a prefix: what a calculated column of ours needs (office-js #891, #6614). */
export const functionAnswers = check('functionAnswers', async (bench) => {
  const { context, sheet } = bench;
  sheet.getRange('A1:A3').values = [['Plněno'], ['Plněno'], ['Neplněno']];
  sheet.getRange('C1').formulas = [['=PLNENI.UROVEN(A1:A3)']];
  await context.sync();
  const start = performance.now();
  const [level] = await settled(bench, 'C1');
  const observation = compared(level, 'Plněno');
  return { ...observation, seen: `${observation.seen}, ${Math.round(performance.now() - start)} ms` };
});
