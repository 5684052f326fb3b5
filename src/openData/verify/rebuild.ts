import type { Level } from '../../core/plan/level';
import type { Criterion, Measure, Plan, Statement } from '../../core/plan/plan';
import { foldIdentifier, foldNumber } from '../../core/text/identifiers';
import type { Read } from '../../core/text/read';
import { LEVEL_WORD, PROGRESS_WORD, REASON_WORD, RELATION_WORD } from '../../core/text/wording';
import { LEVEL, PROGRESS, READING, REASON, RELATION, UNSTATED, type Codes } from '../codes';
import type { OpenRow, OpenRows, Value } from '../tables';

const textOf = (value: Value | undefined): string => (value === null || value === undefined || value === UNSTATED ? '' : String(value));

/** What stands for a word that cannot be read, and for a municipality that is none. */
const UNKNOWN = '?';

/**
 * A plan that says what the files say: all that the rule asks, and none of the texts. Evaluating it gives the levels that
 * the files should have.
 *
 * @param rows of the files; their faults are told elsewhere, here a row without what it needs says nothing
 */
export function rebuiltPlan(rows: OpenRows): Plan {
  const [plan] = rows.plan ?? [];
  // Names may repeat or look like a district: a place in the list cannot.
  const places = new Map((rows.obce ?? []).map(({ kod_obce }, i) => [kod_obce, `m${i}`]));
  return {
    settings: {
      planName: '',
      chartTitle: '',
      periodFrom: null,
      periodTo: null,
      asOf: null,
      expected: null,
      threshold: Number(plan?.['prah'] ?? 1),
      reading: READING.read(textOf(plan?.['vyklad'])) ?? 'default',
    },
    areas: [],
    measures: (rows.opatreni ?? []).map(measureOf),
    criteria: (rows.kriteria ?? []).map(criterionOf),
    statements: statementsOf(rows, places),
    leads: [],
    municipalities: [...places.values()].map((name) => ({ code: `kod ${name}`, name, orp: '', pou: '' })),
    asz: [],
    aszTotal: null,
  };
}

function measureOf(row: OpenRow, i: number): Measure {
  const code = textOf(row['kod_opatreni']);
  const level = readCode(LEVEL, LEVEL_WORD, row['uroven_rucni']);
  // Only an override that holds is published.
  const said = level.value === null ? '' : UNKNOWN;
  return {
    row: i,
    code,
    key: foldIdentifier(code),
    subarea: '',
    title: '',
    lead: '',
    partners: '',
    override: { level, reason: said, author: said, date: { raw: said, value: level.value === null ? null : '2000-01-01' } },
  };
}

function criterionOf(row: OpenRow, i: number): Criterion {
  const [measure, number] = [textOf(row['kod_opatreni']), textOf(row['cislo_kriteria'])];
  return { row: i, measure, measureKey: foldIdentifier(measure), number, key: foldNumber(number), text: '' };
}

function statementsOf(rows: OpenRows, places: ReadonlyMap<Value | undefined, string>): Statement[] {
  const named = new Map<Value | undefined, string[]>();
  for (const { cislo_podkladu, kod_obce } of rows.vyjadreni_obce ?? []) {
    const names = named.get(cislo_podkladu);
    const place = places.get(kod_obce) ?? UNKNOWN;
    if (names) names.push(place);
    else named.set(cislo_podkladu, [place]);
  }
  return (rows.vyjadreni ?? []).map((row): Statement => {
    const [measure, criterion] = [textOf(row['kod_opatreni']), textOf(row['cislo_kriteria'])];
    const number = Number(row['cislo_podkladu']);
    // Equal evidence is one vote: what repeats another statement is by the same submitter and says the same.
    const says = `p${textOf(row['opakuje'] ?? number)}`;
    return {
      row: number - 1,
      measure,
      measureKey: foldIdentifier(measure),
      criterion,
      criterionKey: foldNumber(criterion),
      submitter: says,
      relation: readCode(RELATION, RELATION_WORD, row['vztah']),
      progress: readCode(PROGRESS, PROGRESS_WORD, row['stav']),
      territory: row['uzemi_uvedeno'] === true ? (named.get(row['cislo_podkladu']) ?? [UNKNOWN]).join(';') : '',
      description: row['doklad'] === true ? says : '',
      link: '',
      date: { raw: '', value: null },
      reason: readCode(REASON, REASON_WORD, row['duvod']),
      ownLevel: { raw: '', value: null as Level | null },
    };
  });
}

const readCode = <T extends string>(codes: Codes<T>, words: Readonly<Record<T, string>>, code: Value | undefined): Read<T> => {
  const value = codes.read(textOf(code));
  return { raw: value === null ? (textOf(code) === '' ? '' : UNKNOWN) : words[value], value };
};
