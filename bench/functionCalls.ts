import { customFunctions } from '../src/functions';
import type { Section } from './section';
import { best, inMs, ratio } from './timing';

const CODES = 10_000;
const LEVELS = ['Plněno', 'Plněno částečně', 'Neplněno'];

/** A column of 10,000 single formulas against one array formula; the time of the functions alone, without Excel's own cost per call. */
export async function functionCalls(): Promise<Section> {
  const functions = customFunctions((_, sentence) => new Error(sentence));
  const codes = Array.from({ length: CODES }, (_, i) => [`A1.${i + 1}`]);
  const criteria = codes.flatMap(([code]) => [0, 1, 2].map((i) => ({ code: code!, level: LEVELS[(code!.length + i) % 3]! })));
  const each = await best(() => codes.map((_, i) => functions['UROVEN']!(criteria.slice(3 * i, 3 * i + 3).map(({ level }) => [level]))));
  const one = await best(() =>
    functions['UROVNE']!(
      codes,
      criteria.map(({ code }) => [code]),
      criteria.map(({ level }) => [level]),
    ),
  );
  return {
    title: 'Custom functions: 10,000 measures with 3 criteria each',
    rows: [
      { what: '10,000 calls of PLNENI.UROVEN', value: inMs(each.ms) },
      { what: 'one call of PLNENI.UROVNE', value: inMs(one.ms) },
      { what: 'calls that cross from Excel to the add-in', value: `${CODES} against 1` },
      { what: 'time of the functions, one against many', value: ratio(one.ms, each.ms) },
    ],
  };
}
