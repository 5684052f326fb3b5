import { czechDate } from '../../core/text/date';
import { INTERPRETATION_WORD } from '../../core/text/wording';
import { cellText, type CellValue } from '../../core/text/text';
import { untyped } from '../excel/literal';
import { STAMP, stampLabel, type Stamp } from '../../schema/outputs';
import type { Report } from './report';

/** What the summary was computed from, as it stands in the workbook. */
export function stampOf({ plan, evaluation, summary, findings }: Report, fingerprint: string, now: Date): Stamp {
  const { planName, chartTitle, asOf } = plan.settings;
  return {
    plan: planName,
    chartTitle,
    total: String(summary.total),
    asOf: asOf === null ? UNKNOWN_DAY : czechDate(asOf),
    computedAt: czechTime(now),
    reading: INTERPRETATION_WORD[evaluation.reading],
    threshold: plan.settings.withoutTerritory ? 'netýká se' : `${+(evaluation.threshold * 100).toFixed(2)}\u00a0%`.replace('.', ','),
    borderline: String(summary.borderline.length),
    overrides: String(summary.overridden.length),
    silent: String(summary.silent),
    errors: String(findings.filter(({ severity }) => severity === 'error').length),
    fingerprint,
  };
}

function czechTime(time: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${time.getDate()}. ${time.getMonth() + 1}. ${time.getFullYear()} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** What stands below the title of a written sheet, on every printed page. */
export const subtitleOf = ({ plan, asOf }: Pick<Stamp, 'plan' | 'asOf'>): string =>
  asOf === UNKNOWN_DAY ? plan : `${plan}, stav k\u00a0${asOf}`;
const UNKNOWN_DAY = 'neuvedeno';

export interface StampToWrite {
  readonly stamp: Stamp;
  /** Everything but the time is what stood there. */
  readonly unchanged: boolean;
  /** null on the first run */
  readonly titleBefore: string | null;
  /** What the last run put below the titles; null on the first one. */
  readonly subtitleBefore: string | null;
}

/** The stamp as it will stand: with the earlier time where nothing else has changed, so that running twice equals running once. */
export function keepTime(stamp: Stamp, standing: readonly (readonly CellValue[])[] = []): StampToWrite {
  const before = new Map(standing.map(([label, value]) => [stampLabel(untyped(label ?? '')), cellText(untyped(value ?? ''))]));
  const unchanged = Object.entries(STAMP).every(([id, label]) => id === 'computedAt' || before.get(label) === stamp[id as keyof Stamp]);
  const titleBefore = before.get(STAMP.chartTitle) ?? null;
  const [plan, asOf] = [before.get(STAMP.plan), before.get(STAMP.asOf)];
  const subtitleBefore = plan === undefined || asOf === undefined ? null : subtitleOf({ plan, asOf });
  return {
    unchanged,
    titleBefore,
    subtitleBefore,
    stamp: unchanged ? { ...stamp, computedAt: before.get(STAMP.computedAt) ?? stamp.computedAt } : stamp,
  };
}
