import { czechDate } from '../core/text/date';
import { answerOf, isEmptyAnswer } from '../core/plan/answer';
import { strangeLetter } from '../core/text/letters';
import { shorten } from '../core/text/shorten';
import type { CriterionVerdict, MeasureVerdict } from '../core/rules/evaluate';
import type { Finding } from '../core/rules/findings';
import type { Tally } from '../core/plan/level';
import { forEachInterpretation, INTERPRETATIONS, type Clause } from '../core/rules/interpretation';
import type { NextLevel } from '../core/rules/nextLevel';
import { LEVEL_WORD } from '../core/text/wording';
import type { StructureFault } from '../schema/records';
import type { Translate } from './index';

/** Why a measure has its level: the clause that decided, each criterion with its ground, borderline and override. */
export function why(verdict: MeasureVerdict, t: Translate): string {
  const { criteria, computed, final, overridden, borderline, byInterpretation, measure } = verdict;
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
  const [first] = criteria;
  if (criteria.length === 1 && first) {
    const opening = first.criterion === null ? t(`why.noCriteria.${computed}`) : t(`why.single.${computed}`);
    sentences.push(`${opening}: ${ground(first, t)}.`);
  } else {
    sentences.push(clauseSentence(verdict.clause, verdict.tally, t));
    const each = criteria.map((c) => t(`why.criterion.${c.level}`, { number: c.criterion!.number, ground: ground(c, t) })).join('; ');
    sentences.push(`${each.charAt(0).toLocaleUpperCase('cs')}${each.slice(1)}.`);
  }
  if (borderline)
    sentences.push(
      t('why.borderline', {
        readings: readings(
          forEachInterpretation((id) => LEVEL_WORD[byInterpretation[id]]),
          t,
        ),
      }),
    );
  return sentences.join(' ');
}

export const clauseSentence = (clause: Clause, tally: Tally, t: Translate): string => t(`clause.${clause}`, { ...tally });

/** What is missing to a better level: how many criteria, and the municipalities that a territorial one lacks. */
export function nextLevelText({ level, fulfilled, partial, territorial }: NextLevel, t: Translate): string {
  const what = [
    ...(fulfilled > 0 ? [t('nextLevel.fulfilled', { count: fulfilled })] : []),
    ...(partial > 0 ? [t('nextLevel.partial', { count: partial })] : []),
  ].join(t('nextLevel.and'));
  const lacking = territorial.map(({ criterion, municipalities: count }) =>
    criterion === null ? t('nextLevel.municipalitiesWhole', { count }) : t('nextLevel.municipalities', { count, number: criterion.number }),
  );
  return [t('nextLevel.sentence', { level: t(`level.${level}`), what }), ...lacking].join(' ');
}

/** "výchozí Plněno, doslovný Neplněno, …": a level's word under each interpretation. */
const readings = (words: Readonly<Record<string, string | number>>, t: Translate): string =>
  INTERPRETATIONS.map((id) => `${t(`interpretation.${id}`)} ${words[id]}`).join(', ');

/** What decided in one criterion, in a few words. */
export function ground({ voices, tally, statements }: CriterionVerdict, t: Translate): string {
  const [voice] = voices;
  if (!voice)
    return t(statements.some(({ statement }) => !isEmptyAnswer(answerOf(statement))) ? 'why.ground.incomplete' : 'why.ground.silent');
  if (voices.length > 1) return t('why.ground.voices', { all: voices.length, ...tally });
  if (voice.coverage) {
    const { covered, total } = voice.coverage;
    if (total === 0 && voice.level !== 'unfulfilled') return t('why.ground.territoryUncounted');
    if (voice.level === 'fulfilled') return t('why.ground.territoryFulfilled', { covered, total });
    return voice.level === 'partial' ? t('why.ground.territoryPartial', { covered, total }) : t('why.ground.territoryUnfulfilled');
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
  // Where nobody can tell what the code was, it can only be typed again.
  const isUnclear = code === 'codeIsDate' && params['likely'] === '';
  const nearest = params['nearest'] === undefined ? '' : ` ${t('findingNearest', { nearest: String(params['nearest']) })}`;
  return {
    message: `${t(`finding.${code}.message`, shown)}${nearest}${letterText(params, t)}`,
    hint: t(`finding.${isUnclear ? 'codeIsNumber' : code}.hint`, shown),
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
