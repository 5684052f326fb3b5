import type { Addressee, Role } from '../../../core/people/addressees';
import type { BoardLine } from '../../../core/exchange/board';
import { compareCodes, fold } from '../../../core/text/text';

/** What a figure above the board stands for; picking it shows just those. */
export const GROUPS = ['all', 'called', 'returned', 'missing', 'incomplete', 'overdue', 'confirmed'] as const;
export type Group = (typeof GROUPS)[number];

const IN: Readonly<Record<Group, (line: BoardLine) => boolean>> = {
  all: () => true,
  called: ({ called }) => called !== null,
  returned: ({ answered }) => answered,
  missing: ({ isMissing }) => isMissing,
  incomplete: ({ incomplete }) => incomplete > 0,
  overdue: ({ overdue }) => overdue,
  confirmed: ({ confirmedBy }) => confirmedBy !== '',
};

export const countIn = (lines: readonly BoardLine[], group: Group): number => lines.filter(IN[group]).length;

/** Of those who are missing: whoever was not called, as far as the workbook knows. */
export const missingUncalled = (lines: readonly BoardLine[]): number =>
  lines.filter((line) => IN.missing(line) && line.called === null).length;

export type Order = 'plan' | 'name' | 'least';

const ORDER: Readonly<Record<Order, (a: BoardLine, b: BoardLine) => number>> = {
  plan: () => 0,
  name: (a, b) => compareCodes(a.addressee.name, b.addressee.name),
  least: (a, b) => a.complete / a.asked - b.complete / b.asked || compareCodes(a.addressee.name, b.addressee.name),
};

export const boardLines = (lines: readonly BoardLine[], group: Group, search: string, order: Order): BoardLine[] =>
  lines.filter((line) => IN[group](line) && isFound(line.addressee, search)).sort(ORDER[order]);

/** Every word, in any order, in the name, the short name, the type or the e-mail. */
function isFound({ name, contact }: Addressee, search: string): boolean {
  const text = fold([name, contact?.short, contact?.type, contact?.email].filter(Boolean).join(' '));
  return fold(search)
    .split(' ')
    .every((word) => text.includes(word));
}

/** Groups in which addressees are ticked as a whole. */
export const KINDS = ['departments', 'municipalities', 'others'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * By the type on the sheet Gestoři; without one by the name.
 * @param isMunicipality whether a name is that of a municipality of the plan
 */
export function kindOf({ name, contact }: Addressee, isMunicipality: (name: string) => boolean): Kind {
  const type = fold(contact?.type ?? '');
  if (type.startsWith('odbor')) return 'departments';
  if (type.startsWith('obec')) return 'municipalities';
  if (type !== '') return 'others';
  if (/^(odbor|oddeleni|usek|kancelar) /.test(fold(name))) return 'departments';
  return isMunicipality(name) ? 'municipalities' : 'others';
}

/** In what role an addressee answers most. */
export function mainRole({ items }: Addressee): Role {
  const order: readonly Role[] = ['lead', 'partner', 'municipality', 'submitter'];
  return order.find((role) => items.some((item) => item.role === role)) ?? 'submitter';
}

/** Those to be called: all, those that answer in a role, or those found; and only those without a call when asked. */
export const choose = (
  list: readonly Addressee[],
  { role, search, uncalled }: { readonly role: Role | ''; readonly search: string; readonly uncalled: boolean },
): Addressee[] =>
  list.filter(
    (addressee) =>
      (role === '' || mainRole(addressee) === role) &&
      (!uncalled || (addressee.contact?.called ?? null) === null) &&
      isFound(addressee, search),
  );
