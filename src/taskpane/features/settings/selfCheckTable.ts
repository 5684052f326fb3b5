import selfCheckCs from '../../../i18n/pane.selfCheck.cs.json';
import type { Translate } from '../../../i18n';
import { addCzech } from '../../app/texts';
import type { CheckState, SelfCheckReport, SelfCheckResult } from '../../ports/workbook';

// What the self-check says comes with it.
addCzech(selfCheckCs);

/** What a result means for the user, in one sentence. */
export const sentenceOf = ({ id, state, seen }: SelfCheckResult, t: Translate): string =>
  state === 'unknown' ? t('pane.selfCheck.unknown', { seen }) : t(`pane.selfCheck.check.${id}.${state}`);

/** @example 'v pořádku 29, jinak 1' of one report, as numbers */
export function countsOf({ results }: SelfCheckReport): Readonly<Record<CheckState, number>> {
  const count = (wanted: CheckState): number => results.filter(({ state }) => state === wanted).length;
  return { ok: count('ok'), differs: count('differs'), unknown: count('unknown') };
}

/**
 * The report as a table to be pasted into a message or a sheet: a line for each check, cells parted by tabs.
 *
 * @param heading which Excel it was, one line for each thing
 */
export function selfCheckTable(report: SelfCheckReport, heading: string, t: Translate): string {
  const { results, leftSheet } = report;
  const head = (['id', 'check', 'state', 'sentence', 'seen'] as const).map((column) => t(`pane.selfCheck.table.${column}`));
  const rows = results.map((result) => [
    result.id,
    t(`pane.selfCheck.check.${result.id}.name`),
    t(`pane.selfCheck.state.${result.state}`),
    sentenceOf(result, t),
    result.seen,
  ]);
  return [
    ...heading.split('\n').map((line) => line.replace(': ', '\t')),
    t('pane.selfCheck.summary', countsOf(report)),
    ...(leftSheet === null ? [] : [t('pane.selfCheck.left', { sheet: leftSheet })]),
    '',
    ...[head, ...rows].map((cells) => cells.map(inCell).join('\t')),
  ].join('\n');
}

/** Within one cell of the table: no tab or line end may break it, and nothing may become a formula where it is pasted. */
const inCell = (text: string): string => text.replace(/\s+/g, ' ').replace(/^(?=[=+\-@])/, "'");
