import { tallyOf, type Level } from '../core/plan/level';
import { prevailing } from '../core/rules/interpretation';
import { foldIdentifier } from '../core/text/identifiers';
import { LEVEL_WORD } from '../core/text/wording';
import { type Cells, flat, levelIn, readingIn, sameSize, textIn } from './cells';
import { Problem } from './problem';

/**
 * Úroveň plnění pro každý kód opatření, celý sloupec jedním vzorcem.
 * @customfunction UROVNE UROVNE
 * @param kody Kódy opatření, pro která se má úroveň určit.
 * @param kodyKriterii Kódy opatření u kritérií, stejně velká oblast jako úrovně kritérií.
 * @param urovneKriterii Úrovně kritérií: Plněno, Plněno částečně, Neplněno.
 * @param vyklad Výklad pravidla: výchozí, doslovný, relativní, vstřícný. Bez něj výchozí.
 * @returns Úrovně slovy, ve tvaru oblasti kódů
 */
export function urovne(kody: unknown[][], kodyKriterii: unknown[][], urovneKriterii: unknown[][], vyklad?: string): unknown[][] {
  const reading = readingIn(vyklad);
  const byCode = levelsByCode(kodyKriterii, urovneKriterii);
  // One bad code must not take the whole column down: only its own cell shows the error.
  return kody.map((row) =>
    row.map((cell) => {
      const code = textIn(cell);
      if (code === '') return '';
      const measure = byCode.get(foldIdentifier(code));
      if (!measure) return new Problem('notAvailable', 'noCriteria', { code });
      // Criteria that nobody has judged yet say nothing; "Neplněno" beside every measure would be a false alarm.
      if (measure.levels.length === 0) return measure.problem ?? '';
      return measure.problem ?? LEVEL_WORD[prevailing(tallyOf(measure.levels), reading).level];
    }),
  );
}

interface MeasureLevels {
  readonly levels: Level[];
  problem: Problem | null;
}

/** By the range of codes, then by the range of levels. A spreadsheet that hands one range to every row of a column has it read once. */
const readRanges = new WeakMap<Cells, WeakMap<Cells, ReadonlyMap<string, MeasureLevels>>>();

function levelsByCode(kodyKriterii: Cells, urovneKriterii: Cells): ReadonlyMap<string, MeasureLevels> {
  const known = readRanges.get(kodyKriterii)?.get(urovneKriterii);
  if (known) return known;
  const codes = flat(kodyKriterii);
  const levels = flat(urovneKriterii);
  sameSize(codes, levels);
  const byCode = new Map<string, MeasureLevels>();
  codes.forEach((code, i) => {
    const key = foldIdentifier(textIn(code));
    if (key === '') return;
    let measure = byCode.get(key);
    if (!measure) byCode.set(key, (measure = { levels: [], problem: null }));
    try {
      const level = levelIn(levels[i]!);
      if (level) measure.levels.push(level);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      measure.problem ??= problem;
    }
  });
  const ofCodes = readRanges.get(kodyKriterii) ?? new WeakMap<Cells, ReadonlyMap<string, MeasureLevels>>();
  readRanges.set(kodyKriterii, ofCodes.set(urovneKriterii, byCode));
  return byCode;
}
