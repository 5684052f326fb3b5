import { stateOf } from '../core/comments/comment';
import { fingerprint } from '../core/exchange/fingerprint';
import { comparePeriods } from '../core/periods/compare';
import type { PeriodFault } from '../core/periods/fault';
import { periodKey, type Period } from '../core/periods/period';
import { topAreas } from '../core/plan/areas';
import type { Municipality } from '../core/plan/municipalities';
import type { Plan } from '../core/plan/plan';
import { REGIONS, regionOf } from '../core/plan/regions/regions';
import type { Evaluation, JudgedStatement } from '../core/rules/evaluate';
import type { At } from '../core/rules/findings';
import { INTERPRETATIONS, type Interpretation } from '../core/rules/interpretation';
import { wholeShares } from '../core/rules/shares';
import { territorialStandings } from '../core/territory/coverage';
import { aszTable } from '../core/territory/asz';
import { foldIdentifier } from '../core/text/identifiers';
import type { Read } from '../core/text/read';
import { compareCodes } from '../core/text/text';
import type { LEVEL_WORD } from '../core/text/wording';
import { INTERPRETATION_WORD, REASON_WORD } from '../core/text/wording';
import {
  CAUSE,
  CHANGE,
  COMMENT_KIND,
  COMMENT_STATE,
  LEVEL,
  LEVEL_UNDER,
  PROGRESS,
  READING,
  REASON,
  RELATION,
  RESULT,
  STANDING,
  UNREADABLE,
  UNSTATED,
  type Codes,
} from './codes';
import type { Guard } from './privacy';
import type { OpenDataSource } from './source';
import type { OpenRow, Value } from './tables';

/** What stands in every row. */
export type Context = Readonly<Record<'kraj' | 'plan' | 'obdobi' | 'stav_k_datu' | 'vyklad' | 'prah', Value>>;

const orUnstated = (text: string): string => text || UNSTATED;

/**
 * The period in a form that any folder may be called by.
 * @example periodCode('2024-01-01', '2025-12-31') // '2024-2025'
 */
export function periodCode(from: string | null, to: string | null): string {
  if (from === null || to === null) return UNSTATED;
  if (!from.endsWith('-01-01') || !to.endsWith('-12-31')) return `${from}_${to}`;
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return first === last ? first : `${first}-${last}`;
}

export function contextOf({ settings, municipalities }: Plan, { reading, threshold }: Evaluation, guard: Guard): Context {
  const region = settings.withoutTerritory ? null : regionOf(municipalities);
  return {
    kraj: REGIONS.find(({ id }) => id === region)?.nuts ?? UNSTATED,
    plan: orUnstated(guard.text(settings.planName, { table: 'settings' }) ?? ''),
    obdobi: periodCode(settings.periodFrom, settings.periodTo),
    stav_k_datu: settings.asOf,
    vyklad: READING.of(reading),
    prah: threshold,
  };
}

/** A key for each municipality: its code, and where that is missing or stands twice, with its place in the list. */
function municipalityCodes(municipalities: readonly Municipality[]): string[] {
  const taken = new Set<string>();
  return municipalities.map(({ code }, i) => {
    const key = code !== '' && !taken.has(code) ? code : `${orUnstated(code)}-${i + 1}`;
    taken.add(key);
    return key;
  });
}

export function planRows({ plan, evaluation }: OpenDataSource, context: Context): OpenRow[] {
  const { periodFrom, periodTo } = plan.settings;
  return [
    {
      ...context,
      obdobi_od: periodFrom,
      obdobi_do: periodTo,
      opatreni: evaluation.measures.length,
      obci: evaluation.gazetteer.municipalities.length,
      asz_uvedeny_soucet: plan.aszTotal,
      kontrolni_kod: fingerprint({ ...plan, settings: { ...plan.settings, reading: evaluation.reading } }),
    },
  ];
}

/** Areas with a code, each once. */
export function areaRows({ areas }: Plan, context: Context, guard: Guard): OpenRow[] {
  const first = areas.filter(({ key }, i) => key !== '' && areas.findIndex((other) => other.key === key) === i);
  const codes = new Map(first.map(({ key, code }) => [key, code]));
  // Of a repeated code the last row says what it belongs to, as `topAreas` takes it.
  const parents = new Map(areas.map(({ key, parentKey }) => [key, parentKey]));
  return first.map(({ row, code, name, key }) => ({
    ...context,
    kod_okruhu: code,
    nazev: guard.text(name, { table: 'areas', row, column: 'name' }),
    nadrazeny: parents.get(key) === key ? null : (codes.get(parents.get(key)!) ?? null),
  }));
}

export const municipalityRows = ({ gazetteer: { municipalities } }: Evaluation, context: Context, guard: Guard): OpenRow[] => {
  const codes = municipalityCodes(municipalities);
  return municipalities.map(({ name, orp, pou, aszSince }, i) => ({
    ...context,
    kod_obce: codes[i]!,
    nazev: guard.place(name, { table: 'municipalities', column: 'name' }),
    orp: guard.place(orp, { table: 'municipalities', column: 'orp' }),
    pou: guard.place(pou, { table: 'municipalities', column: 'pou' }),
    partner_asz: aszSince !== undefined,
  }));
};

/** What an override that holds says. */
const overrideOf = ({ overridden, final }: Evaluation['measures'][number]): string | null => (overridden ? LEVEL.of(final) : null);

export function measureRows({ areas }: Pick<Plan, 'areas'>, evaluation: Evaluation, context: Context, guard: Guard): OpenRow[] {
  const codes = new Map<string, string>();
  for (const { key, code } of areas) if (key !== '' && !codes.has(key)) codes.set(key, code);
  const topOf = topAreas(areas);
  const leadOf = leadNames(evaluation, guard);
  return evaluation.measures.map((verdict) => {
    const { measure, computed, final, borderline, tally, silent, reason, byInterpretation } = verdict;
    const key = foldIdentifier(measure.subarea);
    const top = codes.has(key) ? topOf(key) : '';
    return {
      ...context,
      kod_opatreni: orUnstated(measure.code),
      okruh: codes.get(top) ?? null,
      podokruh: codes.has(key) && top !== key ? codes.get(key)! : null,
      nazev: guard.text(measure.title, { table: 'measures', row: measure.row, column: 'title' }),
      gestor: leadOf(verdict),
      uroven: LEVEL.of(final),
      uroven_vypoctena: LEVEL.of(computed),
      uroven_rucni: overrideOf(verdict),
      ...levelsUnder(byInterpretation),
      hranicni: borderline,
      ...tallyCells('kriterii', tally),
      bez_odpovedi: silent,
      duvod: reason && REASON.of(reason),
    };
  });
}

/** What has a short name in tblGestori is an office, whatever it is called. */
const isOffice = (bodies: Evaluation['bodies'], key: string): boolean => (bodies.contactOf(key)?.short ?? '') !== '';

/** Leads by the names that the plan has for them, each once, as the summary counts them. */
function leadNames({ bodies }: Evaluation, guard: Guard): (verdict: Evaluation['measures'][number]) => string | null {
  const names = new Map<string, string>();
  return ({ measure }) => {
    const at: At = { table: 'measures', row: measure.row, column: 'lead' };
    const own = bodies.read(measure.lead).names.map((name) => {
      const key = bodies.keyOf(name);
      if (!names.has(key)) names.set(key, bodies.contactOf(key)?.name ?? name);
      return guard.body(names.get(key)!, at, isOffice(bodies, key))!;
    });
    return [...new Set(own)].join('; ') || null;
  };
}

export const criterionRows = ({ measures }: Evaluation, context: Context, guard: Guard): OpenRow[] =>
  measures.flatMap(({ measure, criteria }) =>
    criteria.map(({ criterion, level, byInterpretation, tally, coverage, silent, reason }) => ({
      ...context,
      kod_opatreni: orUnstated(measure.code),
      cislo_kriteria: orUnstated(criterion?.number ?? ''),
      kriterium: criterion && guard.text(criterion.text, { table: 'criteria', row: criterion.row, column: 'text' }),
      uroven: LEVEL.of(level),
      ...levelsUnder(byInterpretation),
      ...tallyCells('hlasu', tally),
      pokryto_obci: coverage?.covered ?? null,
      bez_odpovedi: silent,
      duvod: reason && REASON.of(reason),
    })),
  );

const levelsUnder = (by: Readonly<Record<Interpretation, keyof typeof LEVEL_WORD>>): OpenRow =>
  Object.fromEntries(INTERPRETATIONS.map((id) => [LEVEL_UNDER[id], LEVEL.of(by[id])]));

const tallyCells = (
  what: string,
  tally: { readonly fulfilled: number; readonly partial: number; readonly unfulfilled: number },
): OpenRow => ({
  [`${what}_plneno`]: tally.fulfilled,
  [`${what}_castecne`]: tally.partial,
  [`${what}_neplneno`]: tally.unfulfilled,
});

/** Every statement that belongs to a criterion, with what it belongs to, by its number. */
const judgedStatements = ({
  measures,
}: Evaluation): { readonly measure: string; readonly criterion: string; readonly judged: JudgedStatement }[] =>
  measures
    .flatMap(({ measure, criteria }) =>
      criteria.flatMap(({ criterion, statements }) =>
        statements.map((judged) => ({
          measure: orUnstated(measure.code),
          criterion: orUnstated(criterion?.number ?? ''),
          judged,
        })),
      ),
    )
    .sort((a, b) => a.judged.statement.row - b.judged.statement.row);

const numberOf = ({ row }: { readonly row: number }): number => row + 1;

export const statementRows = (evaluation: Evaluation, context: Context): OpenRow[] =>
  judgedStatements(evaluation).map(({ measure, criterion, judged: { statement, ruling, territory, repeats } }) => ({
    ...context,
    cislo_podkladu: numberOf(statement),
    kod_opatreni: measure,
    cislo_kriteria: criterion,
    vztah: readCode(RELATION, statement.relation),
    stav: readCode(PROGRESS, statement.progress),
    doklad: statement.description !== '' || statement.link !== '',
    uzemi_uvedeno: territory.named,
    opakuje: repeats && numberOf(repeats),
    duvod: statement.reason.value && REASON.of(statement.reason.value),
    uroven: ruling.level && LEVEL.of(ruling.level),
  }));

const readCode = <T extends string>(codes: Codes<T>, { raw, value }: Read<T>): string | null =>
  value === null ? (raw === '' ? null : UNREADABLE) : codes.of(value);

export function statementMunicipalityRows(evaluation: Evaluation, context: Context): OpenRow[] {
  const codes = municipalityCodes(evaluation.gazetteer.municipalities);
  return judgedStatements(evaluation).flatMap(({ judged: { statement, territory } }) =>
    [...territory.members].sort((a, b) => a - b).map((i) => ({ ...context, cislo_podkladu: numberOf(statement), kod_obce: codes[i]! })),
  );
}

/** @param codes of the municipalities, by their places in the list */
export const territoryRows = (
  evaluation: Evaluation,
  context: Context,
  codes: readonly string[] = municipalityCodes(evaluation.gazetteer.municipalities),
): OpenRow[] =>
  territorialStandings(evaluation).flatMap(({ measure: { measure }, verdict: { criterion }, standings }) =>
    standings.map((standing, i) => ({
      ...context,
      kod_opatreni: orUnstated(measure.code),
      cislo_kriteria: orUnstated(criterion?.number ?? ''),
      kod_obce: codes[i]!,
      stav: STANDING.of(standing),
    })),
  );

// --- souhrn -----------------------------------------------------------------------------------------------------

/** Measures counted: from their own rows, so that everybody who has the files can do the same. */
export function summaryRows(measures: readonly OpenRow[], areas: readonly OpenRow[], context: Context): OpenRow[] {
  const line = (
    cleneni: string,
    kod: string,
    nazev: Value,
    members: readonly OpenRow[],
    reading: Value = context.vyklad,
    level: (row: OpenRow) => Value = (row) => row['uroven']!,
  ): OpenRow => {
    const counts = LEVEL.all.map((code) => members.filter((row) => level(row) === code).length);
    const shares = wholeShares(counts);
    return {
      ...context,
      cleneni,
      kod,
      nazev,
      vyklad: reading,
      pouzity_vyklad: reading === context.vyklad,
      plneno: counts[0]!,
      castecne: counts[1]!,
      neplneno: counts[2]!,
      celkem: members.length,
      podil_plneno: shares?.[0] ?? null,
      podil_castecne: shares?.[1] ?? null,
      podil_neplneno: shares?.[2] ?? null,
    };
  };
  const grouped = (cleneni: string, codes: readonly (readonly [kod: string, nazev: Value])[], of: (row: OpenRow) => readonly Value[]) => {
    const rest = measures.filter((row) => of(row).every((value) => value === null));
    return [
      ...codes.map(([kod, nazev]) =>
        line(
          cleneni,
          kod,
          nazev,
          measures.filter((row) => of(row).includes(kod)),
        ),
      ),
      ...(rest.length > 0 ? [line(cleneni, UNSTATED, null, rest)] : []),
    ];
  };
  const ofLead = ({ gestor }: OpenRow): string[] => (typeof gestor === 'string' ? gestor.split('; ') : []);
  const areaCodes = (isTop: boolean): (readonly [string, Value])[] =>
    areas.filter(({ nadrazeny }) => (nadrazeny === null) === isTop).map(({ kod_okruhu, nazev }) => [String(kod_okruhu), nazev!] as const);
  const unfulfilled = measures.filter(({ uroven }) => uroven !== LEVEL.of('fulfilled'));
  const reasons = REASON.all.filter((code) => unfulfilled.some(({ duvod }) => duvod === code));
  const reasonless = unfulfilled.filter(({ duvod }) => duvod === null);
  const reasonName = (code: string): string => REASON_WORD[REASON.read(code)!];
  return [
    ...INTERPRETATIONS.map((id) =>
      line('celkem', 'celkem', INTERPRETATION_WORD[id], measures, READING.of(id), (row) => row['uroven_rucni'] ?? row[LEVEL_UNDER[id]]!),
    ),
    ...grouped('okruh', areaCodes(true), ({ okruh }) => [okruh!]),
    ...grouped('podokruh', areaCodes(false), ({ podokruh }) => [podokruh!]),
    ...grouped(
      'gestor',
      [...new Set(measures.flatMap(ofLead))].sort(compareCodes).map((name) => [name, name] as const),
      (row) => (ofLead(row).length === 0 ? [null] : ofLead(row)),
    ),
    ...reasons.map((code) =>
      line(
        'duvod',
        code,
        reasonName(code),
        unfulfilled.filter(({ duvod }) => duvod === code),
      ),
    ),
    ...(reasonless.length > 0 ? [line('duvod', UNSTATED, null, reasonless)] : []),
  ];
}

// --- the other sheets -------------------------------------------------------------------------------------------

export function aszRows({ plan, evaluation: { gazetteer } }: OpenDataSource, context: Context, guard: Guard): OpenRow[] {
  const codes = municipalityCodes(gazetteer.municipalities);
  const { lines } = aszTable(plan);
  const rows = lines.map(({ municipality, funds }, i): OpenRow => {
    const { members } = gazetteer.read(municipality);
    const at: At = { table: 'asz', row: plan.asz[i]?.row ?? 0, column: 'municipality' };
    return {
      ...context,
      poradi: i + 1,
      kod_obce: members.length === 1 ? codes[members[0]!]! : null,
      obec: members.length === 1 ? guard.place(municipality, at) : guard.text(municipality, at),
      castka: funds,
    };
  });
  return withShares(rows);
}

/** The rows with their shares of the sum, to six places; null where there is no sum. */
export function withShares(rows: readonly OpenRow[]): OpenRow[] {
  const sum = rows.reduce((all, { castka }) => all + Number(castka ?? 0), 0);
  return rows.map((row) => ({
    ...row,
    podil: row['castka'] === null || sum === 0 ? null : Math.round((Number(row['castka']) / sum) * 1e6) / 1e6,
  }));
}

export function commentRows({ plan, evaluation, comments }: OpenDataSource, context: Context, guard: Guard): OpenRow[] {
  const codes = new Map(evaluation.measures.map(({ measure }) => [measure.key, orUnstated(measure.code)]));
  const { bodies } = evaluation;
  return comments.map((comment, i) => {
    const { row, number, round, who, measureKey, kind, result } = comment;
    const at = (column: string): At => ({ table: 'comments', row, column });
    return {
      ...context,
      poradi: i + 1,
      cislo: guard.text(number, at('number')),
      kolo: guard.text(round, at('round')),
      kod_opatreni: plan.measures.length > 0 ? (codes.get(measureKey) ?? null) : null,
      kdo: guard.body(who, at('who'), isOffice(bodies, bodies.keyOf(who))),
      typ: kind.value && COMMENT_KIND.of(kind.value),
      stav: COMMENT_STATE.of(stateOf(comment)),
      vysledek: result.value && RESULT.of(result.value),
    };
  });
}

/**
 * Each period that was frozen against the one that came next, the last of them against the plan as it is now; and why some of
 * them cannot be compared.
 */
export function movements(
  { history, now }: OpenDataSource,
  context: Context,
): { readonly rows: OpenRow[]; readonly faults: readonly PeriodFault[] } {
  const faults: PeriodFault[] = [...history.faults];
  const frozen = history.periods.filter(({ label }) => now === null || periodKey(label) !== periodKey(now.label));
  const periods: readonly Period[] = now === null ? frozen : [...frozen, now];
  const rows = periods.slice(1).flatMap((after, i): OpenRow[] => {
    const before = periods[i]!;
    const compared = comparePeriods(before, after);
    if ('faults' in compared) {
      faults.push(...compared.faults);
      return [];
    }
    return compared.comparison.movements.map((movement) => ({
      obdobi_pred: before.label,
      obdobi_po: after.label,
      kod_opatreni: orUnstated(movement.code),
      uroven_pred: movement.before && LEVEL.of(movement.before),
      uroven_po: movement.after && LEVEL.of(movement.after),
      zmena: CHANGE.of(movement.change),
      priciny: movement.because.map(CAUSE.of).join(';') || null,
    }));
  });
  return { rows: rows.map((row, i) => ({ ...context, poradi: i + 1, ...row })), faults };
}

export const textRows = (evaluation: Evaluation, context: Context, guard: Guard): OpenRow[] =>
  judgedStatements(evaluation).map(({ measure, criterion, judged: { statement } }) => {
    const at = (column: string): At => ({ table: 'statements', row: statement.row, column });
    const text = (column: 'submitter' | 'territory' | 'description' | 'link'): string | null =>
      guard.confirmedText(statement[column], at(column));
    return {
      ...context,
      cislo_podkladu: numberOf(statement),
      kod_opatreni: measure,
      cislo_kriteria: criterion,
      predkladatel: text('submitter'),
      uzemi: text('territory'),
      popis: text('description'),
      odkaz: text('link'),
      datum: statement.date.value,
      vlastni_hodnoceni: statement.ownLevel.value && LEVEL.of(statement.ownLevel.value),
    };
  });
