import { czechDate } from '../core/text/date';
import { answerOf, isEmptyAnswer } from '../core/plan/answer';
import { push } from '../core/text/group';
import { foldIdentifier } from '../core/text/identifiers';
import { strangeLetter } from '../core/text/letters';
import { shorten } from '../core/text/shorten';
import type { CriterionVerdict, MeasureVerdict } from '../core/rules/evaluate';
import type { Finding } from '../core/rules/findings';
import { howAll, LEVELS, onlyLevel, type Tally } from '../core/plan/level';
import { INTERPRETATIONS, type Clause } from '../core/rules/interpretation';
import { LEVEL_WORD } from '../core/text/wording';
import type { StructureFault } from '../schema/read/records';
import type { Translate } from './index';

/** Why a measure has its level: the clause that decided, each criterion with its ground, borderline and override. */
export function why(verdict: MeasureVerdict, t: Translate): string {
  const { computed, final, overridden, borderline, byInterpretation, measure } = verdict;
  const sentences: string[] = [];
  if (overridden) {
    const { reason, author, date } = measure.override;
    sentences.push(
      t('why.override', {
        final: LEVEL_WORD[final],
        computed: LEVEL_WORD[computed],
        reason: reason.replace(/\.$/, ''),
        author,
        date: czechDate(date.value!),
      }),
    );
  }
  sentences.push(...reasons(verdict, t));
  if (borderline) {
    const others = INTERPRETATIONS.filter((id) => byInterpretation[id] !== computed);
    const said = others.map((id) => t('why.otherReading', { reading: t(`interpretation.${id}`), level: LEVEL_WORD[byInterpretation[id]] }));
    sentences.push(t('why.borderline', { readings: said.join(', ') }));
  }
  return sentences.join(' ');
}

/**
 * The clause that decided, and what decided in the criteria: those of which the same is to be said together. The first
 * sentence says why by itself.
 */
export function reasons({ criteria, computed, clause, tally }: MeasureVerdict, t: Translate): string[] {
  const [first] = criteria;
  if (criteria.length === 1 && first)
    return [`${first.criterion === null ? t(`why.noCriteria.${computed}`) : t(`all.${computed}.one`)}: ${ground(first, t)}.`];

  const groups = new Map<string, CriterionVerdict[]>();
  for (const one of criteria) push(groups, `${one.level}\n${ground(one, t)}`, one);
  const only = onlyLevel(tally);
  if (only && groups.size === 1 && !(only === 'fulfilled' && isPlain(first!)))
    return [`${t(`all.${only}.${howAll(criteria.length)}`, { count: criteria.length })}: ${ground(first!, t)}.`];
  return [
    clauseSentence(clause, tally, t),
    ...[...groups.values()].flatMap((group) => {
      const [one] = group;
      const params = {
        numbers: listed(
          group.map(({ criterion }) => criterion!.number),
          t,
        ),
        ground: ground(one!, t),
      };
      if (isPlain(one!)) return only ? [] : [`${t('why.criterion.fulfilled', params)}.`];
      if (!only) return [`${t(`why.criterion.${one!.level}`, params)}: ${params.ground}.`];
      return [t(only === 'fulfilled' && agreed(one!) > 0 ? 'why.ofAgreed' : 'why.of', params)];
    }),
  ];
}

/** Documented and carried out by one submitter: that it is fulfilled says it all. */
const isPlain = ({ level, voices }: CriterionVerdict): boolean =>
  level === 'fulfilled' && voices.length === 1 && voices[0]!.coverage === null;

/** "1", "1 a 3", "1, 2 a 4" */
const listed = (words: readonly string[], t: Translate): string =>
  words.length < 2 ? words.join() : [words.slice(0, -1).join(', '), words.at(-1)].join(t('why.and'));

/** Why the tally comes to its level, with the counts that are not 0; of criteria that all stand at one level, that they do. */
export function clauseSentence(clause: Clause, tally: Tally, t: Translate): string {
  const only = onlyLevel(tally);
  if (only) return `${t(`all.${only}.${howAll(tally[only])}`, { count: tally[only] })}.`;
  return t(`clause.${clause}`, { tally: countsText(tally, t) });
}

/** "plněno 2, neplněno 1" */
const countsText = (tally: Tally, t: Translate): string =>
  LEVELS.filter((level) => tally[level] > 0)
    .map((level) => t(`tally.${level}`, { count: tally[level] }))
    .join(', ');

/** "výchozí Plněno, doslovný Neplněno, …": a level's word under each interpretation. */
const readings = (words: Readonly<Record<string, string | number>>, t: Translate): string =>
  INTERPRETATIONS.map((id) => `${t(`interpretation.${id}`)} ${words[id]}`).join(', ');

const AGREED = {
  fulfilled: 'why.ground.agreedFulfilled',
  partial: 'why.ground.agreedPartial',
  unfulfilled: 'why.ground.agreedUnfulfilled',
} as const;

/** How many submitters say the same of a criterion, each in one statement for the whole region; 0 where that is not so. */
function agreed({ voices, tally }: CriterionVerdict): number {
  if (voices.length < 2 || onlyLevel(tally) === null || voices.some(({ coverage }) => coverage !== null)) return 0;
  const submitters = new Set(voices.map(({ statements }) => foldIdentifier(statements[0]!.statement.submitter)));
  return submitters.size === voices.length ? voices.length : 0;
}

/** What decided in one criterion, in a few words. */
export function ground(verdict: CriterionVerdict, t: Translate): string {
  const { voices, tally, statements } = verdict;
  const [voice] = voices;
  if (!voice)
    return t(statements.some(({ statement }) => !isEmptyAnswer(answerOf(statement))) ? 'why.ground.incomplete' : 'why.ground.silent');
  const count = agreed(verdict);
  if (count > 0) return t(AGREED[verdict.level], { count });
  if (voices.length > 1) return t('why.ground.voices', { tally: countsText(tally, t) });
  if (voice.coverage) {
    const { covered, total } = voice.coverage;
    if (total === 0 && voice.level !== 'unfulfilled') return t('why.ground.territoryUncounted');
    if (voice.level === 'fulfilled') return t('why.ground.territoryFulfilled', { covered, total });
    if (voice.level === 'unfulfilled') return t('why.ground.territoryUnfulfilled');
    return covered === 0 ? t('why.ground.territoryPartialNowhere') : t('why.ground.territoryPartial', { covered, total });
  }
  const { ground: decided } = voice.statements[0]!.ruling;
  // The other two grounds give no voice.
  return decided === 'nothing' || decided === 'unreadable' ? '' : t(`why.ground.${decided}`);
}

export interface FindingText {
  readonly message: string;
  readonly hint: string;
}

/** Parameters that are words of a cell. */
const OF_CELLS = ['text', 'code', 'name', 'submitter', 'number', 'criterion'] as const;

/** " V „…“ je písmeno …": what is wrong with a text that looks right; "" for any other. */
export function letterText(params: Finding['params'], t: Translate): string {
  for (const name of OF_CELLS) {
    const text = String(params[name] ?? '');
    const letter = strangeLetter(text);
    if (letter !== null) return ` ${t('foreignLetter', { text: shorten(text), letter })}`;
  }
  return '';
}

/** A finding as one plain sentence and the way out. */
export function findingText({ code, params }: Finding, t: Translate): FindingText {
  const shown: Record<string, string | number> = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, shownParam(name, value, t)]),
  );
  if (code === 'borderline') shown['readings'] = readings(params, t);
  if (code === 'statementIncomplete' || code === 'evidenceMissing')
    shown['where'] = params['number'] === '' ? String(params['code']) : t('findingAt', shown as { code: string; number: string });
  const surplus = code === 'measureCount' ? Number(params['count']) - Number(params['expected']) : 0;
  // Where nobody can tell what the code was, it can only be typed again.
  const isUnclear = code === 'codeIsDate' && params['likely'] === '';
  const nearest = params['nearest'] === undefined ? '' : ` ${t('findingNearest', { nearest: String(params['nearest']) })}`;
  return {
    message: `${t(`finding.${code}.message`, shown)}${nearest}${letterText(params, t)}`,
    hint:
      surplus > 0
        ? t('finding.measureCount.surplus', { count: surplus })
        : surplus < 0
          ? t('finding.measureCount.lack', { count: -surplus })
          : code === 'municipalityUnknown' && params['candidates'] !== undefined
            ? t('finding.municipalityUnknown.meant', { candidates: String(params['candidates']) })
            : t(`finding.${isUnclear ? 'codeIsNumber' : code}.hint`, shown),
  };
}

/** A text that stands in the place of a day is shown as it stands. */
const isDay = (value: string | number): value is string => /^\d{4}-\d{2}-\d{2}$/.test(String(value));

const MONEY = new Intl.NumberFormat('cs-CZ');
function shownParam(name: string, value: string | number, t: Translate): string | number {
  if (name === 'missing')
    return String(value)
      .split(' ')
      .map((part) => t(`column.${part}` as 'column.level'))
      .join(', ');
  if (name === 'declared' || name === 'sum' || name === 'difference') return MONEY.format(+value).replace('-', '−');
  if (name === 'date' || name === 'from' || name === 'to') return value === '' ? '…' : isDay(value) ? czechDate(value) : value;
  return typeof value === 'number' ? value : shorten(value);
}

/** Why a workbook cannot be evaluated at all, in one sentence. */
export const faultText = (fault: StructureFault, t: Translate): string => t(`fault.${fault.code}`, { ...fault });
