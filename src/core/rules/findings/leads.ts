import type { Evaluation } from '../evaluate';
import type { Plan } from '../../plan/plan';
import { answerOf, isEmptyAnswer } from '../../plan/answer';
import { judgeStatement } from '../statement';
import { foldIdentifier } from '../../text/identifiers';
import { fold } from '../../text/text';
import { finding, type Finding } from './finding';

export function* checkLeads({ leads, measures, statements }: Plan, { bodies }: Evaluation): Generator<Finding> {
  const words = new Map<string, { readonly row: number; readonly text: string }>();
  for (const { row, ...names } of leads)
    for (const column of ['name', 'short'] as const) {
      const text = names[column];
      const alike = words.get(fold(text));
      if (alike === undefined) words.set(fold(text), { row, text });
      else if (alike.row !== row && foldIdentifier(alike.text) !== foldIdentifier(text))
        yield finding('codesAlike', { table: 'leads', row, column }, { code: text, other: alike.text });
    }
  const responsible = new Set(measures.flatMap((m) => bodies.read(m.lead).names.map((name) => bodies.keyOf(name))));
  const returned = new Set(statements.filter((s) => judgeStatement(s).ground !== 'nothing').map((s) => bodies.keyOf(s.submitter)));
  const begun = new Set(statements.filter((s) => !isEmptyAnswer(answerOf(s))).map((s) => bodies.keyOf(s.submitter)));
  // Before the first answer nobody is late: the requests have yet to go out.
  if (begun.size === 0) return;
  for (const { row, name } of leads) {
    const key = bodies.keyOf(name);
    if (!responsible.has(key) || returned.has(key)) continue;
    const at = { table: 'leads', row, column: 'name' } as const;
    yield begun.has(key)
      ? finding('leadReturnedIncomplete', at, { name, missing: 'relation progress' })
      : finding('leadReturnedNothing', at, { name });
  }
}
