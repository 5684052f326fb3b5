import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { LIMITS, type Limits } from '../../../src/ooxml/limits';
import { call, handmade, HEADER, reading, resaved, sheetRows } from '../../build/returns';
import { runs } from '../../build/runs';

/** The same numbers in every run, so that what is found can be found again. */
const SEED = { seed: 20_260_115 };
const TIGHT: Limits = { ...LIMITS, unpacked: 5_000_000, rows: 2_000, cells: 20_000 };

const SMALL = handmade(sheetRows(HEADER, ['A1.1', '1', 'Částečný', 'Realizováno', 'Liberec', 'popis', '', '1. 6. 2025']));
const SOURCES: readonly (readonly [string, () => Uint8Array])[] = [
  ['call.xlsx', call],
  ['small.xlsx', () => SMALL],
  ['call.xlsb', () => resaved(call(), 'xlsb')],
  ['call.ods', () => resaved(call(), 'ods')],
  ['call.xls', () => resaved(call(), 'biff8')],
];

/** One change of bytes somewhere: a value, a run of one value, a cut, a piece twice. */
const change = fc.record({
  kind: fc.constantFrom('byte', 'run', 'cut', 'twice'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 64 }),
  value: fc.constantFrom(0, 1, 0x20, 0x22, 0x3c, 0x3e, 0x7f, 0x80, 0xff),
});
const changes = fc.array(change, { minLength: 1, maxLength: 4 });

function mutated(bytes: Uint8Array, list: readonly (typeof change extends fc.Arbitrary<infer C> ? C : never)[]): Uint8Array {
  let result = bytes.slice();
  for (const { kind, at, length, value } of list) {
    const place = Math.floor(at * Math.max(result.length - 1, 0));
    if (kind === 'byte') result[place] = value;
    else if (kind === 'run') result.fill(value, place, place + length);
    else {
      const [before, piece, after] = [result.subarray(0, place), result.subarray(place, place + length), result.subarray(place + length)];
      result = new Uint8Array(Buffer.concat(kind === 'cut' ? [before, after] : [before, piece, piece, after]));
    }
  }
  return result;
}

/** Nothing is thrown, and what comes is one of what there is. */
function check(bytes: Uint8Array): void {
  const result = reading(bytes, TIGHT);
  if (result.status === 'refused') expect(typeof result.fault.code).toBe('string');
  else {
    expect(result.return.rows.length).toBeLessThanOrEqual(TIGHT.rows);
    for (const { row, answer } of result.return.rows) {
      expect(row).toBeGreaterThan(0);
      for (const text of Object.values(answer)) expect(typeof text).toBe('string');
    }
  }
}

test.each(SOURCES)('%s with bytes changed', (_, source) => {
  const bytes = source();
  fc.assert(
    fc.property(changes, (list) => check(mutated(bytes, list))),
    { ...SEED, ...runs(60) },
  );
});

test.each(SOURCES.filter(([name]) => !name.endsWith('.xls')))('%s with bytes of its parts changed and packed again', (_, source) => {
  const parts = unzipSync(source());
  const names = Object.keys(parts);
  fc.assert(
    fc.property(fc.constantFrom(...names), changes, (name, list) => {
      check(zipSync({ ...parts, [name]: mutated(parts[name]!, list) }, { level: 1 }));
    }),
    { ...SEED, ...runs(60) },
  );
});

test('cut anywhere', () => {
  for (let length = 0; length < SMALL.length; length += 7) check(SMALL.slice(0, length));
});

test('anything at all', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom('', 'PK\u0003\u0004', 'PK\u0005\u0006', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'),
      (bytes, head) => {
        check(new Uint8Array([...Array.from(head, (letter) => letter.charCodeAt(0)), ...bytes]));
      },
    ),
    { ...SEED, ...runs(200) },
  );
});
