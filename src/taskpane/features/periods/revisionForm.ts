import { newCodesIn } from '../../../core/periods/newCodes';
import { PROPOSALS, type Proposal } from '../../../core/periods/revise';
import type { IsoDate } from '../../../core/text/date';
import { foldIdentifier } from '../../../core/text/identifiers';
import type { RevisionRow } from '../../../schema/read/periods';
import { PROPOSED_BY } from '../../../workbook/periods/proposed';
import type { RevisionEdit } from '../../ports/workbook';

/** A row of Revize as it is typed. */
export interface RevisionForm {
  /** "" where nothing is chosen. */
  readonly proposal: Proposal | '';
  readonly wording: string;
  readonly newCode: string;
  readonly reason: string;
  readonly by: string;
  readonly decision: string;
}

/** @param author who proposes where only the add-in has */
export const revisionForm = ({ proposal, wording, newCode, reason, by, decision }: RevisionRow, author: string): RevisionForm => ({
  proposal: proposal.value ?? '',
  wording,
  newCode,
  reason,
  by: by === PROPOSED_BY || by === '' ? author : by,
  decision,
});

type RevisionLack = 'proposal' | 'merge' | 'split';

/** What the form lacks for the next plan to be made of it; null where it is whole. */
export function lackIn({ proposal, newCode }: RevisionForm): RevisionLack | null {
  if (proposal === '') return 'proposal';
  const codes = new Set(newCodesIn(newCode).map(foldIdentifier));
  if (proposal === 'merge' && codes.size === 0) return 'merge';
  return proposal === 'split' && codes.size < 2 ? 'split' : null;
}

/** Only these go on under a code. */
const WITH_CODE: readonly Proposal[] = ['continue', 'edit', 'merge', 'split'];
export const hasNewCode = (proposal: Proposal | ''): proposal is 'continue' | 'edit' | 'merge' | 'split' =>
  proposal !== '' && WITH_CODE.includes(proposal);

/** A code or a wording that the proposal has no use for stays as it was written. */
export const editOf = ({ proposal, ...typed }: RevisionForm, row: RevisionRow, on: IsoDate): RevisionEdit => ({
  proposal: PROPOSALS.find((one) => one === proposal) ?? null,
  wording: typed.wording.trim(),
  newCode: typed.newCode.trim(),
  reason: typed.reason.trim(),
  by: typed.by.trim() || row.by,
  on,
  decision: typed.decision.trim(),
});
