import { apiError } from '../errors';
import { contains, height, intersect, MAX_COL, MAX_ROW, parseRect, rectName, width, type Rect } from '../../ooxml/a1';
import type { Book } from './book';
import { mapRefs, renameSheetIn } from './formula/formula';
import { shiftRect, type Shift } from './shift';
import type { Sheet } from './sheet';
import { attrLocal, children, child, descendants, isEl, local, removeKid, textOf, type El } from '../../ooxml/xmlTree';
import { shiftDrawings } from '../charts/drawing';
import { shiftComments } from '../xlsx/sheet/comments';

/** Makes room for `rect`, or takes it away, and moves everything that points at the cells behind it. */
export function shiftCells(book: Book, sheet: Sheet, shift: Shift): void {
  check(book, sheet, shift);
  sheet.grid.shift(shift);
  sheet.touch();
  if (shift.axis === 'row' && shift.rect.c1 === 0 && shift.rect.c2 === MAX_COL) shiftRowAttrs(sheet, shift);
  if (shift.axis === 'col' && shift.rect.r1 === 0 && shift.rect.r2 === MAX_ROW) shiftCols(sheet, shift);
  shiftShell(sheet, shift);
  shiftTables(book, sheet, shift);
  shiftDrawings(sheet, shift);
  shiftComments(sheet, shift);
  rewriteFormulas(book, (formula, home) =>
    mapRefs(formula, (rect, name) => {
      const target = name === undefined ? home : book.sheetByName(name);
      return target === sheet ? shiftRect(rect, shift) : rect;
    }),
  );
  book.calc.moveArrays(sheet.id, (rect) => shiftRect(rect, shift));
  book.rebuildFormulas();
}

/** Excel refuses to cut through tables and merged cells. */
function check(book: Book, sheet: Sheet, shift: Shift): void {
  const { rect, axis, kind } = shift;
  const moved: Rect = axis === 'row' ? { ...rect, r2: MAX_ROW } : { ...rect, c2: MAX_COL };
  for (const table of book.tables) {
    if (table.sheet !== sheet) continue;
    const hit = intersect(table.rect, moved);
    if (!hit) continue;
    const whole =
      axis === 'row' ? rect.c1 <= table.rect.c1 && rect.c2 >= table.rect.c2 : rect.r1 <= table.rect.r1 && rect.r2 >= table.rect.r2;
    if (!whole) throw apiError('InvalidOperation', 'This would shift cells in a table on the worksheet');
    if (
      kind === 'delete' &&
      axis === 'row' &&
      table.header &&
      intersect(rect, { ...table.rect, r2: table.rect.r1 }) &&
      !contains(rect, table.rect)
    ) {
      throw apiError('InvalidOperation', 'a table header cannot be deleted');
    }
  }
  const last = sheet.grid.used((cell) => cell.v !== undefined || cell.f !== undefined, moved);
  if (kind === 'insert' && last) {
    const n = axis === 'row' ? height(rect) : width(rect);
    if (axis === 'row' ? last.r2 + n > MAX_ROW : last.c2 + n > MAX_COL) throw apiError('InvalidOperation', 'cells would leave the sheet');
  }
}

function shiftRowAttrs(sheet: Sheet, { rect, kind }: Shift): void {
  const n = height(rect);
  const old = [...sheet.rowAttrs];
  sheet.rowAttrs.clear();
  for (const [r, attrs] of old) {
    if (kind === 'insert') sheet.rowAttrs.set(r >= rect.r1 ? r + n : r, attrs);
    else if (r < rect.r1) sheet.rowAttrs.set(r, attrs);
    else if (r > rect.r2) sheet.rowAttrs.set(r - n, attrs);
  }
}

function shiftCols(sheet: Sheet, shift: Shift): void {
  const cols = sheet.part('cols');
  if (!cols) return;
  for (const el of children(cols, 'col')) {
    const moved = shiftRect({ r1: 0, r2: MAX_ROW, c1: Number(el.attrs['min']) - 1, c2: Number(el.attrs['max']) - 1 }, shift);
    if (!moved) removeKid(cols, el);
    else {
      el.attrs['min'] = String(moved.c1 + 1);
      el.attrs['max'] = String(moved.c2 + 1);
    }
  }
}

const mapSqref = (text: string, shift: Shift): string =>
  text
    .split(/\s+/)
    .map((part) => {
      const rect = parseRect(part);
      if (!rect) return part;
      const moved = shiftRect(rect, shift);
      return moved ? rectName(moved) : '';
    })
    .filter((part) => part !== '')
    .join(' ');

/** Attributes and elements of a sheet's own XML that hold references to its cells. */
function shiftShell(sheet: Sheet, shift: Shift): void {
  const own = (formula: string): string =>
    mapRefs(formula, (rect, name) =>
      name === undefined || name.toLowerCase() === sheet.name.toLowerCase() ? shiftRect(rect, shift) : rect,
    );
  const walk = (parent: El): void => {
    for (const el of parent.kids.filter(isEl)) {
      const name = local(el.name);
      if (name === 'sheetData' || name === 'sheetViews' || name === 'cols') continue;
      const key = el.attrs['sqref'] !== undefined ? 'sqref' : el.attrs['ref'] !== undefined ? 'ref' : null;
      if (key && name !== 'dimension') {
        const moved = mapSqref(el.attrs[key]!, shift);
        if (moved === '') {
          removeKid(parent, el);
          continue;
        }
        el.attrs[key] = moved;
      }
      if (name === 'sqref') el.kids = [mapSqref(textOf(el), shift)];
      else if (name === 'f' || name === 'formula' || name === 'formula1' || name === 'formula2') {
        if (!el.kids.some(isEl)) el.kids = [own(textOf(el))];
      }
      walk(el);
      if (/^(mergeCells|hyperlinks|dataValidations)$/.test(name)) {
        const left = el.kids.filter(isEl).length;
        if (left === 0) removeKid(parent, el);
        else if (el.attrs['count'] !== undefined) el.attrs['count'] = String(left);
      }
      if (name === 'conditionalFormatting' && !el.kids.some(isEl)) removeKid(parent, el);
    }
  };
  walk(sheet.root);
  if (shift.axis === 'row')
    for (const brk of descendants(sheet.part('rowBreaks') ?? sheet.root, 'brk')) {
      const id = Number(brk.attrs['id']);
      const n = height(shift.rect);
      if (shift.kind === 'insert' && id >= shift.rect.r1) brk.attrs['id'] = String(id + n);
      else if (shift.kind === 'delete' && id > shift.rect.r2) brk.attrs['id'] = String(id - n);
    }
  sheet.dropMergeCache();
}

function shiftTables(book: Book, sheet: Sheet, shift: Shift): void {
  for (const table of [...book.tables]) {
    if (table.sheet !== sheet) continue;
    const before = table.rect;
    const after = shiftRect(before, shift);
    if (!after) {
      removeTable(book, table);
      continue;
    }
    if (after.r1 === before.r1 && after.r2 === before.r2 && after.c1 === before.c1 && after.c2 === before.c2) continue;
    if (shift.axis === 'col') resizeColumns(sheet, shift, table, before);
    table.root.attrs['ref'] = rectName(after);
    for (const el of [table.filter, table.sort, ...descendants(table.root, 'sortCondition')]) {
      const rect = el ? parseRect(el.attrs['ref'] ?? '') : null;
      const moved = rect && shiftRect(rect, shift);
      if (el && moved) el.attrs['ref'] = rectName(moved);
    }
    table.touch();
  }
}

function resizeColumns(sheet: Sheet, shift: Shift, table: Book['tables'][number], before: Rect): void {
  const { rect, kind } = shift;
  if (kind === 'insert' && rect.c1 > before.c1 && rect.c1 <= before.c2) {
    for (let i = 0; i < width(rect); i += 1) {
      const name = freeColumnName(table.columnNames);
      table.insertColumn(rect.c1 - before.c1 + i, name);
      if (table.header) table.book.setCell(sheet, before.r1, rect.c1 + i, { v: name, t: 1 });
    }
  }
  if (kind === 'delete') {
    const hit = intersect(before, { ...before, c1: rect.c1, c2: rect.c2 });
    if (hit) for (let c = hit.c2; c >= hit.c1; c -= 1) table.removeColumn(c - before.c1);
  }
}

/** `Sloupec1`, `Sloupec2`, … as the Czech Excel names new columns. */
export function freeColumnName(names: string[], base = 'Sloupec'): string {
  const used = new Set(names.map((n) => n.toLowerCase()));
  for (let i = 1; ; i += 1) if (!used.has(`${base}${i}`.toLowerCase())) return `${base}${i}`;
}

export function removeTable(book: Book, table: Book['tables'][number]): void {
  const { sheet } = table;
  table.deleted = true;
  book.tables = book.tables.filter((t) => t !== table);
  const rel = book.pkg.rels(sheet.path).find((r) => r.kind === 'table' && r.target === table.path);
  const parts = sheet.part('tableParts');
  if (rel && parts) {
    for (const el of children(parts, 'tablePart')) if (attrLocal(el, 'id') === rel.id) removeKid(parts, el);
    const left = children(parts, 'tablePart').length;
    if (left === 0) sheet.drop('tableParts');
    else parts.attrs['count'] = String(left);
    book.pkg.dropRel(sheet.path, rel.id);
  }
  book.pkg.remove(table.path);
  sheet.touch();
  book.tablesChanged();
}

/**
 * Applies a change to every formula of the workbook: cells, names, validations, conditions, tables, charts.
 * @returns whether any is another one now
 */
export function rewriteFormulas(book: Book, change: (formula: string, home: Sheet | null) => string): boolean {
  let isChanged = false;
  for (const sheet of book.sheets) {
    // The rows of a calculated column hold the same text.
    const known = new Map<string, string>();
    sheet.grid.eachFormula((_r, _c, cell, formula) => {
      let f = known.get(formula);
      if (f === undefined) known.set(formula, (f = change(formula, sheet)));
      if (f !== formula) {
        cell.f = f;
        sheet.touch();
        isChanged = true;
      }
    });
  }
  for (const name of book.names.list) {
    const old = textOf(name.el);
    // A name has no sheet of its own: a reference without one stays.
    const fresh = change(old, null);
    if (fresh !== old) {
      name.el.kids = [fresh];
      book.names.changed();
      isChanged = true;
    }
  }
  for (const table of book.tables) {
    table.columns.forEach((_el, i) => {
      const old = table.calculated(i);
      if (old === null) return;
      const fresh = change(old, table.sheet);
      if (fresh === old) return;
      table.setCalculated(i, fresh);
      isChanged = true;
    });
  }
  for (const path of book.pkg.names()) {
    if (!/charts\/(chart|chartEx)\d*[^/]*\.xml$/i.test(path)) continue;
    for (const f of descendants(book.pkg.tree(path), 'f')) {
      const old = textOf(f);
      const fresh = change(old, null);
      if (fresh !== old) {
        f.kids = [fresh];
        book.pkg.touch(path);
        isChanged = true;
      }
    }
  }
  return isChanged;
}

/** Formulas in the sheets' own XML: list sources, conditions, links. */
function rewriteShellFormulas(book: Book, change: (formula: string) => string): void {
  for (const sheet of book.sheets) {
    const walk = (el: El): void => {
      for (const kid of el.kids.filter(isEl)) {
        const name = local(kid.name);
        if (name === 'sheetData') continue;
        if (name === 'hyperlink' && kid.attrs['location'] !== undefined) {
          const fresh = change(kid.attrs['location']);
          if (fresh !== kid.attrs['location']) {
            kid.attrs['location'] = fresh;
            sheet.touch();
          }
        }
        if ((name === 'f' || /^formula[12]?$/.test(name)) && !kid.kids.some(isEl)) {
          const old = textOf(kid);
          const fresh = change(old);
          if (fresh !== old) {
            kid.kids = [fresh];
            sheet.touch();
          }
        }
        walk(kid);
      }
    };
    walk(sheet.root);
  }
}

const BAD_NAME = /[\\/?*[\]:]/;

export function checkSheetName(book: Book, name: unknown, except?: Sheet): string {
  if (typeof name !== 'string' || name === '' || name.length > 31 || BAD_NAME.test(name) || name.startsWith("'") || name.endsWith("'")) {
    throw apiError('InvalidArgument', `sheet name ${String(name)}`);
  }
  const taken = book.entries().find((el) => el.attrs['name']?.toLowerCase() === name.toLowerCase());
  if (taken && taken !== except?.entry) throw apiError('ItemAlreadyExists', name);
  return name;
}

export function renameSheet(book: Book, sheet: Sheet, name: string): void {
  const old = sheet.name;
  if (old === name) return;
  sheet.entry.attrs['name'] = name;
  sheet.grid.name = name;
  book.touchWorkbook();
  rewriteFormulas(book, (f) => renameSheetIn(f, old, name));
  rewriteShellFormulas(book, (f) => renameSheetIn(f, old, name));
  book.rebuildFormulas();
}

export function deleteSheet(book: Book, sheet: Sheet): void {
  const visible = book.sheets.filter((s) => s !== sheet && s.visibility === 'Visible');
  if (visible.length === 0) throw apiError('InvalidOperation', 'a workbook must contain at least one visible worksheet');
  for (const table of book.tables.filter((t) => t.sheet === sheet)) removeTable(book, table);
  const at = book.sheets.indexOf(sheet);
  sheet.deleted = true;
  book.sheets.splice(at, 1);
  book.names.list = book.names.list.filter((n) => n.sheetEntry !== sheet.entry);
  const list = child(book.root, 'sheets')!;
  const relId = attrLocal(sheet.entry, 'id');
  removeKid(list, sheet.entry);
  for (const rel of book.pkg.rels(sheet.path)) {
    // Parts that belong to this sheet alone go with it; media may be shared and stay.
    if (rel.kind === 'drawing') for (const inner of book.pkg.rels(rel.target)) if (inner.kind === 'chart') book.pkg.remove(inner.target);
    if (/^(drawing|comments|vmlDrawing|threadedComment|printerSettings)$/.test(rel.kind)) book.pkg.remove(rel.target);
  }
  book.pkg.remove(sheet.path);
  if (relId) book.pkg.dropRel(book.path, relId);
  rewriteFormulas(book, (f) => renameSheetIn(f, sheet.name, null));
  rewriteShellFormulas(book, (f) => renameSheetIn(f, sheet.name, null));
  book.grid.removeSheet(sheet.id);
  book.calc.dropSheet(sheet.id);
  book.names.changed();
  if (book.active === sheet) book.active = book.sheets[Math.min(at, book.sheets.length - 1)]!;
  if (book.active.visibility !== 'Visible') book.active = visible[0]!;
  syncActive(book);
  book.rebuildFormulas();
}

/** Writes which sheet is active; a file with two selected sheets would open as a group. */
export function syncActive(book: Book): void {
  const views = book.workbookPart('bookViews');
  let view = child(views, 'workbookView');
  if (!view) {
    view = { name: views.name.replace('bookViews', 'workbookView'), attrs: {}, kids: [] };
    views.kids.push(view);
  }
  const at = book.entries().indexOf(book.active.entry);
  if (at > 0) view.attrs['activeTab'] = String(at);
  else delete view.attrs['activeTab'];
  if (Number(view.attrs['firstSheet'] ?? 0) > at) delete view.attrs['firstSheet'];
  book.touchWorkbook();
  selectOnly(book, book.active.entry);
}

/** A file may come with several sheets selected: what is typed into one of them would go into all. */
export function selectOne(book: Book): void {
  const selected = [...tabs(book)].filter(({ views }) => views.some(isSelected));
  if (selected.length < 2) return;
  const at = Number(child(child(book.root, 'bookViews'), 'workbookView')?.attrs['activeTab'] ?? 0);
  selectOnly(book, book.entries()[at] ?? book.active.entry);
}

function selectOnly(book: Book, entry: El): void {
  for (const tab of tabs(book))
    for (const el of tab.views) {
      const on = tab.entry === entry;
      if (on === isSelected(el)) continue;
      if (on) el.attrs['tabSelected'] = '1';
      else delete el.attrs['tabSelected'];
      book.pkg.touch(tab.path);
    }
}

const isSelected = (view: El): boolean => view.attrs['tabSelected'] === '1' || view.attrs['tabSelected'] === 'true';

/** All sheets, those of charts and dialogs too, with their views in each window. */
function* tabs(book: Book): Generator<{ readonly entry: El; readonly path: string; readonly views: El[] }> {
  const own = new Map(book.sheets.map((sheet) => [sheet.entry, sheet]));
  const targets = new Map(book.pkg.rels(book.path).map(({ id, target, external }) => [id, external ? '' : target]));
  for (const entry of book.entries()) {
    const sheet = own.get(entry);
    const path = sheet?.path ?? targets.get(attrLocal(entry, 'id') ?? '') ?? '';
    if (!sheet && !(/\.xml$/i.test(path) && book.pkg.has(path))) continue;
    const root = sheet?.root ?? book.pkg.tree(path);
    yield { entry, path, views: children(child(root, 'sheetViews'), 'sheetView') };
  }
}
