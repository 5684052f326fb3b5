import { howAll, LEVELS, onlyLevel, type Level } from '../../plan/level';
import { totals } from '../../rules/evaluate';
import { fact, type Fact } from '../fact';
import type { ReportSource } from '../source';
import { codesOf } from './codes';

/** Shrnutí: how many measures end at each level, and to how many of the unfulfilled ones nothing was submitted. */
export function resultFacts({ evaluation, summary }: ReportSource): Fact<'total' | 'all' | Level | 'silent'>[] {
  const { measures } = evaluation;
  if (measures.length === 0) return [];
  const at = (level: Level): string[] => codesOf(measures.filter(({ final }) => final === level));
  const only = onlyLevel(totals(evaluation));
  const silent = measures.filter((verdict) => verdict.silent && verdict.final === 'unfulfilled');
  return [
    fact('total', { count: summary.total }, codesOf(measures)),
    ...(only === null
      ? LEVELS.map((level, i) => {
          const { count, percent } = summary.levels[i]!;
          return fact(level, { count, percent: percent ?? 0 }, at(level));
        })
      : [fact('all', { level: only, how: howAll(summary.total), count: summary.total }, at(only))]),
    ...(silent.length === 0 ? [] : [fact('silent', { count: silent.length }, codesOf(silent))]),
  ];
}
