import { caption } from '../core/text/caption';
import { judgeVotes, territorialLevel } from '../core/rules/evaluate';
import { LEVELS, tallyOf, type Level } from '../core/plan/level';
import { liberecRegion } from '../core/plan/municipalities';
import { isBorderline, prevailing, underEachInterpretation } from '../core/rules/interpretation';
import { wholeShares } from '../core/rules/shares';
import { judgeStatement } from '../core/rules/statement';
import { Gazetteer, shareOf } from '../core/plan/territory';
import { cellText, fold } from '../core/text/text';
import { LEVEL_WORD, readProgress, readRelation } from '../core/text/wording';
import cs from '../i18n/functions.cs.json';
import { countIn, flat, isEmpty, levelIn, levelsIn, numberIn, readingIn, sameSize, shareIn } from './cells';
import { fill } from './fill';
import { Problem } from './problem';

/*
 * What Excel calls. Each function reads its cells, asks the core, and writes words or numbers; the rule itself is
 * in the core. Names and Czech descriptions of the metadata are generated from the comments below (webpack), the
 * English ones from functions.en.json. Bump the version in package.json and manifest.xml on every change of a
 * name or a parameter: Excel keeps the metadata for about 24 hours.
 */

const DEFAULT_THRESHOLD = 0.9;

/**
 * Úroveň plnění opatření podle úrovní jeho kritérií (pravidlo převahy).
 * @customfunction UROVEN UROVEN
 * @param urovne Úrovně kritérií: Plněno, Plněno částečně, Neplněno. Prázdné buňky se přeskočí.
 * @param vyklad Výklad pravidla: výchozí, doslovný, relativní, vstřícný. Bez něj výchozí.
 * @returns Úroveň slovy
 */
export function uroven(urovne: unknown[][], vyklad?: string): string {
  return LEVEL_WORD[prevailing(tallyOf(levelsIn(urovne)), readingIn(vyklad)).level];
}

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
      if (isEmpty(cell)) return '';
      const code = cellText(cell as string);
      const measure = byCode.get(fold(code));
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

/** Where every row of a column passes on the very same blocks, they are gone through once. */
const sorted = new WeakMap<unknown[][], { levels: unknown[][]; byCode: Map<string, MeasureLevels> }>();

function levelsByCode(kodyKriterii: unknown[][], urovneKriterii: unknown[][]): Map<string, MeasureLevels> {
  const known = sorted.get(kodyKriterii);
  if (known?.levels === urovneKriterii) return known.byCode;
  const codes = flat(kodyKriterii);
  const levels = flat(urovneKriterii);
  sameSize(codes, levels);
  const byCode = new Map<string, MeasureLevels>();
  codes.forEach((code, i) => {
    const key = fold(cellText(code));
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
  sorted.set(kodyKriterii, { levels: urovneKriterii, byCode });
  return byCode;
}

/**
 * Úroveň plnění kritéria podle jeho podkladů; oblasti se čtou po řádcích.
 * @customfunction KRITERIUM KRITERIUM
 * @param vztahy Vztahy podkladů ke kritériu: Bezprostřední, Částečný, Žádný.
 * @param stavy Stavy realizace, stejně velká oblast.
 * @param popisy Popisy nebo odkazy, stejně velká oblast. Podklad bez popisu se počítá jako neposkytnutý.
 * @param pokryti Podíl obcí, které pokrývají splněné podklady dohromady (od 0 do 1). Jen u kritéria s územím.
 * @param prah Podíl obcí, od kterého je kritérium s územím plněno (od 0 do 1). Bez něj 90 %.
 * @returns Úroveň slovy
 */
export function kriterium(vztahy: unknown[][], stavy: unknown[][], popisy?: unknown[][], pokryti?: number, prah?: number): string {
  const relations = flat(vztahy);
  const progresses = flat(stavy);
  const descriptions = popisy ? flat(popisy) : null;
  sameSize(relations, progresses, descriptions ?? relations);
  const share = shareIn(pokryti);
  const threshold = shareIn(prah) ?? DEFAULT_THRESHOLD;
  const levels = relations.flatMap((_, i) => {
    const relation = readRelation(cellText(relations[i]));
    const progress = readProgress(cellText(progresses[i]));
    // Without the third range nothing is known of evidence, so nothing is refused for it.
    const description = descriptions ? cellText(descriptions[i]) : '–';
    const { level, ground } = judgeStatement({ relation, progress, description, link: '' });
    if (ground === 'unreadable')
      throw new Problem('invalidValue', 'badStatement', { row: i + 1, relation: relation.raw, progress: progress.raw });
    return level ?? [];
  });
  const voices = share === null || levels.length === 0 ? levels : [territorialLevel(levels, { covered: share, total: 1 }, threshold)];
  return LEVEL_WORD[judgeVotes(voices, 'default').level];
}

/**
 * Proč má opatření svou úroveň, jednou větou.
 * @customfunction ZDUVODNENI ZDUVODNENI
 * @param urovne Úrovně kritérií: Plněno, Plněno částečně, Neplněno. Prázdné buňky se přeskočí.
 * @param vyklad Výklad pravidla: výchozí, doslovný, relativní, vstřícný. Bez něj výchozí.
 * @returns Věta
 */
export function zduvodneni(urovne: unknown[][], vyklad?: string): string {
  const tally = tallyOf(levelsIn(urovne));
  return fill(cs.clause[prevailing(tally, readingIn(vyklad)).clause], { ...tally });
}

/**
 * PRAVDA, pokud se úroveň opatření podle různých výkladů pravidla liší.
 * @customfunction HRANICNI HRANICNI
 * @param urovne Úrovně kritérií: Plněno, Plněno částečně, Neplněno. Prázdné buňky se přeskočí.
 * @returns PRAVDA, nebo NEPRAVDA
 */
export function hranicni(urovne: unknown[][]): boolean {
  const tally = tallyOf(levelsIn(urovne));
  return isBorderline(underEachInterpretation((reading) => prevailing(tally, reading).level));
}

/**
 * Podíl obcí, které pokrývá popis území (více buněk dohromady).
 * @customfunction POKRYTI POKRYTI
 * @param uzemi Území: obce, ORP X, POÚ X nebo celý kraj, oddělené středníkem.
 * @param obce Seznam obcí se sloupci kód, obec, ORP, POÚ. Bez něj 215 obcí Libereckého kraje.
 * @returns Podíl od 0 do 1
 */
export function pokryti(uzemi: unknown[][], obce?: unknown[][]): number {
  const gazetteer = obce ? gazetteerOf(obce) : builtInRegion();
  const territories = flat(uzemi).map((text) => gazetteer.read(cellText(text)));
  const problem = territories.flatMap((territory) => territory.problems)[0];
  if (problem?.kind === 'ambiguous') {
    throw new Problem('invalidValue', 'ambiguousPlace', { text: problem.name, places: problem.candidates.join('; ') });
  }
  if (problem) throw new Problem('invalidValue', 'unknownPlace', { text: problem.name });
  if (!territories.some((territory) => territory.named)) throw new Problem('notAvailable', 'noTerritory');
  return shareOf(gazetteer.coverage(territories));
}

let region: Gazetteer | undefined;
const builtInRegion = (): Gazetteer => (region ??= new Gazetteer(liberecRegion()));

function gazetteerOf(rows: unknown[][]): Gazetteer {
  if ((rows[0]?.length ?? 0) < 4) throw new Problem('invalidValue', 'placeColumns');
  const municipalities = rows
    .map(([code, name, orp, pou]) => ({
      code: cellText(code as string),
      name: cellText(name as string),
      orp: cellText(orp as string),
      pou: cellText(pou as string),
    }))
    .filter(({ code, name }) => code !== '' && name !== '');
  if (municipalities.length === 0) throw new Problem('invalidValue', 'placeColumns');
  return new Gazetteer(municipalities);
}

/**
 * Podíly v celých procentech, které dají dohromady 100 (metoda největšího zbytku).
 * @customfunction PODILY PODILY
 * @param pocty Počty. Prázdné buňky zůstanou prázdné.
 * @returns Celá procenta ve tvaru oblasti
 */
export function podily(pocty: unknown[][]): unknown[][] {
  const counts = flat(pocty)
    .filter((value) => !isEmpty(value))
    .map(countIn);
  const shares = wholeShares(counts);
  if (!shares) throw new Problem('notAvailable', 'zeroTotal');
  let next = 0;
  return pocty.map((row) => row.map((cell) => (isEmpty(cell) ? '' : shares[next++]!)));
}

/**
 * Souhrn: úroveň, počet, podíl v procentech a popisek; tři řádky.
 * @customfunction SOUHRN SOUHRN
 * @param urovne Úrovně opatření: Plněno, Plněno částečně, Neplněno. Prázdné buňky se přeskočí.
 * @param hlavicka PRAVDA přidá první řádek s názvy sloupců.
 * @returns Tabulka o třech řádcích, s hlavičkou o čtyřech
 */
export function souhrn(urovne: unknown[][], hlavicka?: boolean): unknown[][] {
  const tally = tallyOf(levelsIn(urovne));
  const shares = wholeShares(LEVELS.map((level) => tally[level]));
  if (!shares) throw new Problem('notAvailable', 'noLevels');
  const rows = LEVELS.map((level, i) => [LEVEL_WORD[level], tally[level], shares[i]!, caption(level, tally[level], shares[i]!)]);
  return hlavicka ? [['Úroveň', 'Počet', 'Podíl', 'Popisek'], ...rows] : rows;
}

/**
 * Popisek výseče grafu, například Plněno; 40; 56%.
 * @customfunction POPISEK POPISEK
 * @param uroven Úroveň: Plněno, Plněno částečně, Neplněno.
 * @param pocet Počet opatření, stejně velká oblast.
 * @param podil Podíl v celých procentech (56), stejně velká oblast.
 * @returns Popisky ve tvaru oblasti úrovní
 */
export function popisek(uroven: unknown[][], pocet: unknown[][], podil: unknown[][]): unknown[][] {
  const counts = flat(pocet);
  const shares = flat(podil);
  sameSize(flat(uroven), counts, shares);
  let next = 0;
  return uroven.map((row) =>
    row.map((cell) => {
      const i = next++;
      const level = levelIn(cell as string);
      return level ? caption(level, countIn(counts[i]!), percentIn(shares[i]!)) : '';
    }),
  );
}

function percentIn(value: Parameters<typeof countIn>[0]): number {
  const percent = numberIn(value);
  // 0.56 might be a cell that shows 56 %, or a mistake: refused rather than guessed.
  if (!Number.isInteger(percent) || percent < 0 || percent > 100)
    throw new Problem('invalidValue', 'notPercent', { text: cellText(value) });
  return percent;
}

/**
 * Rozdíl uvedeného celkového součtu a skutečného součtu částek; 0, když souhlasí.
 * @customfunction ROZDIL ROZDIL
 * @param castky Částky. Prázdné buňky se přeskočí.
 * @param celkem Uvedený celkový součet.
 * @returns Uvedený součet minus skutečný
 */
export function rozdil(castky: unknown[][], celkem: unknown): number {
  const amounts = flat(castky)
    .filter((value) => !isEmpty(value))
    .map(numberIn);
  if (amounts.length === 0) throw new Problem('notAvailable', 'noAmounts');
  if (isEmpty(celkem)) throw new Problem('invalidValue', 'noTotal');
  const difference = numberIn(celkem as string) - amounts.reduce((sum, amount) => sum + amount, 0);
  // Fractions of a crown summed in binary leave a dust that would read as a disagreement.
  return Number(difference.toFixed(4)) || 0;
}
