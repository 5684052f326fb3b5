import type { Proposal } from '../../core/periods/revise';
import { toSerial, type IsoDate } from '../../core/text/date';
import { OUTPUT } from '../../schema/outputs';
import { PROPOSAL_WORD } from '../../schema/periodTables';
import { revisionsIn, type RevisionRow } from '../../schema/read/periods';
import { findColumns, type TableData } from '../../schema/read/rows';
import { CellChanged } from '../excel/cellChanged';
import { ExcelFault, inExcel } from '../excel/run';
import { survey } from '../excel/survey';
import { planKept } from '../outputs/keepRows';
import { wantedFor } from '../outputs/wanted';
import { growTables } from '../tables/growTables';
import { readTables } from '../tables/readTables';
import type { RowValues } from '../tables/upsertTable';
import { cycleTables, REVISION_SHEET } from './periodSheets';

/** What the coordinator says of a measure that is proposed for revision. */
export interface RevisionEdit {
  /** null where nothing is chosen: the cell is left empty. */
  readonly proposal: Proposal | null;
  readonly wording: string;
  readonly newCode: string;
  readonly reason: string;
  readonly by: string;
  /** The day on which it is said. */
  readonly on: IsoDate;
  /** Who decided and when; "" where nobody has. */
  readonly decision: string;
}

/**
 * Writes what the coordinator says of one row of tblRevize, as one change that can be taken back. The same again is no change,
 * on another day either.
 *
 * @param shown the row as it was shown
 * @throws {CellChanged} when somebody has written something else into the row since
 * @throws {ExcelFault} `notFound` when the row is not there any more
 */
export async function saveRevision(shown: RevisionRow, edit: RevisionEdit, now: Date): Promise<void> {
  await inExcel(async (context) => {
    const found = await survey(context);
    const { others } = await readTables(context, found, wantedFor(found, [REVISION_SHEET]));
    const changed = revisionEdit(cycleTables(found, others).revision, shown, edit);
    const { growth } = planKept(found, others, { sheet: REVISION_SHEET, rows: [] });
    await growTables(context, found, [{ ...growth!, changed }], { what: 'revise', at: now.toISOString(), detail: shown.code });
  });
}

/**
 * What the edit does to tblRevize, by the place of its row.
 * @throws as `saveRevision` does
 */
export function revisionEdit(data: TableData | undefined, shown: RevisionRow, edit: RevisionEdit): ReadonlyMap<number, RowValues> {
  const rows = revisionsIn(data).filter(({ key }) => key === shown.key);
  const isShown = (row: RevisionRow): boolean => TYPED.every(([, text]) => text(row) === text(shown));
  // The table may have been sorted since it was read; of a measure that is split there are several rows.
  const same = rows.filter(isShown);
  const row = same.find((one) => one.row === shown.row) ?? same[0];
  if (!row) {
    const other = rows.find((one) => one.row === shown.row) ?? rows[0];
    if (!data || !other) throw new ExcelFault('notFound', `${REVISION_SHEET.name}, ${shown.code}`);
    const [column] = TYPED.find(([, text]) => text(other) !== text(shown))!;
    const position = findColumns(OUTPUT.revision, data.header).get(column) ?? 0;
    throw new CellChanged(data.sheet, data.top + 1 + other.row, data.left + position);
  }
  const { proposal, wording, newCode, reason, by, on, decision } = edit;
  const isOther =
    proposal !== row.proposal.value ||
    [wording, newCode, reason, by, decision].join('\n') !== [row.wording, row.newCode, row.reason, row.by, row.decision].join('\n');
  if (!isOther) return new Map();
  const words = { proposal: proposal === null ? '' : PROPOSAL_WORD[proposal], wording, newCode, reason, decided: decision };
  return new Map([[row.row, { ...words, by, on: toSerial(on) }]]);
}

/** The columns that people fill in. */
const TYPED: readonly (readonly [column: string, text: (row: RevisionRow) => string])[] = [
  ['proposal', ({ proposal }) => proposal.raw],
  ['wording', ({ wording }) => wording],
  ['newCode', ({ newCode }) => newCode],
  ['reason', ({ reason }) => reason],
  ['decided', ({ decision }) => decision],
];
