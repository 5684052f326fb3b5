import { apiError } from '../errors';
import type { Host } from '../host';
import type { Rect } from '../../ooxml/a1';
import { rectName } from '../../ooxml/a1';
import type { Sheet } from '../model/sheet';
import type { Table } from '../model/table/table';
import type { Ref } from './registry';

const CATEGORY = 65536;
const WORKBOOK = 'Workbook';

/** Numbers the client gives to events. */
const EVENT = {
  selectionChangedDocument: 2,
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
  protectionChanged: 24,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

export type ChangeType = 'RangeEdited' | 'RowInserted' | 'RowDeleted' | 'ColumnInserted' | 'ColumnDeleted' | 'CellInserted' | 'CellDeleted';

const DIRECTIONS: Partial<Record<ChangeType, string>> = {
  RowInserted: 'ShiftCellDown',
  RowDeleted: 'ShiftCellUp',
  ColumnInserted: 'ShiftCellRight',
  ColumnDeleted: 'ShiftCellLeft',
};

const PLAYED = /^_(?:Unr|R)egister(?:DataChanged|Activated|Deactivated|Added|Deleted|SelectionChanged|ProtectionChanged)Event$/;

/** Collects what happened during a request and tells the client after it was answered. */
export class Events {
  private queue: unknown[] = [];
  private readonly registered = new Set<string>();
  /** Cleared by `context.runtime.enableEvents = false`. */
  enabled = true;

  constructor(private readonly host: Host) {}

  register(ref: Ref, name: string): void {
    const on = name.startsWith('_Register');
    if (!PLAYED.test(name)) throw apiError('ApiNotFound', `${ref.cls.name}: event ${name} is not played by the embedded Excel`);
    const key = `${ref.cls.name}:${name.replace(/^_(?:Un)?[Rr]egister/, '')}`;
    if (on) this.registered.add(key);
  }

  private push(type: number, targetId: string, message: Record<string, unknown>): void {
    if (!this.enabled || this.registered.size === 0) return;
    this.queue.push([CATEGORY, type, targetId, JSON.stringify(message), 0]);
  }

  private both(type: number, targetId: string, message: Record<string, unknown>): void {
    this.push(type, WORKBOOK, message);
    this.push(type, targetId, message);
  }

  /** @param details what is told beside, or instead of, what holds for a change made through the API */
  changed(sheet: Sheet, rect: Rect, changeType: ChangeType, source: 'Local' | 'Remote' = 'Local', details?: Record<string, unknown>): void {
    if (this.registered.size === 0) return;
    const base = {
      changeType,
      source,
      worksheetId: sheet.id,
      address: rectName(rect),
      referenceId: this.host.referenceToRect(sheet, rect),
      triggerSource: 'ThisLocalAddin',
      shiftDirection: DIRECTIONS[changeType] ?? 'None',
      ...details,
    };
    this.both(EVENT.changed, sheet.id, base);
    for (const table of this.host.book.tablesIn(sheet, rect)) {
      this.both(EVENT.tableChanged, table.id, { ...base, tableId: table.id });
    }
  }

  sheet(type: 'activated' | 'deactivated' | 'added' | 'deleted', sheet: Sheet): void {
    this.both(EVENT[type], sheet.id, { worksheetId: sheet.id, source: 'Local' });
  }

  selected(sheet: Sheet, rect: Rect): void {
    this.both(EVENT.selectionChanged, sheet.id, { worksheetId: sheet.id, address: rectName(rect) });
    for (const table of this.host.book.tables) {
      if (table.sheet !== sheet) continue;
      const t = table.rect;
      const within = rect.r1 >= t.r1 && rect.r2 <= t.r2 && rect.c1 >= t.c1 && rect.c2 <= t.c2;
      this.push(EVENT.tableSelectionChanged, table.id, {
        worksheetId: sheet.id,
        tableId: table.id,
        address: within ? rectName(rect) : '',
        isInsideTable: within,
      });
    }
    this.queue.push([CATEGORY, EVENT.selectionChangedDocument, '', '{}', 0]);
  }

  table(type: 'tableAdded' | 'tableDeleted', table: Table): void {
    this.push(EVENT[type], WORKBOOK, { worksheetId: table.sheet.id, tableId: table.id, tableName: table.name, source: 'Local' });
  }

  protection(sheet: Sheet, isProtected: boolean): void {
    this.both(EVENT.protectionChanged, sheet.id, { worksheetId: sheet.id, isProtected, source: 'Local' });
  }

  async flush(): Promise<void> {
    if (this.queue.length === 0) return;
    const entries = this.queue;
    this.queue = [];
    // Excel tells after it answered: the client gets to run what waits for the answer first.
    await Promise.resolve();
    this.host.bridge.emit(entries);
  }
}
