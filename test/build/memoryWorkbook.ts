import { territorialStandings } from '../../src/core/territory/coverage';
import { commentChanges } from '../../src/core/comments/collect';
import { commentFindings } from '../../src/core/comments/findings';
import { commentBodies, unknownRounds, withRounds, type SentRound } from '../../src/core/comments/rounds';
import { isEmptyAnswer, NO_ANSWER, type Answer } from '../../src/core/plan/answer';
import { fingerprint } from '../../src/core/exchange/fingerprint';
import { bySeverity } from '../../src/core/rules/findings';
import { levelShares } from '../../src/core/rules/summary';
import { toSerial, type IsoDate } from '../../src/core/text/date';
import type { CellValue } from '../../src/core/text/text';
import { INTERPRETATION_WORD } from '../../src/core/text/wording';
import { tallyOf } from '../../src/core/plan/level';
import { liberecRegion, type Municipality } from '../../src/core/plan/municipalities';
import { readComments } from '../../src/schema/comments';
import { ROUNDS } from '../../src/schema/commentTables';
import { readExchange } from '../../src/schema/read/exchange';
import { readList } from '../../src/schema/read/list';
import { renamesOf } from '../../src/schema/read/renames';
import { unplacedRows } from '../../src/schema/outputRows';
import { readPlan, UnusableWorkbook } from '../../src/schema/read/records';
import { confirmationMark, readConfirmation, readForm } from '../../src/schema/request';
import { cellName, findColumns, type TableData, type WorkbookTables } from '../../src/schema/read/rows';
import { INPUT, SHEETS, type InputId, type Table } from '../../src/schema/tables';
import { commentRows, typedComment } from '../../src/workbook/comments/collectComments';
import { settlementRows } from '../../src/workbook/comments/settleComment';
import { CellChanged } from '../../src/workbook/excel/cellChanged';
import type { CellEdit } from '../../src/workbook/excel/editCells';
import { atOnce } from '../../src/workbook/excel/inSteps';
import { untyped } from '../../src/workbook/excel/literal';
import { ExcelFault } from '../../src/workbook/excel/run';
import { overrideEdits } from '../../src/workbook/plan/override';
import { ASZ_SHEET, aszSummary } from '../../src/workbook/territory/aszSummary';
import { needsRow, settingEdits, settingRows } from '../../src/workbook/plan/settings';
import { answerEdits } from '../../src/workbook/request/answers';
import { contactRows } from '../../src/workbook/request/contacts';
import { requestRows } from '../../src/workbook/request/noteRequests';
import { collectedRows } from '../../src/workbook/returns/collect';
import { evaluateTables } from '../../src/workbook/summary/report';
import { movesText } from '../../src/workbook/summary/moves';
import { resultSteps } from '../../src/workbook/summary/summarize';
import { textDigest } from '../../src/core/report/ownText';
import { annexRows } from '../../src/i18n/report/annex';
import { settlementRows as settlementTable } from '../../src/i18n/report/settlementRows';
import { outline } from '../../src/i18n/report/outline';
import type { StandingText } from '../../src/schema/read/ownTexts';
import { reportSource } from '../../src/schema/read/report';
import { REPORT_TABLES } from '../../src/schema/report';
import { OUTPUT, STAMP, type Stamp } from '../../src/schema/outputs';
import { comparisonRows } from '../../src/schema/periods';
import { PERIOD_SHEETS } from '../../src/schema/periodTables';
import { FIRST_ROW } from '../../src/workbook/outputs/writeOutputs';
import { comparedIn } from '../../src/workbook/periods/compared';
import { freezeIn } from '../../src/workbook/periods/frozen';
import { revisionChanges } from '../../src/workbook/periods/proposed';
import { revisionEdit } from '../../src/workbook/periods/saveRevision';
import { periodsStanding, type CycleTables, type PeriodsStanding } from '../../src/workbook/periods/standing';
import type { RowChanges, RowValues } from '../../src/workbook/tables/upsertTable';
import { MOST_POINTS } from '../../src/workbook/undo/restorePoint';
import { CannotUndo } from '../../src/workbook/undo/cannotUndo';
import type {
  CommentInspection,
  Handlers,
  Inspection,
  KeptPoint,
  Place,
  RestorePoint,
  SelfCheckReport,
  SummarizeReport,
  Watched,
  WorkbookPort,
} from '../../src/taskpane/ports/workbook';

/** What makes a workbook a gestor's; its form stands in the place of tblPodklady. */
export interface MemoryRequest {
  readonly addressee: string;
  readonly planName: string;
  readonly deadline: IsoDate | null;
  /** The 215 when absent. */
  readonly municipalities?: readonly Municipality[];
  readonly returnTo?: string;
}

/** A plain list of code and level at the left top of a sheet of its own. */
export interface MemoryList {
  readonly sheet: string;
  readonly rows: readonly (readonly CellValue[])[];
}

type CycleId = Exclude<keyof CycleTables, 'belowRevision'>;
type MutableTable = Omit<TableData, 'header' | 'rows'> & { header: CellValue[]; rows: CellValue[][] };

/** Everything that a change can change. */
interface State {
  readonly tables: Partial<Record<InputId, MutableTable>>;
  confirmation: { readonly by: string; readonly on: CellValue; readonly mark: string };
  stamp: Stamp | null;
  readonly unplaced: CellValue[][];
  /** The rows of tblZprava; null while there is no such sheet. */
  texts: readonly Omit<StandingText, 'place'>[] | null;
  /** Rows of tblPriloha. */
  annex: readonly (readonly CellValue[])[] | null;
  settlement: readonly (readonly CellValue[])[] | null;
  readonly rounds: SentRound[];
  /** Historie and Revize, once they are there. */
  cycle: Partial<Record<CycleId, MutableTable>>;
  /** What stands on Porovnání. */
  comparison: unknown;
  /** What stands on the sheet of a summarized list. */
  list: string;
}

const UNCONFIRMED: State['confirmation'] = { by: '', on: '', mark: '' };
const LIST: MemoryList = {
  sheet: 'List1',
  rows: [
    ['A1', 'Plněno'],
    ['A2', 'Plněno částečně'],
  ],
};

/**
 * A reporting workbook in memory behind the door that the pane knows, with the failures of a real one to switch on. What
 * is to be written, the product itself computes; here are cells in place of Excel's. test/contract holds it to the real one.
 */
export class MemoryWorkbook implements WorkbookPort {
  /** What the pane went to. */
  readonly visited: Place[] = [];
  /** Thrown by the next call. */
  failNext: Error | null = null;
  /** Who made it. */
  author = '';
  /** What the self-check finds out. */
  selfChecked: SelfCheckReport = { results: [{ id: 'names', state: 'ok', seen: '[1,1,2,2]' }], leftSheet: null, isStopped: false };
  /** Milliseconds that every call takes; null never answers. */
  delay: number | null = 0;
  private state: State;
  private readonly aszTotal: CellValue | undefined;
  /** Newest first. */
  private undoables: { readonly point: KeptPoint; readonly before: State; readonly after: State }[] = [];
  private changes = 0;
  private handlers: Handlers | null = null;

  constructor(
    { aszTotal, ...tables }: WorkbookTables,
    private readonly now: () => Date = () => new Date(2026, 0, 26, 10, 30),
    private readonly request: MemoryRequest | null = null,
    private readonly list: MemoryList = LIST,
    cycle: CycleTables = {},
  ) {
    this.state = copyOf({
      tables: tables as State['tables'],
      confirmation: UNCONFIRMED,
      stamp: null,
      unplaced: [],
      rounds: [],
      texts: null,
      annex: null,
      settlement: null,
      cycle: cycle as State['cycle'],
      comparison: null,
      list: '',
    });
    this.aszTotal = aszTotal;
  }

  async inspect(): Promise<Inspection> {
    await this.turn();
    const [last, ...earlier] = this.undoables.map(({ point }) => point);
    const saved = last ? { ...last, earlier, fellAway: Number([last, ...earlier].at(-1)!.id) > 1 } : null;
    const tables = copyOf(this.read());
    if (this.request) {
      const rows = readForm(tables.statements!);
      const { sheet, top } = tables.statements!;
      const confirmation = readConfirmation(this.state.confirmation, rows);
      return {
        kind: 'request',
        request: { municipalities: liberecRegion(), returnTo: '', ...this.request, rows, sheet, top, confirmation },
        saved,
      };
    }
    try {
      const report = evaluateTables(tables);
      const { stamp } = this.state;
      const current = stamp?.fingerprint === fingerprint(report.plan) && stamp.reading === INTERPRETATION_WORD[report.evaluation.reading];
      const texts = placedTexts(this.state.texts);
      const exchange = readExchange(tables);
      return {
        kind: 'plan',
        report,
        stamp: stampFor(stamp),
        current,
        saved,
        tables,
        texts,
        cycle: copyOf(this.state.cycle),
        author: this.author,
        exchange,
        planId: PLAN_ID,
      };
    } catch (error) {
      if (error instanceof UnusableWorkbook) return { kind: 'other', faults: error.faults, renames: renamesOf(tables), saved };
      throw error;
    }
  }

  async summarize({ signal, onProgress }: Partial<Watched> = {}): Promise<SummarizeReport> {
    for (let done = 0; done < 3; done++) {
      signal?.throwIfAborted();
      onProgress?.({ done, total: 3 });
      await this.turn();
    }
    signal?.throwIfAborted();
    const standing = this.state.stamp && Object.entries(STAMP).map(([id, label]) => [label, this.state.stamp![id as keyof Stamp]]);
    const { report, results, changes, stamp, unchanged } = atOnce(resultSteps(this.read(), standing ?? undefined, { now: this.now() }));
    const rows = new Set<number>();
    const isChanged = this.change('summarize', movesText(changes), () => {
      for (const id of ['measures', 'criteria'] as const)
        for (const [column, values] of Object.entries<readonly string[]>(results[id])) {
          const position = this.columnOf(id, column);
          this.state.tables[id]!.rows.forEach((cells, row) => {
            if (cells[position] === values[row]) return;
            if (id === 'measures') rows.add(row);
            cells[position] = values[row]!;
          });
        }
      this.state.stamp = stamp;
    });
    return {
      ...report,
      changes,
      unchanged,
      computedAt: stamp.computedAt,
      rowsChanged: rows.size,
      labelsTaken: true,
      chartsFailed: [],
      nothingChanged: !isChanged,
    };
  }

  async summarizeList(address?: string) {
    await this.turn();
    const { sheet, rows } = this.list;
    const all = `${sheet}!A1:${cellName(rows.length - 1, Math.max(0, (rows[0]?.length ?? 0) - 1))}`;
    if (address !== undefined && address !== all) throw new ExcelFault('notFound', address);
    const { items, findings, account } = readList({ sheet, row: 0, column: 0, values: rows });
    this.change('summarize', '', () => (this.state.list = JSON.stringify(rows)));
    return {
      address: all,
      items,
      levels: levelShares(tallyOf(items.map(({ level }) => level))),
      findings: bySeverity(findings.map(({ finding, cell }) => ({ ...finding, sheet, cell }))),
      account,
      labelsTaken: true,
      chartsFailed: [],
    };
  }

  async writeTerritory() {
    await this.turn();
    const { plan, evaluation } = evaluateTables(this.state.tables);
    const criteria = territorialStandings(evaluation);
    const asz = aszSummary(plan, criteria, { outputs: {} }) && ASZ_SHEET.name;
    const sheet = criteria.length === 0 ? null : 'Území';
    const municipalities = evaluation.gazetteer.municipalities.length;
    return { sheet, asz, criteria: criteria.length, municipalities, chartsFailed: [], nothingChanged: false };
  }

  async undo(ids?: readonly string[]): Promise<RestorePoint[]> {
    await this.turn();
    if (this.undoables.length === 0) throw new CannotUndo('nothing', '');
    const chosen = this.undoables.slice(0, ids?.length ?? 1);
    if (ids && chosen.map(({ point }) => point.id).join() !== ids.join()) throw new CannotUndo('others', '');
    // On a copy: where one of them does not fit, nothing is other than before.
    let state = copyOf(this.state);
    for (const { before, after } of chosen) {
      const tables = Object.keys(after.tables) as InputId[];
      for (const id of tables) checkUntouched(before.tables[id]!, after.tables[id]!, state.tables[id]!);
      for (const id of tables) putBack(before.tables[id]!, after.tables[id]!, state.tables[id]!);
      const { tables: _tables, ...others } = before;
      state = copyOf({ ...state, ...others });
    }
    this.state = state;
    this.undoables.splice(0, chosen.length);
    return chosen.map(({ point: { what, at, detail } }) => ({ what, at, detail }));
  }

  async setOverride(code: string, override: Parameters<WorkbookPort['setOverride']>[1]): Promise<void> {
    await this.turn();
    this.edit(overrideEdits(this.read().measures, code, override), 'override', code);
  }

  async applyRepairs(repairs: Parameters<WorkbookPort['applyRepairs']>[0]): Promise<void> {
    await this.turn();
    const edits = repairs.map(({ sheet, row, column, before, after }) => ({ sheet, row, column, value: after, expected: before }));
    this.edit(edits, 'repair', String(repairs.length));
  }

  async writeSettings(values: Parameters<WorkbookPort['writeSettings']>[0]): Promise<void> {
    await this.turn();
    const [data, detail] = [this.read().settings, Object.keys(values).join(' ')];
    if (needsRow(data, values)) this.change('settings', detail, () => void this.grow('settings', settingRows(data!, values)));
    else this.edit(settingEdits(data, values), 'settings', detail);
  }

  async noteRequests(calls: Parameters<WorkbookPort['noteRequests']>[0], on: IsoDate, deadline: IsoDate | null): Promise<void> {
    await this.turn();
    const { leads, settings } = requestRows(this.read(), calls, on, deadline);
    this.change('call', String(calls.length), () => {
      this.grow('leads', leads);
      if (settings) this.grow('settings', settings);
    });
  }

  async saveContacts(edits: Parameters<WorkbookPort['saveContacts']>[0]): Promise<void> {
    await this.turn();
    const rows = contactRows(this.read(), edits);
    this.change('contacts', edits.map(({ name }) => name).join('; '), () => void this.grow('leads', rows));
  }

  async collect(
    returns: Parameters<WorkbookPort['collect']>[0],
    decisions: Parameters<WorkbookPort['collect']>[1],
    { signal, onProgress }: Partial<Watched> = {},
  ) {
    for (let done = 0; done < 4; done++) {
      signal?.throwIfAborted();
      onProgress?.({ done, total: 4 });
      await this.turn();
    }
    signal?.throwIfAborted();
    const { changes, statements, leads } = collectedRows(this.read(), returns, decisions, this.now());
    const known = new Set(this.state.unplaced.map((cells) => JSON.stringify(cells)));
    const unplaced = unplacedRows(changes.unplaced).filter((cells) => !known.has(JSON.stringify(cells)));
    let [written, noted] = [0, 0];
    this.change('collect', String(changes.writes.length), () => {
      written = this.grow('statements', statements);
      noted = leads ? this.grow('leads', leads) : 0;
      this.state.unplaced.push(...unplaced.map((cells) => [...cells]));
    });
    onProgress?.({ done: 4, total: 4 });
    return { changes, written, noted, unplaced: unplaced.length, nothingChanged: written + noted + unplaced.length === 0 };
  }

  async saveOwnTexts(texts: Parameters<WorkbookPort['saveOwnTexts']>[0]): Promise<number> {
    await this.turn();
    const rows = this.textRowsWith(texts);
    const before = new Map(this.state.texts?.map((row) => [row.section, JSON.stringify(row)]));
    this.change('ownText', '', () => (this.state.texts = rows));
    return rows.filter((row) => before.get(row.section) !== JSON.stringify(row)).length;
  }

  async writeReport({ signal, onProgress }: Partial<Watched> = {}): ReturnType<WorkbookPort['writeReport']> {
    for (let done = 0; done < 2; done++) {
      signal?.throwIfAborted();
      onProgress?.({ done, total: 2 });
      await this.turn();
    }
    const source = reportSource(this.read(), evaluateTables(this.read()), this.state.cycle.history);
    const annex = annexRows(source);
    const isChanged = this.change('report', '', () => {
      this.state.texts = this.textRowsWith(new Map());
      this.state.annex = annex;
      if (source.comments.length > 0) this.state.settlement = settlementTable(source.comments);
    });
    return { annexRows: annex.length, nothingChanged: !isChanged };
  }

  async writeSettlement(): ReturnType<WorkbookPort['writeSettlement']> {
    await this.turn();
    const rows = settlementTable(readComments(this.read().comments));
    if (rows.length === 0 && this.state.settlement === null) return null;
    const isChanged = this.change('settlementSheet', '', () => (this.state.settlement = rows));
    return { sheet: REPORT_TABLES.settlement.sheet, rows: rows.length, nothingChanged: !isChanged };
  }

  /** A row for each section of the report, with these texts of the coordinator beside those that stand. */
  private textRowsWith(texts: Parameters<WorkbookPort['saveOwnTexts']>[0]): NonNullable<State['texts']> {
    const standing = placedTexts(this.state.texts);
    return outline(reportSource(this.read(), evaluateTables(this.read()), this.state.cycle.history), standing).map(
      ({ id, title, proposed, own, digest, figures }) => {
        const typed = texts.get(id);
        return typed === undefined
          ? { section: title, proposed, own, digest }
          : { section: title, proposed, own: typed, digest: textDigest(figures, typed) };
      },
    );
  }

  async inspectComments(today: IsoDate): Promise<CommentInspection> {
    await this.turn();
    const tables = copyOf(this.read());
    const { plan } = readPlan(tables);
    const exchange = readExchange(tables);
    const comments = readComments(tables.comments);
    const rounds = withRounds([], this.state.rounds);
    const bodies = commentBodies(exchange.contacts, rounds, plan.municipalities);
    const findings = commentFindings({ comments, rounds, measures: plan.measures, bodies }, today).map((one) => ({
      ...one,
      sheet: one.at.table === 'comments' ? INPUT.comments.sheet : ROUNDS.sheet,
      cell: cellName(one.at.row + 1, 0),
    }));
    return { plan, exchange, comments, rounds, added: [], bodies, roundCells: undefined, findings, cells: tables.comments };
  }

  async collectComments(files: Parameters<WorkbookPort['collectComments']>[0], split: ReadonlySet<string>) {
    const standing = await this.inspectComments('2026-01-26');
    const added = unknownRounds(
      standing.rounds,
      files.flatMap(({ sent }) => sent ?? []),
    );
    const rounds = withRounds(standing.rounds, added);
    const bodies = commentBodies(standing.exchange.contacts, rounds, standing.plan.municipalities);
    const changes = commentChanges({ measures: standing.plan.measures, bodies, rounds, comments: standing.comments, split }, files);
    let written = 0;
    this.change('comments', String(changes.writes.length), () => {
      written = this.grow('comments', commentRows(changes, []));
      this.state.rounds.push(...added);
    });
    return { changes, written, rounds: added.length, nothingChanged: written + added.length === 0 };
  }

  async addComment(comment: Parameters<WorkbookPort['addComment']>[0]): Promise<string> {
    await this.turn();
    const row = typedComment(comment, readComments(this.read().comments));
    this.change('newComment', row.number, () => void this.grow('comments', commentRows({ writes: [row] }, [])));
    return row.number;
  }

  async settleComment(...[comment, settlement]: Parameters<WorkbookPort['settleComment']>): Promise<void> {
    await this.turn();
    const rows = settlementRows(this.read().comments!, comment, settlement);
    this.change('settlement', comment.number, () => void this.grow('comments', rows));
  }

  async noteRound(round: Parameters<WorkbookPort['noteRound']>[0]): Promise<void> {
    await this.turn();
    this.change('round', round.round, () => {
      if (!this.state.rounds.some((one) => one.round === round.round)) this.state.rounds.push(round);
    });
  }

  async writeAnswer(place: Parameters<WorkbookPort['writeAnswer']>[0], answer: Answer, expected: Partial<Answer>): Promise<void> {
    await this.turn();
    const edits = answerEdits(this.read().statements!, place, answer, expected);
    if (edits.length === 0) return;
    this.edit(edits, 'answer', [place.measure, place.criterion].join(' ').trim(), UNCONFIRMED);
  }

  async confirmRequest(by: string, on: IsoDate): Promise<void> {
    await this.turn();
    this.edit([], 'confirm', '', { by: by.trim(), on: toSerial(on), mark: confirmationMark(readForm(this.read().statements!)) });
  }

  async withdrawConfirmation(): Promise<void> {
    await this.turn();
    this.edit([], 'confirm', '', UNCONFIRMED);
  }

  async freezePeriod(order: Parameters<WorkbookPort['freezePeriod']>[0], watched: Partial<Watched> = {}) {
    await this.steps(2, watched);
    const { report, rows, replaced } = freezeIn(this.periods(), order);
    this.change('freeze', report.period.label, () => {
      if (report.already) return;
      const table = this.cycleTable('history');
      const mark = table.header.indexOf(OUTPUT.history.columns.mark.header);
      const known = new Set(table.rows.map((cells) => cells[mark]));
      put(
        'history',
        table,
        replaced,
        rows.filter((row) => !known.has(row.mark)),
      );
    });
    return report;
  }

  async writeComparison(asked: Parameters<WorkbookPort['writeComparison']>[0], watched: Partial<Watched> = {}) {
    await this.steps(2, watched);
    const { periods, comparison, paths } = comparedIn(this.periods(), asked);
    const isChanged = this.change('compare', '', () => (this.state.comparison = comparisonRows(periods, comparison, paths, [])));
    return { nothingChanged: !isChanged, chartsFailed: [] };
  }

  async revise(on: IsoDate, watched: Partial<Watched> = {}) {
    await this.steps(2, watched);
    const { changed, rows, after } = revisionChanges(this.periods(), on);
    let written = 0;
    this.change('revise', '', () => {
      if (rows.length > 0 || this.state.cycle.revision) written = put('revision', this.cycleTable('revision'), changed, rows);
    });
    return { rows: after, written };
  }

  async saveRevision(...[shown, edit]: Parameters<WorkbookPort['saveRevision']>): Promise<void> {
    await this.turn();
    const changed = revisionEdit(this.state.cycle.revision, shown, edit);
    this.change('revise', shown.code, () => void (changed.size > 0 && put('revision', this.cycleTable('revision'), changed, [])));
  }

  async selfCheck({ signal, onProgress }: Watched): Promise<SelfCheckReport> {
    const { results } = this.selfChecked;
    for (const done of results.keys()) {
      // As in Excel: a check that has begun is brought to its end.
      if (signal.aborted) return { results: results.slice(0, done), leftSheet: null, isStopped: true };
      onProgress({ done, total: results.length });
      await this.turn();
    }
    return this.selfChecked;
  }

  async goTo(place: Place): Promise<void> {
    await this.turn();
    const isThere =
      [...Object.values(this.state.tables), ...Object.values(this.state.cycle)].some(({ sheet }) => sheet === place.sheet) ||
      (this.state.stamp !== null && place.sheet === SHEETS.summary) ||
      (this.state.texts !== null && place.sheet === TEXTS_SHEET) ||
      (this.state.comparison !== null && place.sheet === PERIOD_SHEETS.comparison);
    if (!isThere) throw new ExcelFault('notFound', place.sheet);
    this.visited.push(place);
  }

  async watch(handlers: Handlers): Promise<() => Promise<void>> {
    await this.turn();
    this.handlers = handlers;
    return () => Promise.resolve(void (this.handlers = null));
  }

  /** Somebody types into a cell of a table: 0-based row and column on its sheet. */
  type(sheet: string, row: number, column: number, value: CellValue): void {
    const { table, at } = this.cellOf({ sheet, row, column });
    lineOf(table, at.row)![at.column] = untyped(value);
    this.handlers?.edited();
  }

  /** @param row 0-based on the sheet */
  select(sheet: string, row: number): void {
    this.handlers?.selected({ sheet, row });
  }

  headerOf(id: InputId): readonly CellValue[] {
    return this.state.tables[id]!.header;
  }

  rowsOf(id: InputId): readonly (readonly CellValue[])[] {
    return this.state.tables[id]!.rows;
  }

  /** Rows of Historie or Revize, none while the sheet is not there. */
  cycleRows(id: CycleId): Readonly<Record<string, CellValue>>[] {
    const table = this.state.cycle[id];
    return (table?.rows ?? []).map((cells) => Object.fromEntries(table!.header.map((header, i) => [String(header), cells[i] ?? ''])));
  }

  /** The answers that are in the form. */
  get answers(): Answer[] {
    return readForm(this.state.tables.statements!)
      .map(({ answer }) => ({ ...NO_ANSWER, ...answer }))
      .filter((answer) => !isEmptyAnswer(answer));
  }

  private read(): WorkbookTables {
    return { ...this.state.tables, ...(this.aszTotal === undefined ? {} : { aszTotal: this.aszTotal }) };
  }

  /** Single cells, or nothing where one of them is not what it was taken for. */
  private edit(edits: readonly CellEdit[], what: RestorePoint['what'], detail: string, confirmation = this.state.confirmation): void {
    for (const { expected, ...edit } of edits) {
      const { table, at } = this.cellOf(edit);
      if (expected !== undefined && (lineOf(table, at.row)?.[at.column] ?? '') !== expected)
        throw new CellChanged(edit.sheet, edit.row, edit.column);
    }
    this.change(what, detail, () => {
      for (const edit of edits) {
        const { table, at } = this.cellOf(edit);
        lineOf(table, at.row)![at.column] = edit.value;
      }
      this.state.confirmation = confirmation;
    });
  }

  /** @returns how many rows say something else than before */
  private grow(id: InputId, { changed, fresh, blank }: RowChanges): number {
    const table = this.state.tables[id]!;
    const left = [...fresh];
    let rows = 0;
    const put = (cells: CellValue[], values: RowValues): void => {
      let isOther = false;
      for (const column of Object.keys(INPUT[id].columns)) {
        const value = values[column];
        if (value === undefined || (value === '' && this.positionOf(id, column) === undefined)) continue;
        const position = this.columnOf(id, column);
        isOther ||= (cells[position] ?? '') !== value;
        cells[position] = value;
      }
      if (isOther) rows++;
    };
    for (const [row, values] of changed) put(table.rows[row]!, values);
    for (const row of blank) if (left.length > 0 && table.rows[row]!.every((cell) => cell === '')) put(table.rows[row], left.shift()!);
    for (const values of left) {
      const cells = table.header.map((): CellValue => '');
      table.rows.push(cells);
      put(cells, values);
    }
    return rows;
  }

  private positionOf(id: InputId, column: string): number | undefined {
    return findColumns(INPUT[id], this.state.tables[id]!.header).get(column);
  }

  /** The position of a column; one that the table lacks comes to its right end. */
  private columnOf(id: InputId, column: string): number {
    const position = this.positionOf(id, column);
    if (position !== undefined) return position;
    const { header, rows } = this.state.tables[id]!;
    const schema: Table = INPUT[id];
    for (const cells of rows) cells.push('');
    return header.push(schema.columns[column]!.header) - 1;
  }

  private cellOf({ sheet, row, column }: Pick<CellEdit, 'sheet' | 'row' | 'column'>) {
    const table = [...Object.values(this.state.tables), ...Object.values(this.state.cycle)].find((each) => each.sheet === sheet);
    if (!table) throw new ExcelFault('notFound', sheet);
    return { table, at: { row: row - table.top - 1, column: column - table.left } };
  }

  /** Keeps the way back, unless nothing is other than before. @returns whether anything is */
  private change(what: RestorePoint['what'], detail: string, write: () => void): boolean {
    const before = copyOf(this.state);
    write();
    if (JSON.stringify(before) === JSON.stringify(this.state)) return false;
    // No two changes are made in one instant.
    const at = new Date(this.now().getTime() + this.changes++).toISOString();
    const id = String(Number(this.undoables[0]?.point.id ?? 0) + 1);
    this.undoables = [{ point: { id, what, at, detail }, before, after: copyOf(this.state) }, ...this.undoables].slice(0, MOST_POINTS);
    return true;
  }

  private periods(): PeriodsStanding {
    const { plan, evaluation } = evaluateTables(this.read());
    return periodsStanding(plan, evaluation, this.state.cycle);
  }

  /** The sheet with its table is made when it is first needed. */
  private cycleTable(id: CycleId): MutableTable {
    const header = Object.values<{ readonly header: string }>(OUTPUT[id].columns).map((column) => column.header);
    return (this.state.cycle[id] ??= { sheet: OUTPUT[id].sheet, top: FIRST_ROW, left: 0, header, rows: [] });
  }

  private async steps(total: number, { signal, onProgress }: Partial<Watched>): Promise<void> {
    for (let done = 0; done < total; done++) {
      signal?.throwIfAborted();
      onProgress?.({ done, total: total + 1 });
      await this.turn();
    }
    signal?.throwIfAborted();
  }

  private async turn(): Promise<void> {
    await new Promise((resolve) => (this.delay === null ? undefined : setTimeout(resolve, this.delay)));
    const error = this.failNext;
    this.failNext = null;
    if (error) throw error;
  }
}

/** Values into rows of a table of the cycle, and new rows below them. @returns how many say something else than before */
function put(
  id: CycleId,
  { header, rows }: MutableTable,
  changed: ReadonlyMap<number, RowValues>,
  fresh: readonly Readonly<Record<string, CellValue>>[],
): number {
  const positions = findColumns(OUTPUT[id], header);
  const before = rows.map((cells) => JSON.stringify(cells));
  const write = (cells: CellValue[], values: RowValues): void => {
    for (const [column, value] of Object.entries(values)) cells[positions.get(column)!] = value;
  };
  for (const [row, values] of changed) write(rows[row]!, values);
  for (const values of fresh) {
    const cells = header.map((): CellValue => '');
    write(cells, values);
    rows.push(cells);
  }
  return rows.filter((cells, i) => JSON.stringify(cells) !== before[i]).length;
}

/** A row of the table; that before the first is its header. */
const lineOf = ({ header, rows }: MutableTable, row: number): CellValue[] | undefined => (row === -1 ? header : rows[row]);

export const PLAN_ID = 'plan-1';
const TEXTS_SHEET = REPORT_TABLES.texts.sheet;
const placedTexts = (texts: State['texts']): StandingText[] =>
  (texts ?? []).map((row, i) => ({ ...row, place: { sheet: TEXTS_SHEET, cell: `C${i + 5}` } }));

const stampFor = (stamp: Stamp | null) => stamp && { computedAt: stamp.computedAt, fingerprint: stamp.fingerprint, reading: stamp.reading };

/** The cells that a change wrote, as they are after it. */
function* written(before: MutableTable, after: MutableTable): Generator<{ row: number; column: number; value: CellValue }> {
  for (const [row, cells] of [[-1, after.header] as const, ...after.rows.entries()])
    for (const [column, value] of cells.entries()) if (lineOf(before, row)?.[column] !== value) yield { row, column, value };
}

function checkUntouched(before: MutableTable, after: MutableTable, now: MutableTable): void {
  for (const { row, column, value } of written(before, after))
    if (lineOf(now, row)?.[column] !== value) throw new CannotUndo('changedSince', now.sheet);
}

/** What others wrote in the meantime into other cells stays. */
function putBack(before: MutableTable, after: MutableTable, now: MutableTable): void {
  for (const { row, column } of written(before, after)) lineOf(now, row)![column] = lineOf(before, row)?.[column] ?? '';
  now.rows.splice(before.rows.length, after.rows.length - before.rows.length);
  const { length: width } = before.header;
  if (after.header.length > width) for (const cells of [now.header, ...now.rows]) cells.splice(width, after.header.length - width);
}

/** Plain data; jsdom has no structuredClone. */
const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
