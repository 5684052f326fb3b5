import { unknownRounds, withRounds, commentBodies, type SentRound } from '../../core/comments/rounds';
import type { Comment, Round } from '../../core/comments/comment';
import type { Exchange } from '../../core/exchange/exchange';
import type { Bodies } from '../../core/people/bodies';
import type { Plan } from '../../core/plan/plan';
import { readComments, readRounds } from '../../schema/comments';
import { ROUNDS } from '../../schema/commentTables';
import { readExchange } from '../../schema/read/exchange';
import { readPlan, UnusableWorkbook } from '../../schema/read/records';
import type { TableData, WorkbookTables } from '../../schema/read/rows';
import { INPUT } from '../../schema/tables';
import { untyped } from '../excel/literal';
import type { Survey } from '../excel/survey';
import { standingRows, type KeptRows } from '../outputs/keepRows';
import { cellsOf, type Read } from '../outputs/wanted';

export const ROUNDS_SHEET: KeptRows['sheet'] = {
  name: ROUNDS.sheet,
  title: 'Kola připomínek',
  note: 'Komu a do kdy zpráva šla k připomínkám. Plnění sem zapíše kolo, které ještě nezná; vše ostatní můžete měnit.',
  ids: ['rounds'],
};

/** Only made where the workbook has no table of comments: a template has one. */
export const COMMENTS_SHEET: KeptRows['sheet'] = {
  name: INPUT.comments.sheet,
  title: 'Připomínky ke zprávě',
  note: 'Co kdo ke zprávě připomínkoval a jak je to vypořádáno. Řádky můžete psát i sem; co ještě chybí, řekne panel.',
  ids: ['comments'],
};

/** What has to be read to add comments or rounds. */
export const sheetsOf = ({ inputs }: Survey): readonly KeptRows['sheet'][] =>
  inputs.comments ? [ROUNDS_SHEET] : [ROUNDS_SHEET, COMMENTS_SHEET];

/** The comments of a plan with all that they are judged by. */
export interface StandingComments {
  readonly plan: Plan;
  readonly exchange: Exchange;
  readonly comments: readonly Comment[];
  /** Those of the workbook, then those that files tell of and it does not know yet. */
  readonly rounds: readonly Round[];
  readonly added: readonly SentRound[];
  readonly bodies: Bodies;
  /** The cells of the rounds, where the workbook has them. */
  readonly roundCells: TableData | undefined;
}

/**
 * @param read with what `wantedFor` asked for of `ROUNDS_SHEET`
 * @param sent the rounds that files say they belong to
 * @throws {UnusableWorkbook} when the workbook is no plan
 */
export function standingComments(found: Survey, tables: WorkbookTables, read: Read, sent: readonly SentRound[] = []): StandingComments {
  const { plan } = readPlan(tables);
  const exchange = readExchange(tables);
  const roundCells = roundsOf(found, read);
  const known = readRounds(roundCells);
  const added = unknownRounds(known, sent);
  const rounds = withRounds(known, added);
  return {
    plan,
    exchange,
    comments: readComments(tables.comments),
    rounds,
    added,
    bodies: commentBodies(exchange.contacts, rounds, plan.municipalities),
    roundCells,
  };
}

function roundsOf(found: Survey, read: Read): TableData | undefined {
  const table = found.outputs.rounds;
  if (table) {
    const [header = [], ...rows] = cellsOf(found, read, table).map((cells) => cells.map(untyped));
    return { sheet: table.sheet, top: table.row, left: table.column, header, rows };
  }
  // The table object was dropped: what its sheet says holds all the same.
  const standing = standingRows(found, read, ROUNDS_SHEET);
  if (standing.length === 0) return undefined;
  const columns = Object.entries(ROUNDS.columns);
  const rows = standing.map((values) => columns.map(([id]) => values[id] ?? ''));
  return { sheet: ROUNDS.sheet, top: 0, left: 0, header: columns.map(([, { header }]) => header), rows };
}

/** @throws {UnusableWorkbook} when the workbook has no table of comments: there is nowhere to put them */
export const needed = <T>(table: T | undefined): T => {
  if (table === undefined) throw new UnusableWorkbook([{ code: 'tableMissing', table: INPUT.comments.name, sheet: INPUT.comments.sheet }]);
  return table;
};
