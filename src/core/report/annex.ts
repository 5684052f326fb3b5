import { topAreas } from '../plan/areas';
import { answerOf, isEmptyAnswer, sayings } from '../plan/answer';
import type { Area, Criterion, Plan, Statement } from '../plan/plan';
import { idOf } from '../people/addressees';
import type { Bodies } from '../people/bodies';
import type { CriterionVerdict, JudgedStatement, MeasureVerdict } from '../rules/evaluate';
import { push } from '../text/group';
import { foldIdentifier } from '../text/identifiers';
import { compareCodes, fold } from '../text/text';
import type { ReportSource } from './source';

/** Annex no. 1: every measure with its criteria, and every criterion with what was submitted to it, in the order of the annex. */
export interface AnnexMeasure {
  readonly verdict: MeasureVerdict;
  /** null where the plan has no such area */
  readonly area: Area | null;
  /** null where the measure stands in the area itself, or in none */
  readonly subarea: Area | null;
  readonly criteria: readonly AnnexCriterion[];
  /** How a fulfilled measure is proved, which the annex has to say; empty for any other. */
  readonly provenBy: readonly ProvenCriterion[];
}

export interface AnnexCriterion {
  readonly verdict: CriterionVerdict;
  /** Equal statements once; empty where nobody submitted anything. */
  readonly entries: readonly AnnexEntry[];
  /** Who was to answer, as entries are ordered; those who were not called are not here once somebody was. */
  readonly asked: readonly string[];
}

export interface AnnexEntry {
  readonly statement: Statement;
  readonly judged: JudgedStatement;
  /** The name in tblGestori where it is there. */
  readonly submitter: string;
  readonly standing: Standing;
}

/** In what order submitters stand: gestor, spolugestoři, municipalities of type III, of type II, and others. */
const STANDINGS = ['lead', 'partner', 'typeIII', 'typeII', 'other'] as const;
type Standing = (typeof STANDINGS)[number];

interface ProvenCriterion {
  /** null: the measure has no criterion rows */
  readonly criterion: Criterion | null;
  readonly submitters: readonly string[];
  /** Of a territorial criterion: so many municipalities of so many. */
  readonly coverage: { readonly covered: number; readonly total: number } | null;
}

/**
 * The rows of the annex as a tree, by natural codes (A1.2 before A1.10). The order of rows in the workbook changes nothing.
 *
 * @returns measures in no area come last; an empty plan gives []
 */
export function annexMeasures(source: ReportSource): AnnexMeasure[] {
  const { plan, evaluation } = source;
  const areaOf = areaFinder(plan);
  const asked = askedBy(source);
  return evaluation.measures
    .map((verdict): AnnexMeasure => {
      const standingOf = standings(verdict, evaluation.bodies);
      return {
        verdict,
        ...areaOf(verdict.measure.subarea),
        criteria: verdict.criteria.map((criterion) => {
          const id = idOf(verdict.measure.key, criterion.criterion?.key ?? '');
          const names = (asked.get(id) ?? []).map((name) => ({ submitter: name, standing: standingOf(name) }));
          return {
            verdict: criterion,
            entries: entriesOf(criterion, evaluation.bodies, standingOf),
            asked: names.sort(byStanding).map(({ submitter }) => submitter),
          };
        }),
        provenBy: verdict.final === 'fulfilled' ? provenBy(verdict, evaluation.bodies, standingOf) : [],
      };
    })
    .sort(
      (a, b) =>
        comparePlaces(a.area, b.area, 'last') ||
        comparePlaces(a.subarea, b.subarea, 'first') ||
        compareCodes(a.verdict.measure.code, b.verdict.measure.code) ||
        compareExactly(a.verdict.measure.key, b.verdict.measure.key),
    );
}

/** Measures without an area stand behind those with one; those of an area itself before those of its parts. */
const comparePlaces = (a: Area | null, b: Area | null, without: 'first' | 'last'): number =>
  a === null || b === null
    ? (without === 'last' ? 1 : -1) * (Number(a === null) - Number(b === null))
    : compareCodes(a.code, b.code) || compareExactly(a.key, b.key);

/** Settles what Czech collation holds for equal, so that the order never depends on rows. */
const compareExactly = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function areaFinder({ areas }: Plan): (subarea: string) => { readonly area: Area | null; readonly subarea: Area | null } {
  const byKey = new Map<string, Area>();
  for (const area of areas) if (!byKey.has(area.key)) byKey.set(area.key, area);
  const topOf = topAreas(areas);
  return (text) => {
    const own = byKey.get(foldIdentifier(text));
    if (!own) return { area: null, subarea: null };
    const area = byKey.get(topOf(own.key)) ?? null;
    return { area, subarea: area === own ? null : own };
  };
}

/** Who was to answer each criterion, by measure and criterion. */
function askedBy({ addressees, exchange }: ReportSource): Map<string, string[]> {
  const someCalled = exchange.contacts.some(({ called }) => called !== null);
  const asked = new Map<string, string[]>();
  for (const { name, contact, items } of addressees) {
    if (someCalled && (contact?.called ?? null) === null) continue;
    for (const { measure, criterion } of items) push(asked, idOf(measure.key, criterion?.key ?? ''), name);
  }
  return asked;
}

/** Where each submitter stands in the order, beside one measure. */
function standings({ measure }: MeasureVerdict, bodies: Bodies): (name: string) => Standing {
  const keys = (text: string): ReadonlySet<string> => new Set(bodies.read(text).names.map((name) => bodies.keyOf(name)));
  const [leads, partners] = [keys(measure.lead), keys(measure.partners)];
  return (name) => {
    const key = bodies.keyOf(name);
    return leads.has(key) ? 'lead' : partners.has(key) ? 'partner' : municipalStanding(name, bodies);
  };
}

/** By the kind of its office alone: the seat of an extended or an authorised office, or anything else. */
export function municipalStanding(name: string, bodies: Bodies): 'typeIII' | 'typeII' | 'other' {
  const municipality = bodies.municipalityNamed(name);
  if (municipality === null) return 'other';
  const own = fold(municipality.name);
  return own === fold(municipality.orp) ? 'typeIII' : own === fold(municipality.pou) ? 'typeII' : 'other';
}

const byStanding = (
  a: { readonly submitter: string; readonly standing: Standing },
  b: { readonly submitter: string; readonly standing: Standing },
): number =>
  STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
  compareCodes(a.submitter, b.submitter) ||
  compareExactly(a.submitter, b.submitter);

function entriesOf({ statements }: CriterionVerdict, bodies: Bodies, standingOf: (name: string) => Standing): AnnexEntry[] {
  return statements
    .filter(({ statement, repeats }) => repeats === null && !isEmptyAnswer(answerOf(statement)))
    .map((judged): AnnexEntry => {
      const { statement } = judged;
      return { statement, judged, submitter: nameOf(statement.submitter, bodies), standing: standingOf(statement.submitter) };
    })
    .sort((a, b) => byStanding(a, b) || compareExactly(said(a), said(b)));
}

const said = ({ statement }: AnnexEntry): string => JSON.stringify(sayings(answerOf(statement)));

/** A body as the report calls it: by its name in tblGestori, else as it is typed. */
export const nameOf = (typed: string, bodies: Bodies): string => bodies.contactOf(bodies.keyOf(typed))?.name ?? typed;

function provenBy({ criteria }: MeasureVerdict, bodies: Bodies, standingOf: (name: string) => Standing): ProvenCriterion[] {
  return criteria
    .filter(({ level }) => level === 'fulfilled')
    .map(({ criterion, voices, coverage }) => {
      const names = new Map<string, { submitter: string; standing: Standing }>();
      for (const voice of voices)
        if (voice.level === 'fulfilled')
          for (const { statement, ruling } of voice.statements)
            if (ruling.level === 'fulfilled')
              names.set(bodies.keyOf(statement.submitter), {
                submitter: nameOf(statement.submitter, bodies),
                standing: standingOf(statement.submitter),
              });
      return {
        criterion,
        submitters: [...names.values()].sort(byStanding).map(({ submitter }) => submitter),
        coverage: coverage && { covered: coverage.covered, total: coverage.total },
      };
    });
}

/** Statements of one criterion that say the same: a line of the annex in the document. */
export interface AnnexGroup {
  readonly entries: readonly AnnexEntry[];
  /** Every one of them is a municipality. */
  readonly municipalities: boolean;
}

/**
 * Several submitters who say the same in the same words are one line in the document, never in the sheet.
 *
 * @returns in the order of the first of each group; texts are compared without blanks at ends and kinds of spaces
 */
export function groupEqual(entries: readonly AnnexEntry[], bodies: Bodies): AnnexGroup[] {
  const groups = new Map<string, AnnexEntry[]>();
  for (const entry of entries) {
    const { progress, description, reason } = answerOf(entry.statement);
    // Without a text there is nothing to be the same: each stands by itself. Evidence may differ, all of it is listed.
    const key =
      description === ''
        ? said(entry) + entry.submitter
        : JSON.stringify([entry.judged.ruling.level, progress, spaced(description), reason]);
    push(groups, key, entry);
  }
  return [...groups.values()].map((own) => ({
    entries: own,
    municipalities: own.every(({ statement }) => bodies.municipalityNamed(statement.submitter) !== null),
  }));
}

const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();
