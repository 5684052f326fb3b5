import sample from '../../samples/ukazka.xlsx';
import { cellName } from '../ooxml/a1';
import { openWorkbook, WorkbookUnreadable, type EmbeddedExcel, type FunctionMetadata } from '../host';
import { translator } from '../i18n';
import { Charts } from './charts';
import { Grid, type GridEvents, type Typed } from './grid';
import { Hints } from './hints';
import { Link, type PaneWindow } from './link';
import { modesOf } from './modes';
import { readOptions, writeOptions, type PreviewOptions } from './options';
import { TEXTS } from './texts';
import { toolbar } from './toolbar';

/*
 * The page of `npm start`: a workbook in the embedded Excel, drawn by Univer's grid, and the built pane beside it in a
 * frame, joined with the embedded Excel by Microsoft's own client.
 */

/** What the frame's page and the tests reach for. */
interface Preview {
  before(win: PaneWindow): void;
  after(win: PaneWindow): void;
  readonly excel: EmbeddedExcel | null;
  readonly grid: Grid | null;
  /** Everything that was typed or clicked in the grid has reached the embedded Excel. */
  settled(): Promise<void>;
}

declare global {
  interface Window {
    plneniPreview: Preview;
  }
}

const NAMESPACE = 'PLNENI';
const PASSWORD = 'heslo';
const byId = (id: string): HTMLElement => document.getElementById(id)!;

let options: PreviewOptions = readOptions(location.search);
let open: { excel: EmbeddedExcel; grid: Grid; charts: Charts; hints: Hints; link: Link; name: string } | null = null;
/** One after another, as a user's hands do it. */
let work: Promise<unknown> = Promise.resolve();

const frame = document.createElement('iframe');
const functions = JSON.parse(byId('functions').textContent) as FunctionMetadata;

window.plneniPreview = {
  before: (win) => open?.link.before(win),
  after: (win) => open?.link.after(win),
  get excel() {
    return open?.excel ?? null;
  },
  get grid() {
    return open?.grid ?? null;
  },
  settled: async () => {
    await work;
  },
};

function say(text: string): void {
  byId('message').textContent = text;
}

function then(step: () => Promise<unknown>): void {
  work = work
    .then(step)
    .catch((error: unknown) => {
      say(`${TEXTS.failed} (${String(error)}).`);
    })
    .then(refresh);
}

// ---- the workbook ----

const bytesOf = (address: string): Uint8Array =>
  Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (char) => char.charCodeAt(0));

async function show(bytes: Uint8Array | null, name: string): Promise<void> {
  const link = new Link(options.theme, refresh);
  let excel: EmbeddedExcel;
  try {
    excel = await openWorkbook(bytes, { client: link.client, name, modes: modesOf(options) });
  } catch (error) {
    if (!(error instanceof WorkbookUnreadable)) throw error;
    say(`${name}: ${translator('cs')(`unreadable.${error.code}`)}`);
    return;
  }
  open?.charts.dispose();
  open?.hints.dispose();
  open?.grid.dispose();
  open?.excel.dispose();
  open = null;
  byId('pane').replaceChildren();
  const host = document.createElement('div');
  host.className = 'univer-host';
  byId('grid').replaceChildren(host);
  for (const sheet of excel.view.sheets) if (options.protected.includes(sheet.name)) excel.view.protect(sheet.id, PASSWORD);
  open = { excel, grid: await Grid.open(host, excel.view, gridEvents), charts: new Charts(), hints: new Hints(), link, name };
  byId('grid').append(open.charts.layer, open.hints.layer);
  refresh();
  loadPane();
}

let waiting = false;

/** Once for everything that happens in one go. */
function refresh(): void {
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    if (!open) return;
    const { excel, grid } = open;
    grid.refresh();
    colour();
    switches.showProtected(excel.view.sheets.find(({ id }) => id === excel.view.active.id)?.protected ?? false);
  }, 0);
}

let colouring: Promise<void> | null = null;
let again = false;

/** One computation at a time; what changed meanwhile is looked at after it. */
function colour(): void {
  if (colouring) {
    again = true;
    return;
  }
  const shown = open;
  if (!shown) return;
  colouring = shown.grid
    .colour()
    // A workbook that was closed meanwhile has nothing to colour.
    .catch((error: unknown) => {
      if (open === shown) say(`${TEXTS.failed} (${String(error)}).`);
    })
    .finally(() => {
      colouring = null;
      if (!again) return;
      again = false;
      colour();
    });
}

function placeCharts(): void {
  if (!open) return;
  const { excel, grid, charts } = open;
  const placement = grid.placement();
  const canvas = grid.canvas;
  // A sheet that the grid still shows may be gone from the workbook already.
  if (!placement || !canvas || !excel.view.sheets.some(({ id }) => id === placement.sheetId)) return;
  const [area, around] = [canvas.getBoundingClientRect(), byId('grid').getBoundingClientRect()];
  const [x, y] = [area.left - around.left, area.top - around.top];
  charts.place(
    {
      ...placement,
      left: placement.left + x,
      top: placement.top + y,
      clip: { left: placement.clip.left + x, top: placement.clip.top + y },
    },
    around.bottom - area.bottom,
  );
  charts.show(excel.view.charts(placement.sheetId));
  showHints();
}

/** Beside the selected cell of the sheet shown. */
function showHints(): void {
  if (!open) return;
  const { excel, grid, hints } = open;
  const { sheetId, r, c } = grid.selected;
  const [placement, box, canvas] = [grid.placement(), grid.box(r, c), grid.canvas];
  const name = nameOf(sheetId);
  if (!placement || !box || !canvas || name === undefined || placement.sheetId !== sheetId) return;
  const [area, around] = [canvas.getBoundingClientRect(), byId('grid').getBoundingClientRect()];
  const inGrid = ({ left, top, right, bottom }: typeof box): typeof box => ({
    left: left - around.left,
    right: right - around.left,
    top: top - around.top,
    bottom: bottom - around.top,
  });
  hints.show(
    {
      hint: excel.view.hint(sheetId, r, c),
      note: grid.note(r, c),
      value: grid.text(name, r, c),
      choose: (value) => gridEvents.edited(sheetId, [{ r, c, value }]),
    },
    inGrid(box),
    inGrid({ left: area.left + placement.clip.left, top: area.top + placement.clip.top, right: area.right, bottom: area.bottom }),
  );
}

// ---- the grid ----

const nameOf = (sheetId: string): string | undefined => open?.excel.view.sheets.find(({ id }) => id === sheetId)?.name;

const gridEvents: GridEvents = {
  edited(sheetId, cells) {
    const [name, excel] = [nameOf(sheetId), open?.excel];
    if (name === undefined || !excel) return;
    then(async () => {
      const refused = cells.some(({ r, c }) => excel.view.locked(sheetId, r, c));
      say(refused ? TEXTS.protectedSheet : '');
      if (!refused) for (const { address, values } of blocks(cells)) await excel.edit(name, address, values);
    });
  },
  selected(sheetId, rect) {
    const [name, excel] = [nameOf(sheetId), open?.excel];
    if (name !== undefined && excel) then(() => excel.select(name, addressOf(rect)));
  },
  activated(sheetId) {
    const [name, excel] = [nameOf(sheetId), open?.excel];
    if (name !== undefined && excel) then(() => excel.select(name, addressOf(excel.view.selection(sheetId))));
  },
  editing(on) {
    if (open) open.excel.modes.cellEditing = on || options.editing;
    switches.showEditing(on || options.editing);
    if (!on) refresh();
  },
  moved: () => requestAnimationFrame(placeCharts),
};

const addressOf = ({ r1, c1, r2, c2 }: EmbeddedExcel['view']['active']['selection']): string => `${cellName(r1, c1)}:${cellName(r2, c2)}`;

/** A pasted block is one change, as in Excel; scattered cells are one each. */
function blocks(cells: readonly { r: number; c: number; value: Typed }[]): { address: string; values: Typed | Typed[][] }[] {
  const [rows, columns] = [cells.map(({ r }) => r), cells.map(({ c }) => c)];
  const [r1, c1] = [Math.min(...rows), Math.min(...columns)];
  const [height, width] = [Math.max(...rows) - r1 + 1, Math.max(...columns) - c1 + 1];
  if (cells.length === 1 || height * width !== cells.length)
    return cells.map(({ r, c, value }) => ({ address: cellName(r, c), values: value }));
  const values = Array.from({ length: height }, () => new Array<Typed>(width).fill(''));
  for (const { r, c, value } of cells) values[r - r1]![c - c1] = value;
  return [{ address: cellName(r1, c1), values }];
}

// ---- the pane ----

function loadPane(): void {
  frame.title = TEXTS.pane;
  frame.style.width = `${options.width}px`;
  frame.src = `/pane/taskpane.html${options.excel === 'none' ? '?office=none' : ''}`;
  byId('pane').replaceChildren(frame);
}

// Excel reads the metadata when the add-in is installed and computes once the page has given the functions.
frame.addEventListener('load', () => {
  const excel = open?.excel;
  if (excel && options.excel !== 'none') then(() => excel.registerFunctions(NAMESPACE, functions));
});

/** As the button in the ribbon does. */
function command(id: string): void {
  const action = open?.excel.actions.get(id) as ((event: { completed(): void }) => void) | undefined;
  action?.({ completed: () => undefined });
}

// ---- the switches ----

function change(changed: Partial<PreviewOptions>): void {
  options = { ...options, ...changed };
  history.replaceState(null, '', `${location.pathname}${writeOptions(options)}`);
  frame.style.width = `${options.width}px`;
  if (!open) return;
  Object.assign(open.excel.modes, modesOf(options));
  if (changed.theme) open.link.theme = changed.theme;
  // Office tells these when the pane is opened, so it is opened anew.
  if (changed.language || changed.excel) loadPane();
}

const switches = toolbar(byId('toolbar'), options, {
  open: () => chooser.click(),
  sample: () => then(() => show(bytesOf(sample), 'ukazka.xlsx')),
  blank: () => then(() => show(null, 'Sešit1.xlsx')),
  download: () => then(download),
  command,
  changed: change,
  protect: (on) => {
    if (open) open.excel.view.protect(open.excel.view.active.id, on ? PASSWORD : null);
  },
});

async function download(): Promise<void> {
  if (!open) return;
  const bytes = await open.excel.save();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(
    new Blob([bytes as BlobPart], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }),
  );
  link.download = open.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  say(`${TEXTS.saved}: ${open.name}`);
}

// ---- files ----

const openFile = (file: File): void =>
  then(async () => {
    say(`${TEXTS.opened}: ${file.name}`);
    await show(new Uint8Array(await file.arrayBuffer()), file.name);
  });

const chooser = document.createElement('input');
chooser.type = 'file';
chooser.accept = '.xlsx,.xlsm';
chooser.hidden = true;
chooser.addEventListener('change', () => {
  const file = chooser.files?.[0];
  if (file) openFile(file);
  chooser.value = '';
});
document.body.append(chooser);

const area = byId('grid');
area.dataset['drop'] = TEXTS.drop;
document.addEventListener('dragover', (event) => {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  area.classList.add('dropping');
});
document.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) area.classList.remove('dropping');
});
document.addEventListener('drop', (event) => {
  area.classList.remove('dropping');
  const file = event.dataTransfer?.files[0];
  if (!file) return;
  event.preventDefault();
  openFile(file);
});
new ResizeObserver(() => requestAnimationFrame(placeCharts)).observe(area);

then(() => (options.workbook === 'blank' ? show(null, 'Sešit1.xlsx') : show(bytesOf(sample), 'ukazka.xlsx')));
