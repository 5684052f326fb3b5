import { foldNumber } from '../../../core/text/identifiers';
import { fold } from '../../../core/text/text';
import type { InputRow } from '../../plan/template';
import { isNumbered, splitCriteria, type CriterionCell } from './criteria';
import type { Draft } from './measures';
import type { ListProblems } from '../problems';

/** The criteria of a plan: cells that hold several are divided, and each has a number. */
export function criterionRows(drafts: readonly Draft[], problems: ListProblems): InputRow<'criteria'>[] {
  const numbered = drafts.some(({ criteria }) => isNumbered(criteria));
  return drafts.flatMap((draft) => {
    const split = splitCriteria(draft.criteria, draft.linesDivide, numbered);
    const [cell] = draft.criteria;
    if (split === null) problems.report('criteriaNotSplit', cell!.sheet, cell!.cell, { code: draft.code });
    const all = split ?? draft.criteria.map((one) => ({ ...one, isPart: false }));
    const parts = new Map<string, { sheet: string; cell: string; count: number }>();
    for (const { isPart, text, ...at } of all) {
      const key = `${at.sheet}!${at.cell}`;
      if (isPart) parts.set(key, { ...at, count: (parts.get(key)?.count ?? 0) + 1 });
      else if (text.includes('\n')) problems.report('criterionLines', at.sheet, at.cell, { code: draft.code });
    }
    for (const { sheet, cell: at, count } of parts.values()) problems.report('criteriaSplit', sheet, at, { code: draft.code, count });
    return numberedRows(draft, all, problems);
  });
}

/** Numbers that are given stay; the others go on from the first that is free. */
function numberedRows(draft: Draft, cells: readonly CriterionCell[], problems: ListProblems): InputRow<'criteria'>[] {
  const given = new Map<string, string>();
  const texts = new Set<string>();
  const own = cells.flatMap((one): (CriterionCell & { number: string | null })[] => {
    const { number, text, sheet, cell } = one;
    if (text === '') problems.report('criterionWithoutText', sheet, cell, { code: draft.code });
    problems.checkText(text, sheet, cell);
    const key = number === null ? '' : foldNumber(number);
    const standing = given.get(key);
    const isRepeated = number === null ? texts.has(fold(text)) : standing !== undefined && fold(standing) === fold(text);
    texts.add(fold(text));
    if (isRepeated) {
      problems.report('criterionRepeated', sheet, cell, { code: draft.code, text });
      return [];
    }
    if (number !== null && standing !== undefined) problems.report('criterionDuplicate', sheet, cell, { code: draft.code, number });
    if (number !== null) given.set(key, text);
    return [one];
  });
  let next = 0;
  const free = (): string => {
    do next++;
    while (given.has(String(next)));
    return String(next);
  };
  return own.map(({ number, text }) => ({ measure: draft.code, number: typed(number ?? free()), text }));
}

const typed = (number: string): string | number => (/^[1-9]\d{0,5}$/.test(number) ? +number : number);
