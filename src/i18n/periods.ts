import type { CarryProblem } from '../core/periods/carry';
import { WAYS, type Comparison, type LevelAccount, type Way } from '../core/periods/compare';
import type { PeriodFault } from '../core/periods/fault';
import type { Course, Path } from '../core/periods/path';
import { periodKey } from '../core/periods/period';
import type { ComparisonNotes } from '../core/periods/sideBySide';
import { czechDate, type IsoDate } from '../core/text/date';
import { LEVEL_WORD } from '../core/text/wording';
import type { Said } from '../schema/periods';
import { PERIOD_SHEETS, PERIOD_TABLES, PROPOSAL_WORD } from '../schema/periodTables';
import { INPUT } from '../schema/tables';
import type { Texts, Translate } from './create';
import cs from './periods.cs.json';
import en from './periods.en.json';

/** What is said of periods in every part of the product that knows them. */
export const periodTexts: Texts = { cs: [cs], en: [en] };

/** One plain sentence: what is in the way and what to do. */
export function periodFaultText(fault: PeriodFault, t: Translate): string {
  switch (fault.code) {
    case 'noDates':
      return t('periods.fault.noDates', { settings: fault.missing.map((id) => t(`periods.setting.${id}`)).join(', ') });
    case 'reasonNeeded':
      return t('periods.fault.reasonNeeded', { ...fault, on: dayText(fault.on) });
    case 'laterPlan':
      return t('periods.fault.laterPlan', { period: fault.period, asOf: dayText(fault.asOf), now: dayText(fault.now) });
    case 'nextNotLater':
      return t('periods.fault.nextNotLater', { from: dayText(fault.from), to: dayText(fault.to), after: dayText(fault.after) });
    case 'historyColumnMissing':
    case 'revisionColumnMissing':
      return t(`periods.fault.${fault.code}`, { columns: fault.columns.join(', ') });
    case 'frozenTwice':
      return t('periods.fault.frozenTwice', { period: fault.period, first: whoText(fault.first), second: whoText(fault.second) });
    case 'lineageCycle': {
      const codes = fault.codes.join(' → ');
      return fault.in === 'plan'
        ? t('periods.fault.lineageCycle', { codes, sheet: INPUT.measures.sheet, column: INPUT.measures.columns.follows.header })
        : t('periods.fault.lineageCycle', { codes, sheet: PERIOD_SHEETS.revision, column: PERIOD_TABLES.revision.columns.newCode.header });
    }
    case 'mergeIntoDropped':
      return t('periods.fault.mergeIntoDropped', { ...fault, proposal: PROPOSAL_WORD[fault.proposal] });
    case 'codeIsDate':
    case 'newCodeIsDate': {
      const date = /^\d{4}-/.test(fault.date) ? czechDate(fault.date) : fault.date;
      return t(`periods.fault.${fault.code}${fault.likely === '' ? 'Unclear' : ''}`, { ...fault, date });
    }
    case 'newCodeTwice':
      return t('periods.fault.newCodeTwice', { measure: fault.measure, by: fault.by.join(', ') });
    case 'newCodeOfOther':
      return t('periods.fault.newCodeOfOther', { ...fault, from: fault.from.join(', ') });
    default:
      return t(`periods.fault.${fault.code}`, { ...fault });
  }
}

/** Of many faults of one kind the first say enough: whoever mends them sees the others. */
const MOST_FAULTS = 5;

/** All that is in the way, in one paragraph. */
export const periodFaultsText = (faults: readonly PeriodFault[], t: Translate): string =>
  [
    ...faults.slice(0, MOST_FAULTS).map((fault) => periodFaultText(fault, t)),
    ...(faults.length > MOST_FAULTS ? [t('periods.more', { count: faults.length - MOST_FAULTS })] : []),
  ].join(' ');

const dayText = (day: IsoDate): string => (day === '' ? '' : czechDate(day));
/** "Jana Nováková, 2026-01-15" as it is kept, with the day as people write it. */
const whoText = (who: string): string => who.replace(/\d{4}-\d\d-\d\d$/, dayText);

/** What is to be looked at in the next plan. */
export function carryProblemText(problem: CarryProblem, t: Translate): string {
  switch (problem.code) {
    case 'criteriaRepeated':
      return t('periods.problem.criteriaRepeated', { measure: problem.measure, into: problem.into.join(', ') });
    case 'criteriaJoined':
      return t('periods.problem.criteriaJoined', { measure: problem.measure, from: problem.from.join(', ') });
    case 'editedSince':
      return t('periods.problem.editedSince', { ...problem, on: dayText(problem.on) });
    default:
      return t(`periods.problem.${problem.code}`, { ...problem });
  }
}

/**
 * How the levels of one period came out of those of the other, a sentence for each level: "Plněno 40 → 45: zlepšilo se 8,
 * zhoršila se 2, přibyla 2, ukončena 3." Its numbers add up.
 */
export const reconciliation = ({ accounts }: Comparison, t: Translate): string[] => accounts.map((account) => accountText(account, t));

function accountText({ level, before, after, came, left }: LevelAccount, t: Translate): string {
  // Into the best level and out of the worst one leads only improving, so it needs no direction.
  const isEnd = level !== 'partial';
  const part = (side: 'came' | 'left', way: Way): string[] => {
    const count = (side === 'came' ? came : left)[way];
    if (count === 0) return [];
    if (isEnd && (way === 'improved' || way === 'worsened')) return [t(`periods.sentence.end.${way}`, { count })];
    return [t(`periods.sentence.${side}.${way}`, { count })];
  };
  const moved = WAYS.filter((way) => way === 'improved' || way === 'worsened').flatMap((way) => [
    ...part('came', way),
    ...part('left', way),
  ]);
  const others = WAYS.filter((way) => way !== 'improved' && way !== 'worsened').flatMap((way) => [
    ...part('came', way),
    ...part('left', way),
  ]);
  const parts = [...moved, ...others].join(', ') || t('periods.sentence.unchanged');
  return t('periods.sentence.level', { level: LEVEL_WORD[level], before, after, parts });
}

/** All that is said of a comparison: what is compared, the sentences that add up, notes, and what many periods show. */
export function comparisonSaid(comparison: Comparison, paths: readonly Path[], notes: ComparisonNotes, t: Translate): Said[] {
  const { before, now, compared, counts } = comparison;
  const note = (text: string): Said => ({ item: t('periods.item.note'), text });
  const threshold = percent(now.threshold);
  const said: Said[] = [
    {
      item: t('periods.item.compared'),
      text: t('periods.compared', {
        count: compared,
        before: before.label,
        now: now.label,
        all: before.measures.length,
        allNow: now.measures.length,
      }),
    },
    ...reconciliation(comparison, t).map((text, i) => ({ item: LEVEL_WORD[comparison.accounts[i]!.level], text })),
  ];
  if (notes.reading !== null) said.push(note(t('periods.note.sameReading', { reading: t(`interpretation.${notes.reading}`) })));
  else if (before.reading !== now.reading)
    said.push(
      note(
        t('periods.note.otherReading', {
          before: before.label,
          now: now.label,
          readingBefore: t(`interpretation.${before.reading}`),
          readingNow: t(`interpretation.${now.reading}`),
        }),
      ),
    );
  if (notes.ownThreshold !== null)
    said.push(note(t('periods.note.recomputedThreshold', { period: before.label, threshold, own: percent(notes.ownThreshold) })));
  if (counts.incomparable > 0)
    said.push(
      note(t('periods.note.incomparable', { count: counts.incomparable, own: percent(before.threshold), threshold, period: before.label })),
    );
  if (notes.editedSince) {
    const { label, by, on } = notes.editedSince;
    said.push(note(t('periods.note.editedSince', { period: label, by, on: dayText(on) })));
  }
  // A plan beside an older state of its own says nothing of how measures go on from period to period.
  const isOnePeriod = periodKey(before.label) === periodKey(now.label);
  const along = (course: Course): string[] => (isOnePeriod ? [] : paths).filter((path) => path.course === course).map(({ code }) => code);
  const [always, wavering] = [along('alwaysUnfulfilled'), along('wavering')];
  if (always.length > 0)
    said.push({ item: t('periods.item.always'), text: t('periods.courses.always', { count: always.length, codes: always.join(', ') }) });
  if (wavering.length > 0)
    said.push({
      item: t('periods.item.wavering'),
      text: t('periods.courses.wavering', { count: wavering.length, codes: wavering.join(', ') }),
    });
  said.push(note(t('periods.note.impact')));
  return said;
}

const percent = (share: number): string => `${+(share * 100).toFixed(2)}\u00a0%`.replace('.', ',');
