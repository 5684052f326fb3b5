import {
  BooleanNumber,
  CellValueType,
  ICommandService,
  InterceptorEffectEnum,
  IUniverInstanceService,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  LogLevel,
  mergeLocales,
  mergeWorksheetSnapshotWithDefault,
  Univer,
  UniverInstanceType,
  type IExecutionOptions,
  type ICellData,
  type Injector,
  type IRange,
  type Nullable,
  type Workbook,
  type Worksheet,
} from '@univerjs/core';
import { UniverDocsPlugin } from '@univerjs/docs';
import { UniverDocsUIPlugin } from '@univerjs/docs-ui';
import docsUiWords from '@univerjs/docs-ui/locale/en-US';
import designWords from '@univerjs/design/locale/en-US';
import { UniverFormulaEnginePlugin } from '@univerjs/engine-formula';
import { IRenderManagerService, UniverRenderEnginePlugin, type IRender } from '@univerjs/engine-render';
import { IRPCChannelService } from '@univerjs/rpc';
import {
  INTERCEPTOR_POINT,
  InsertSheetMutation,
  RemoveSheetMutation,
  SetFrozenMutation,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetTabColorMutation,
  SetWorksheetActiveOperation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  SetWorksheetRowCountMutation,
  SheetInterceptorService,
  SheetsSelectionsService,
  UniverSheetsPlugin,
  type ISetRangeValuesMutationParams,
} from '@univerjs/sheets';
import { UniverSheetsFormulaPlugin } from '@univerjs/sheets-formula';
import formulaWords from '@univerjs/sheets-formula/locale/en-US';
import { UniverSheetsFormulaUIPlugin } from '@univerjs/sheets-formula-ui';
import formulaUiWords from '@univerjs/sheets-formula-ui/locale/en-US';
import {
  IEditorBridgeService,
  ScrollToCellCommand,
  SheetScrollManagerService,
  SheetSkeletonManagerService,
  UniverSheetsUIPlugin,
} from '@univerjs/sheets-ui';
import sheetsUiWords from '@univerjs/sheets-ui/locale/en-US';
import sheetsWords from '@univerjs/sheets/locale/en-US';
import { UniverUIPlugin } from '@univerjs/ui';
import uiWords from '@univerjs/ui/locale/en-US';
import type { SheetTab, WorkbookView } from '../host';
import { sheetSnapshot, StyleBook, toRange } from './snapshot';

export type Typed = string | number | boolean;
/** As if it came from a co-author: else Univer shows a sheet that appears, a moment later, and takes that for the user's wish. */
const FOLLOWED: IExecutionOptions = { fromCollab: true };

type Rect = WorkbookView['active']['selection'];

/** The corner of a cell with a note, as Excel draws it. */
const NOTE_MARK = { color: '#C00000', size: 7 } as const;

/** What a user does in the grid. */
export interface GridEvents {
  edited(sheetId: string, cells: readonly { r: number; c: number; value: Typed }[]): void;
  selected(sheetId: string, rect: Rect): void;
  activated(sheetId: string): void;
  /** A cell's editor opened or closed. */
  editing(on: boolean): void;
  /** The sheet scrolled, or another one is shown: what stands over it has to move. */
  moved(): void;
}

/** Where the shown sheet's corner lies in the grid's element, in pixels. */
export interface Placement {
  sheetId: string;
  left: number;
  top: number;
  scale: number;
  /** Cells begin here; what stands over them must not cover the headers. */
  clip: { left: number; top: number };
}

const UNIT = 'workbook';

/**
 * Told not to compute, Univer hands its formulas to a worker that does. Here the embedded Excel computes, and there is
 * nobody at the other end.
 */
const NOBODY: IRPCChannelService = {
  requestChannel: () =>
    ({ call: () => new Promise(() => undefined), subscribe: () => ({ subscribe: () => ({ unsubscribe() {} }) }) }) as unknown as ReturnType<
      IRPCChannelService['requestChannel']
    >,
  registerChannel: () => undefined,
};

/**
 * Univer's grid as a window onto the embedded Excel. It computes nothing and keeps nothing: what a user types goes to
 * the embedded Excel, and what that says is drawn.
 */
export class Grid {
  private readonly univer: Univer;
  private readonly injector: Injector;
  private readonly commands: ICommandService;
  private readonly workbook: Workbook;
  private readonly styles: StyleBook;
  /** By sheet: the revision looked at last, and what was drawn of it. A selection is a revision too, and draws nothing. */
  private readonly drawn = new Map<string, { revision: number; snapshot: string }>();
  private revision = -1;
  private editing = false;
  private tabs: SheetTab[] = [];
  /** While the grid follows the workbook, what happens in it is no user's doing. */
  private following = 0;

  /** Ready when it is drawn: Univer makes what draws the cells some time after the workbook. */
  static async open(container: HTMLElement, view: WorkbookView, events: GridEvents): Promise<Grid> {
    const grid = new Grid(container, view, events);
    await grid.injector.get(LifecycleService).onStage(LifecycleStages.Rendered);
    grid.listen();
    grid.refresh();
    return grid;
  }

  private constructor(
    container: HTMLElement,
    private readonly view: WorkbookView,
    private readonly events: GridEvents,
  ) {
    const words = mergeLocales(designWords, uiWords, docsUiWords, sheetsWords, sheetsUiWords, formulaWords, formulaUiWords);
    this.univer = new Univer({ locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: words }, logLevel: LogLevel.ERROR });
    const { univer } = this;
    univer.registerPlugin(UniverRenderEnginePlugin);
    univer.registerPlugin(UniverFormulaEnginePlugin, { notExecuteFormula: true });
    univer.registerPlugin(UniverUIPlugin, { container, header: true, toolbar: false, contextMenu: false, headerMenu: false });
    univer.registerPlugin(UniverDocsPlugin);
    univer.registerPlugin(UniverDocsUIPlugin);
    univer.registerPlugin(UniverSheetsPlugin);
    univer.registerPlugin(UniverSheetsUIPlugin, {
      formulaBar: true,
      disableForceStringAlert: true,
      disableForceStringMark: true,
      footer: { sheetBar: true, statisticBar: false, menus: false, zoomSlider: false, addSheetButtonConfig: { show: false } },
    });
    univer.registerPlugin(UniverSheetsFormulaPlugin, { notExecuteFormula: true });
    univer.registerPlugin(UniverSheetsFormulaUIPlugin);
    this.injector = univer.__getInjector();
    this.injector.add([IRPCChannelService, { useValue: NOBODY }]);
    this.commands = this.injector.get(ICommandService);
    this.styles = new StyleBook(view, (id, style) => this.workbook.getStyles().addCustomStyle(id, style));
    this.workbook = this.createWorkbook();
    this.injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      id: 'plneni.text',
      effect: InterceptorEffectEnum.Value,
      priority: 10,
      handler: (cell, { rawData }, next) => {
        const text = rawData?.custom?.['text'] as string | undefined;
        const isNoted = rawData?.custom?.['note'] !== undefined;
        if (text === undefined && !isNoted) return next(cell);
        return next({ ...cell, ...(text === undefined ? {} : { v: text }), ...(isNoted ? { markers: { tr: NOTE_MARK } } : {}) });
      },
    });
  }

  private createWorkbook(): Workbook {
    // The grid wants a sheet to start with, and the styles want the workbook: the first sheets come empty, then drawn.
    this.tabs = this.view.sheets;
    const sheets = Object.fromEntries(
      this.tabs.map((tab) => [tab.id, { id: tab.id, name: tab.name, hidden: tab.visibility === 'Visible' ? 0 : 1 }]),
    );
    const order = this.tabs.map(({ id }) => id);
    return this.univer.createUnit<object, Workbook>(UniverInstanceType.UNIVER_SHEET, {
      id: UNIT,
      name: '',
      sheetOrder: order,
      sheets,
      defaultStyle: { ff: 'Calibri', fs: 11, vt: 3 },
      styles: {},
    });
  }

  private get render(): IRender | null {
    return this.injector.get(IRenderManagerService).getRenderById(UNIT) ?? null;
  }

  // ---- the user ----

  private listen(): void {
    this.commands.onCommandExecuted(({ id, params }) => {
      if (this.following > 0) return;
      if (id === SetRangeValuesMutation.id) this.onEdited(params as ISetRangeValuesMutationParams);
      else if (id === SetWorksheetActiveOperation.id) this.onActivated((params as { subUnitId: string }).subUnitId);
    });
    const selections = this.injector.get(SheetsSelectionsService);
    const onSelected = (list: Nullable<readonly { readonly range: IRange }[]>): void => {
      const range = list?.at(-1)?.range;
      if (this.following > 0 || !range) return;
      const rect = this.rectOf(range);
      const { id, selection } = this.view.active;
      const sheetId = this.workbook.getActiveSheet().getSheetId();
      if (sheetId !== id || !same(selection, rect)) this.events.selected(sheetId, rect);
    };
    selections.selectionMoveEnd$.subscribe(onSelected);
    selections.selectionSet$.subscribe(onSelected);
    this.injector.get(IEditorBridgeService).visible$.subscribe(({ visible }) => {
      if (visible === this.editing) return;
      this.editing = visible;
      this.events.editing(visible);
    });
    this.render?.with(SheetScrollManagerService).validViewportScrollInfo$.subscribe(() => this.events.moved());
    this.render?.with(SheetSkeletonManagerService).currentSkeleton$.subscribe(() => this.events.moved());
  }

  private onEdited({ subUnitId, cellValue }: ISetRangeValuesMutationParams): void {
    const cells: { r: number; c: number; value: Typed }[] = [];
    for (const [r, row] of Object.entries(cellValue ?? {})) {
      for (const [c, cell] of Object.entries(row as Record<string, Nullable<ICellData>>)) {
        const value = typed(cell);
        if (value !== undefined) cells.push({ r: Number(r), c: Number(c), value });
      }
    }
    // Whatever the user changed here, what the workbook makes of it is what stands.
    this.drawn.delete(subUnitId);
    this.revision = -1;
    if (cells.length > 0) this.events.edited(subUnitId, cells);
  }

  private onActivated(sheetId: string): void {
    if (sheetId !== this.view.active.id) this.events.activated(sheetId);
    this.events.moved();
  }

  /** Whole rows and columns reach to the end of the sheet, also where the grid draws fewer of them. */
  private rectOf({ startRow, endRow, startColumn, endColumn }: IRange): Rect {
    const sheet = this.workbook.getActiveSheet();
    const all = {
      rows: Number.isNaN(startRow) || (startRow === 0 && endRow >= sheet.getRowCount() - 1),
      columns: Number.isNaN(startColumn) || (startColumn === 0 && endColumn >= sheet.getColumnCount() - 1),
    };
    return {
      r1: all.rows ? 0 : startRow,
      r2: all.rows ? 1_048_575 : endRow,
      c1: all.columns ? 0 : startColumn,
      c2: all.columns ? 16_383 : endColumn,
    };
  }

  // ---- the workbook ----

  /**
   * Colours the sheet shown by its conditional formats, whose formulas take a moment to be computed.
   * @returns when it is coloured
   */
  async colour(): Promise<void> {
    const { id } = this.view.active;
    if (!(await this.view.judge(id))) return;
    this.drawn.delete(id);
    this.revision = -1;
    this.refresh();
  }

  /** Draws what changed in the workbook since the last time. An open editor is left alone; ask again when it closed. */
  refresh(): void {
    if (this.editing) return;
    this.following += 1;
    try {
      if (this.view.revision !== this.revision) {
        this.revision = this.view.revision;
        this.followTabs();
        for (const tab of this.tabs) this.followSheet(tab);
      }
      this.followSelection();
    } finally {
      this.following -= 1;
    }
    this.events.moved();
  }

  private run(id: string, params: object, options?: IExecutionOptions): void {
    this.commands.syncExecuteCommand(id, { unitId: UNIT, ...params }, options);
  }

  private followTabs(): void {
    const next = this.view.sheets;
    for (const tab of next) {
      if (this.sheet(tab.id)) continue;
      const snapshot = mergeWorksheetSnapshotWithDefault(sheetSnapshot(tab, this.view.draw(tab.id), this.styles));
      this.run(InsertSheetMutation.id, { index: this.workbook.getSheetSize(), sheet: snapshot }, FOLLOWED);
    }
    for (const old of this.tabs) {
      if (next.some(({ id }) => id === old.id)) continue;
      // The shown sheet cannot go before another one is shown.
      if (this.workbook.getActiveSheet().getSheetId() === old.id)
        this.run(SetWorksheetActiveOperation.id, { subUnitId: this.view.active.id });
      this.run(RemoveSheetMutation.id, { subUnitId: old.id, subUnitName: old.name });
      this.drawn.delete(old.id);
    }
    next.forEach((tab, index) => {
      const sheet = this.sheet(tab.id)!;
      const hidden = tab.visibility === 'Visible' ? BooleanNumber.FALSE : BooleanNumber.TRUE;
      if (sheet.getName() !== tab.name) this.run(SetWorksheetNameMutation.id, { subUnitId: tab.id, name: tab.name });
      if (sheet.isSheetHidden() !== hidden) this.run(SetWorksheetHideMutation.id, { subUnitId: tab.id, hidden }, FOLLOWED);
      if ((sheet.getTabColor() || null) !== tab.color) this.run(SetTabColorMutation.id, { subUnitId: tab.id, color: tab.color ?? '' });
      const at = this.workbook.getSheetOrders().indexOf(tab.id);
      if (at !== index) this.run(SetWorksheetOrderMutation.id, { subUnitId: tab.id, fromOrder: at, toOrder: index });
    });
    this.tabs = next;
  }

  private sheet(id: string): Worksheet | null {
    return this.workbook.getSheetBySheetId(id) ?? null;
  }

  private followSheet(tab: SheetTab): void {
    const revision = this.view.sheetRevision(tab.id);
    const last = this.drawn.get(tab.id);
    if (last?.revision === revision) return;
    const sheet = this.sheet(tab.id)!;
    const next = sheetSnapshot(tab, this.view.draw(tab.id), this.styles);
    const snapshot = JSON.stringify(next);
    this.drawn.set(tab.id, { revision, snapshot });
    if (last?.snapshot === snapshot) return;
    const config = sheet.getConfig();
    replace(config.cellData, next.cellData as Record<number, unknown>);
    replace(config.rowData, next.rowData as Record<number, unknown>);
    replace(config.columnData, next.columnData as Record<number, unknown>);
    config.defaultRowHeight = next.defaultRowHeight!;
    config.defaultColumnWidth = next.defaultColumnWidth!;
    config.columnCount = next.columnCount!;
    config.showGridlines = next.showGridlines!;
    sheet.setMergeData(next.mergeData ?? []);
    const freeze = next.freeze!;
    const old = sheet.getFreeze();
    if (old.xSplit !== freeze.xSplit || old.ySplit !== freeze.ySplit) this.run(SetFrozenMutation.id, { subUnitId: tab.id, ...freeze });
    // One of the changes after which Univer measures and draws the sheet anew.
    this.run(SetWorksheetRowCountMutation.id, { subUnitId: tab.id, rowCount: next.rowCount });
    this.render?.with(SheetSkeletonManagerService).makeDirty({ sheetId: tab.id }, true);
  }

  private followSelection(): void {
    const { id, selection } = this.view.active;
    const changed = this.workbook.getActiveSheet().getSheetId() !== id;
    if (changed) this.run(SetWorksheetActiveOperation.id, { subUnitId: id });
    const current = this.injector.get(SheetsSelectionsService).getCurrentLastSelection();
    if (!changed && current && same(this.rectOf(current.range), selection)) return;
    const sheet = this.sheet(id)!;
    const range = {
      startRow: selection.r1,
      startColumn: selection.c1,
      endRow: Math.min(selection.r2, sheet.getRowCount() - 1),
      endColumn: Math.min(selection.c2, sheet.getColumnCount() - 1),
    };
    const cell = {
      ...toRange({ ...selection, r2: selection.r1, c2: selection.c1 }),
      actualRow: selection.r1,
      actualColumn: selection.c1,
      isMerged: false,
      isMergedMainCell: false,
    };
    this.run(SetSelectionsOperation.id, { subUnitId: id, selections: [{ range, primary: cell, style: null }] });
    void this.commands.executeCommand(ScrollToCellCommand.id, {
      range: { ...range, endRow: range.startRow, endColumn: range.startColumn },
    });
  }

  // ---- what stands over the sheet ----

  placement(): Placement | null {
    const { render } = this;
    const skeleton = render?.with(SheetSkeletonManagerService).getCurrentSkeleton();
    if (!render || !skeleton) return null;
    const scroll = render.with(SheetScrollManagerService).validViewportScrollInfo$.getValue();
    const scale = render.scene.scaleX || 1;
    const clip = { left: skeleton.rowHeaderWidth * scale, top: skeleton.columnHeaderHeight * scale };
    return {
      sheetId: this.workbook.getActiveSheet().getSheetId(),
      left: clip.left - (scroll?.viewportScrollX ?? 0) * scale,
      top: clip.top - (scroll?.viewportScrollY ?? 0) * scale,
      scale,
      clip,
    };
  }

  /** The element that the cells are drawn on. */
  get canvas(): HTMLElement | null {
    return this.render?.engine.getCanvasElement() ?? null;
  }

  /** What a cell of the grid shows, for tests. */
  text(sheetName: string, r: number, c: number): string {
    const value = this.workbook.getSheetBySheetName(sheetName)?.getCell(r, c)?.v;
    return value === null || value === undefined ? '' : String(value);
  }

  /** The cell that is selected: the first one of the selection. */
  get selected(): { sheetId: string; r: number; c: number } {
    const { id, selection } = this.view.active;
    return { sheetId: id, r: selection.r1, c: selection.c1 };
  }

  /** The note of a cell of the sheet shown; "" without one. */
  note(r: number, c: number): string {
    return (this.workbook.getActiveSheet().getCellRaw(r, c)?.custom?.['note'] as string | undefined) ?? '';
  }

  /** Where a cell of the sheet shown lies, in pixels of the window; merged cells lie together. Frozen cells do not scroll. */
  box(r: number, c: number): { left: number; top: number; right: number; bottom: number } | null {
    const skeleton = this.render?.with(SheetSkeletonManagerService).getCurrentSkeleton();
    const [placement, canvas] = [this.placement(), this.canvas];
    if (!skeleton || !placement || !canvas) return null;
    const cell = skeleton.getCellWithCoordByIndex(r, c);
    const { startX, endX, startY, endY } = cell.isMerged || cell.isMergedMainCell ? cell.mergeInfo : cell;
    const { xSplit, ySplit } = this.workbook.getActiveSheet().getFreeze();
    const { left, top } = canvas.getBoundingClientRect();
    const { clip, scale } = placement;
    // Univer counts from the corner of the headers.
    const [x, y] = [c < xSplit ? left : left + placement.left - clip.left, r < ySplit ? top : top + placement.top - clip.top];
    return { left: x + startX * scale, right: x + endX * scale, top: y + startY * scale, bottom: y + endY * scale };
  }

  /** The middle of a cell of the sheet shown, in pixels of the window, for tests that click. */
  middle(r: number, c: number): { x: number; y: number } | null {
    const box = this.box(r, c);
    return box && { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  }

  /** Names of the sheets that have a tab, and the one shown, for tests. */
  get shown(): { tabs: string[]; active: string; selection: IRange | null } {
    const current = this.injector.get(SheetsSelectionsService).getCurrentLastSelection();
    return {
      tabs: this.workbook
        .getSheets()
        .filter((sheet) => sheet.isSheetHidden() === BooleanNumber.FALSE)
        .map((sheet) => sheet.getName()),
      active: this.workbook.getActiveSheet().getName(),
      selection: (current?.range as IRange | undefined) ?? null,
    };
  }

  dispose(): void {
    this.injector.get(IUniverInstanceService).disposeUnit(UNIT);
    this.univer.dispose();
  }
}

const same = (a: Rect, b: Rect): boolean => a.r1 === b.r1 && a.c1 === b.c1 && a.r2 === b.r2 && a.c2 === b.c2;

/** Keeps the object, because the sheet's managers hold it. */
function replace(target: Record<number, unknown>, source: Record<number, unknown>): void {
  for (const key of Object.keys(target)) delete target[Number(key)];
  Object.assign(target, source);
}

/** What the user put into the cell; nothing when only its look changed. */
function typed(cell: Nullable<ICellData>): Typed | undefined {
  if (cell === null) return '';
  if (cell === undefined) return undefined;
  if (cell.f) return cell.f;
  if (cell.p) return cell.p.body?.dataStream.replace(/\r\n$/, '').replace(/\r/g, '\n') ?? '';
  if (cell.v === null) return '';
  if (cell.v === undefined) return 'f' in cell || 'p' in cell ? '' : undefined;
  return cell.t === CellValueType.BOOLEAN ? cell.v === 1 || cell.v === true || /^(1|true)$/i.test(String(cell.v)) : cell.v;
}
