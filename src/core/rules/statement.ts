import type { Level } from '../plan/level';
import type { Statement } from '../plan/plan';
import type { Reason } from '../text/wording';

/** What a statement says by the rule, in the order in which domain and report ask. */
type StatementGround =
  /** relation and progress both empty: nothing was submitted */
  | 'nothing'
  /** the progress alone decides: not carried out, or not yet */
  | 'preparing'
  | 'notDone'
  | 'later'
  /** the evidence does not bear on the criterion */
  | 'relationNone'
  /** relation or progress is missing or cannot be read: no voice, nothing is guessed */
  | 'unreadable'
  /** neither description nor link: fulfilment without evidence is refused */
  | 'noEvidence'
  | 'directAndDone'
  | 'partly';

export interface StatementRuling {
  /** null: the statement has no voice */
  readonly level: Level | null;
  readonly ground: StatementGround;
  /** The reason that the ruling itself gives; a reason typed by the submitter goes before it. */
  readonly reason: Reason | null;
}

const RULINGS: Readonly<Record<StatementGround, StatementRuling>> = {
  nothing: { ground: 'nothing', level: null, reason: null },
  preparing: { ground: 'preparing', level: 'unfulfilled', reason: 'preparing' },
  notDone: { ground: 'notDone', level: 'unfulfilled', reason: 'notDone' },
  later: { ground: 'later', level: 'unfulfilled', reason: 'later' },
  relationNone: { ground: 'relationNone', level: 'unfulfilled', reason: 'notSubmitted' },
  unreadable: { ground: 'unreadable', level: null, reason: null },
  noEvidence: { ground: 'noEvidence', level: 'unfulfilled', reason: 'notSubmitted' },
  directAndDone: { ground: 'directAndDone', level: 'fulfilled', reason: null },
  partly: { ground: 'partly', level: 'partial', reason: null },
};

/** One statement → its level, by the published rule. */
export function judgeStatement(s: Pick<Statement, 'relation' | 'progress' | 'description' | 'link'>): StatementRuling {
  return RULINGS[ground(s)];
}

function ground({
  relation,
  progress,
  description,
  link,
}: Pick<Statement, 'relation' | 'progress' | 'description' | 'link'>): StatementGround {
  if (relation.raw === '' && progress.raw === '') return 'nothing';
  if (progress.value === 'preparing' || progress.value === 'notDone' || progress.value === 'later') return progress.value;
  if (relation.value === 'none') return 'relationNone';
  if (relation.value === null || progress.value === null) return 'unreadable';
  if (description === '' && link === '') return 'noEvidence';
  return relation.value === 'direct' && progress.value === 'done' ? 'directAndDone' : 'partly';
}
