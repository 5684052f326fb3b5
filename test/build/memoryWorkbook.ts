import { ANSWER_FIELDS, isEmptyAnswer, NO_ANSWER, type Answer } from '../../src/core/plan/answer';
import { planChanges } from '../../src/core/exchange/collect';
import { fingerprint } from '../../src/core/exchange/fingerprint';
import { foldIdentifier } from '../../src/core/text/identifiers';
import { cellText, fold, type CellValue } from '../../src/core/text/text';
import { readDate, toSerial, type IsoDate } from '../../src/core/text/date';
import { levelShares } from '../../src/core/rules/summary';
import { tallyOf } from '../../src/core/plan/level';
import { LEVEL_WORD, INTERPRETATION_WORD, readLevel } from '../../src/core/text/wording';
import { liberecRegion, type Municipality } from '../../src/core/plan/municipalities';
import { confirmationMark, FORM, readConfirmation, readForm } from '../../src/schema/request';
import { readExchange } from '../../src/schema/exchange';
import { UnusableWorkbook } from '../../src/schema/records';
import { findColumns, type TableData, type WorkbookTables } from '../../src/schema/rows';
import { INPUT, SETTINGS, type InputId, type SettingId, type Table } from '../../src/schema/tables';
import { CellChanged } from '../../src/workbook/excel/editCells';
import { evaluateTables } from '../../src/workbook/summary/report';
import type { Change } from '../../src/workbook/summary/summarize';
import { CannotUndo } from '../../src/workbook/undo/undo';
import type {
  Handlers,
  Inspection,
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
}

type Mutable = Record<string, Omit<TableData, 'rows'> & { rows: CellValue[][] }>;

/** A reporting workbook in memory behind the door that the pane knows, with the failures of a real one to switch on. */
export class MemoryWorkbook implements WorkbookPort {
  /** What the pane went to. */
  readonly visited: Place[] = [];
  /** Thrown by the next call. */
  failNext: Error | null = null;
  /** What the self-check finds out. */
  selfChecked: SelfCheckReport = { results: [{ id: 'names', state: 'ok', seen: '[1,1,2,2]' }], leftSheet: null, isStopped: false };
  /** Milliseconds that every call takes; null never answers. */
  delay: number | null = 0;
  private tables: Mutable;
  private confirmation: { by: string; on: IsoDate; mark: string } | null = null;
  private stamp: { computedAt: string; fingerprint: string; reading: string } | null = null;
  private undoable: { point: RestorePoint; tables: string; stamp: MemoryWorkbook['stamp'] } | null = null;
  private handlers: Handlers | null = null;

  constructor(
    tables: WorkbookTables,
    private readonly now: () => Date = () => new Date(2026, 0, 26, 10, 30),
    private readonly call: MemoryRequest | null = null,
  ) {
    this.tables = copyOf(tables) as unknown as Mutable;
  }

  async inspect(): Promise<Inspection> {
    await this.turn();
    const saved = this.undoable?.point ?? null;
    if (this.call) {
      const rows = this.rowsOfForm();
      const { by = '', on = '', mark = '' } = this.confirmation ?? {};
      const confirmation = readConfirmation({ by, on, mark }, rows);
      const { sheet, top } = this.tables['statements']!;
      return { kind: 'request', request: { municipalities: liberecRegion(), ...this.call, rows, sheet, top, confirmation }, saved };
    }
    try {
      const report = evaluateTables(this.read());
      const reading = INTERPRETATION_WORD[report.evaluation.reading];
      const current = this.stamp !== null && this.stamp.fingerprint === fingerprint(report.plan) && this.stamp.reading === reading;
      const tables = copyOf(this.read());
      return { kind: 'plan', report, stamp: this.stamp, current, saved, tables, exchange: readExchange(tables), planId: PLAN_ID };
    } catch (error) {
      if (error instanceof UnusableWorkbook) return { kind: 'other', faults: error.faults, saved };
      throw error;
    }
  }

  async summarize({ signal, onProgress }: Partial<Watched> = {}): Promise<SummarizeReport> {
    for (let done = 0; done < 3; done++) {
      onProgress?.({ done, total: 3 });
      await this.turn();
      signal?.throwIfAborted();
    }
    const report = evaluateTables(this.read());
    this.keep('summarize', '');
    const measures = this.tables['measures']!;
    const column = findColumns(INPUT.measures, measures.header).get('finalLevel')!;
    const changes: Change[] = [];
    for (const { measure, final } of report.evaluation.measures) {
      const row = measures.rows[measure.row]!;
      const from = readLevel(cellText(row[column])).value;
      if (from !== null && from !== final) changes.push({ code: measure.code, from, to: final });
      row[column] = LEVEL_WORD[final];
    }
    const print = fingerprint(report.plan);
    const unchanged = this.stamp?.fingerprint === print;
    const computedAt = '26. 1. 2026 10:30';
    this.stamp = { computedAt, fingerprint: print, reading: INTERPRETATION_WORD[report.evaluation.reading] };
    return {
      ...report,
      changes,
      unchanged,
      computedAt,
      rowsChanged: changes.length,
      labelsTaken: true,
      chartsFailed: [],
      nothingChanged: unchanged,
    };
  }

  async summarizeList(address = 'List1!A1:B73') {
    await this.turn();
    const levels = levelShares(tallyOf(['fulfilled', 'partial']));
    return {
      address,
      items: [
        { code: 'A1', level: 'fulfilled' as const },
        { code: 'A2', level: 'partial' as const },
      ],
      levels,
      findings: [],
      account: {
        rowsGiven: 3,
        rowsRead: 2,
        leftOut: [{ why: 'header' as const, sheet: 'List1', cell: 'A1', rows: 1 }],
        noticed: [],
        columnsUsed: [],
        columnsUnused: [],
        guessed: [],
      },
      labelsTaken: true,
      chartsFailed: [],
    };
  }

  async undo(): Promise<RestorePoint> {
    await this.turn();
    if (!this.undoable) throw new CannotUndo('nothing', '');
    const { point, tables, stamp } = this.undoable;
    this.tables = JSON.parse(tables) as Mutable;
    this.stamp = stamp;
    this.undoable = null;
    return point;
  }

  async setOverride(code: string, override: Parameters<WorkbookPort['setOverride']>[1]): Promise<void> {
    await this.turn();
    this.keep('override', code);
    const measures = this.tables['measures']!;
    const columns = findColumns(INPUT.measures, measures.header);
    const row = measures.rows.find((cells) => foldIdentifier(cellText(cells[columns.get('code')!])) === foldIdentifier(code))!;
    row[columns.get('overrideLevel')!] = override ? LEVEL_WORD[override.level] : '';
    row[columns.get('overrideReason')!] = override?.reason ?? '';
    row[columns.get('overrideAuthor')!] = override?.author ?? '';
    row[columns.get('overrideDate')!] = override ? toSerial(override.date) : '';
  }

  async applyRepairs(repairs: Parameters<WorkbookPort['applyRepairs']>[0]): Promise<void> {
    await this.turn();
    for (const { sheet, row, column, before } of repairs)
      if (cellText(this.cells(sheet)[row - 1]?.[column]) !== before) throw new CellChanged(sheet, row, column);
    this.keep('repair', String(repairs.length));
    for (const { sheet, row, column, after } of repairs) this.cells(sheet)[row - 1]![column] = after;
  }

  async writeSettings(values: Parameters<WorkbookPort['writeSettings']>[0]): Promise<void> {
    await this.turn();
    this.keep('settings', Object.keys(values).join(' '));
    for (const [id, value] of Object.entries(values)) {
      const row = this.tables['settings']!.rows.find(([key]) => key === SETTINGS[id as SettingId].key)!;
      row[1] = value;
    }
  }

  async noteRequests(calls: Parameters<WorkbookPort['noteRequests']>[0], on: IsoDate, deadline: IsoDate | null): Promise<void> {
    await this.turn();
    this.keep('call', String(calls.length));
    for (const { name, file } of calls) {
      const row = this.rowOf('leads', name);
      this.put('leads', row, { called: toSerial(on), file });
    }
    const row = this.tables['settings']!.rows.find(([key]) => key === SETTINGS.deadline.key)!;
    if (deadline !== null) row[1] = toSerial(deadline);
    else if (typeof row[1] === 'number' && row[1] < toSerial(on)) row[1] = '';
  }

  async collect(returns: Parameters<WorkbookPort['collect']>[0], decisions: Parameters<WorkbookPort['collect']>[1]) {
    await this.turn();
    const tables = this.read();
    const { plan } = evaluateTables(tables);
    const changes = planChanges(plan, readExchange(tables), returns, decisions);
    this.keep('collect', String(changes.writes.length));
    for (const { row, measure, criterion, submitter, after } of changes.writes) {
      const { rows, header } = this.tables['statements']!;
      const cells = row === null ? header.map((): CellValue => '') : rows[row]!;
      if (row === null) rows.push(cells);
      this.put('statements', cells, { measure, criterion, submitter, ...after });
    }
    for (const { name, savedAt, confirmation } of changes.receipts)
      this.put('leads', this.rowOf('leads', name), {
        returned: toSerial((savedAt ?? this.now().toISOString()).slice(0, 10)),
        confirmedBy: confirmation?.holds ? confirmation.by : '',
        confirmedOn: confirmation?.holds ? toSerial(confirmation.on) : '',
      });
    const { length: written } = changes.writes;
    return { changes, written, noted: changes.receipts.length, unplaced: changes.unplaced.length, nothingChanged: written === 0 };
  }

  async writeAnswer({ row }: Parameters<WorkbookPort['writeAnswer']>[0], answer: Answer, expected: Partial<Answer>): Promise<void> {
    await this.turn();
    const standing = this.rowsOfForm().find((each) => each.row === row)!;
    const { sheet, top } = this.tables['statements']!;
    const changed = ANSWER_FIELDS.find((field) => expected[field] !== undefined && expected[field] !== standing.answer[field]);
    if (changed) throw new CellChanged(sheet, top + 1 + row, 0);
    this.keep('answer', `${standing.measure} ${standing.criterion}`);
    this.confirmation = null;
    const day = readDate(answer.date);
    const values = { ...answer, date: day === null ? answer.date : toSerial(day) };
    const columns = findColumns(FORM, this.tables['statements']!.header);
    for (const field of ANSWER_FIELDS) this.tables['statements']!.rows[row]![columns.get(field)!] = values[field];
  }

  async confirmRequest(by: string, on: IsoDate): Promise<void> {
    await this.turn();
    this.keep('confirm', '');
    this.confirmation = { by, on, mark: confirmationMark(this.rowsOfForm()) };
  }

  async withdrawConfirmation(): Promise<void> {
    await this.turn();
    this.keep('confirm', '');
    this.confirmation = null;
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
    this.visited.push(place);
  }

  async watch(handlers: Handlers): Promise<() => Promise<void>> {
    await this.turn();
    this.handlers = handlers;
    return () => Promise.resolve(void (this.handlers = null));
  }

  /** Somebody types into a cell of the sheet: 0-based row on the sheet and column. */
  type(sheet: string, row: number, column: number, value: CellValue): void {
    this.cells(sheet)[row - 1]![column] = value;
    this.handlers?.edited();
  }

  select(sheet: string, row: number): void {
    this.handlers?.selected({ sheet, row });
  }

  rowsOf(id: InputId): readonly (readonly CellValue[])[] {
    return this.tables[id]!.rows;
  }

  /** The answers that are in the form. */
  get answers(): Answer[] {
    return this.rowsOfForm()
      .map(({ answer }) => ({ ...NO_ANSWER, ...answer }))
      .filter((answer) => !isEmptyAnswer(answer));
  }

  private rowsOfForm() {
    return readForm(this.tables['statements']!);
  }

  private rowOf(id: InputId, name: string): CellValue[] {
    const { rows, header } = this.tables[id]!;
    const position = findColumns(INPUT[id], header).get('name')!;
    let row = rows.find((cells) => fold(cellText(cells[position])) === fold(name));
    if (!row) {
      row = header.map((_, i) => (i === position ? name : ''));
      rows.push(row);
    }
    return row;
  }

  private put(id: InputId, row: CellValue[], values: Readonly<Record<string, CellValue>>): void {
    const table: Table = INPUT[id];
    for (const [column, position] of findColumns(table, this.tables[id]!.header)) {
      const value = values[column];
      if (value === undefined) continue;
      const day = table.columns[column]!.kind === 'date' && typeof value === 'string' ? readDate(value) : null;
      row[position] = day === null ? value : toSerial(day);
    }
  }

  private read(): WorkbookTables {
    return this.tables;
  }

  private cells(sheet: string): CellValue[][] {
    return Object.values(this.tables).find((table) => table.sheet === sheet)!.rows;
  }

  private keep(what: RestorePoint['what'], detail: string): void {
    this.undoable = { point: { what, at: this.now().toISOString(), detail }, tables: JSON.stringify(this.tables), stamp: this.stamp };
  }

  private async turn(): Promise<void> {
    await new Promise((resolve) => (this.delay === null ? undefined : setTimeout(resolve, this.delay)));
    const error = this.failNext;
    this.failNext = null;
    if (error) throw error;
  }
}

export const PLAN_ID = 'plan-1';

/** Tables are plain data; jsdom has no structuredClone. */
const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
