import { bodies, Bodies, isGroup } from '../../core/people/bodies';
import type { Contact } from '../../core/exchange/exchange';
import { liberecRegion } from '../../core/plan/municipalities';
import { foldIdentifier } from '../../core/text/identifiers';
import { cellText, fold, looksLikeFormula } from '../../core/text/text';
import { cellIndex, cellName, findColumns } from '../../schema/rows';
import { INPUT, type Table } from '../../schema/tables';
import { AREAS } from '../plan/areas';
import { columnsOf, FIELD_HEADER, fieldsFound, type ListColumns, type ListField } from './columns';
import { isNumbered, splitCriteria, type CriterionCell } from './criteria';
import { listProblem, listProblemsInOrder, type ListProblem, type ListProblemCode } from './problems';
import { readSource, type ListSheet, type SourceRow } from './source';
import type { InputRow } from '../plan/template';

export { listProblemText, type ListProblem } from './problems';

/** Rows for the plan's workbook. */
export interface ListTables {
  /** Empty when the list has no areas of its own. */
  readonly areas: readonly InputRow<'areas'>[];
  readonly measures: readonly InputRow<'measures'>[];
  readonly criteria: readonly InputRow<'criteria'>[];
  readonly leads: readonly InputRow<'leads'>[];
}

export interface MeasureList {
  readonly tables: ListTables;
  /** The gravest first. With an error among them nothing is to be made of the list. */
  readonly problems: readonly ListProblem[];
}

/** A header is looked for in the first rows of a sheet: titles and notes may stand above it. */
const HEADER_WITHIN = 30;
/** What Excel can hold in one cell. */
const LONGEST_TEXT = 32_767;

/**
 * A list of measures and criteria from .xlsx, .xls, .ods or CSV: one row for each measure or for each criterion, one sheet
 * or two, the plan's own workbook too. Nothing is guessed and nothing dropped: what is not understood is among the problems.
 */
export function readMeasureList(bytes: Uint8Array): MeasureList {
  const { sheets, problems } = readSource(bytes, (rows) =>
    Math.max(0, ...rows.slice(0, HEADER_WITHIN).map(({ texts }) => scoreOf(columnsOf(texts)))),
  );
  const reader = new ListReader(problems);
  if (sheets.length > 0) reader.read(sheets.map(unmerged));
  return reader.result();
}

// --- sheets -----------------------------------------------------------------------------------------------------

/** A sheet with merged cells filled down, and where it had them. */
interface Unmerged extends ListSheet {
  /** Rows in which a cell reaches over several columns. */
  readonly wide: ReadonlySet<number>;
  /** Is the cell a lower part of a merged one? */
  isBelow(row: number, column: number): boolean;
}

/** A merged cell holds for every row that it spans. */
function unmerged(sheet: ListSheet): Unmerged {
  if (sheet.merged.length === 0) return { ...sheet, wide: new Set(), isBelow: () => false };
  const rows = new Map(sheet.rows.map(({ row, texts }) => [row, new Map(texts)]));
  const last = sheet.rows.at(-1)?.row ?? -1;
  const below = new Set<string>();
  for (const { row, column, rows: height } of sheet.merged) {
    const text = rows.get(row)?.get(column);
    if (text === undefined) continue;
    for (let r = row + 1; r < row + height && r <= last; r++) {
      rows.get(r)?.set(column, text);
      below.add(cellName(r, column));
    }
  }
  return {
    ...sheet,
    rows: [...rows].map(([row, texts]) => ({ row, texts: inOrder(texts) })),
    isBelow: (row, column) => below.has(cellName(row, column)),
    wide: new Set(sheet.merged.flatMap(({ row, columns }) => (columns > 1 ? [row] : []))),
  };
}

const inOrder = (texts: Map<number, string>): Map<number, string> => new Map([...texts].sort(([a], [b]) => a - b));

interface Found {
  readonly sheet: Unmerged;
  /** Position of the header among the filled rows. */
  readonly top: number;
  readonly header: ReadonlyMap<number, string>;
  readonly columns: ListColumns;
}

/** A row with a code and something more, or with a title and something more, is a header; else the number of its fields. */
const scoreOf = (columns: ListColumns): number => (fieldsFound(columns) < 2 ? 0 : fieldsFound(columns));

function findHeader(sheet: Unmerged): Found | null {
  let best: Found | null = null;
  sheet.rows.slice(0, HEADER_WITHIN).forEach(({ row, texts }, top) => {
    const header = widened(row, texts, sheet);
    const columns = columnsOf(header);
    if (scoreOf(columns) > (best ? scoreOf(best.columns) : 0)) best = { sheet, top, header, columns };
  });
  return best;
}

/** A header over several columns is the header of each of them that holds something. */
function widened(row: number, texts: ReadonlyMap<number, string>, { merged, rows }: Unmerged): ReadonlyMap<number, string> {
  const wide = merged.filter((area) => area.columns > 1 && area.row <= row && row < area.row + area.rows);
  if (wide.length === 0) return texts;
  const result = new Map(texts);
  const isUsed = (column: number): boolean => rows.some((other) => other.row > row && other.texts.has(column));
  for (const { column, columns } of wide) {
    const text = texts.get(column);
    if (text === undefined) continue;
    const last = Math.min(column + columns, 1 + Math.max(...rows.flatMap(({ texts: cells }) => [...cells.keys()].slice(-1))));
    for (let c = column + 1; c < last; c++) if (isUsed(c)) result.set(c, text);
  }
  return inOrder(result);
}

type Kind = 'measures' | 'criteria' | 'areas' | 'leads' | 'unused';

function kindOf(found: Found | null, sheet: ListSheet): Kind {
  const table = (id: 'areas' | 'leads'): boolean => tableTop(INPUT[id], sheet) !== null;
  if (fold(sheet.name) === fold(INPUT.areas.sheet) && table('areas')) return 'areas';
  if (fold(sheet.name) === fold(INPUT.leads.sheet) && table('leads')) return 'leads';
  if (!found) return 'unused';
  const { at, criteria } = found.columns;
  const has = (field: ListField): boolean => at.has(field) || found.columns.ambiguous.some((one) => one.field === field);
  if (has('title') && (has('code') || has('lead') || criteria.length > 0)) return 'measures';
  if (has('code') && has('lead')) return 'measures';
  return has('code') && criteria.length > 0 ? 'criteria' : 'unused';
}

/** Position of the header of a table of the plan's own among the filled rows. */
function tableTop(table: Table, { rows }: ListSheet): number | null {
  const top = rows.slice(0, HEADER_WITHIN).findIndex(({ texts }) => {
    const columns = findColumns(table, dense(texts));
    return Object.entries(table.columns).every(([id, { required }]) => !required || columns.has(id)) && columns.size > 1;
  });
  return top < 0 ? null : top;
}

const dense = (texts: ReadonlyMap<number, string>): string[] =>
  Array.from({ length: Math.max(-1, ...texts.keys()) + 1 }, (_, column) => texts.get(column) ?? '');

// --- the list ---------------------------------------------------------------------------------------------------

const JOINED = ['partners', 'due', 'note'] as const satisfies readonly ListField[];
const SAME = ['lead', 'subarea'] as const satisfies readonly ListField[];

interface Draft {
  readonly code: string;
  readonly key: string;
  readonly sheet: string;
  readonly cell: string;
  readonly values: Partial<Record<ListField, string>>;
  readonly criteria: CriterionCell[];
  /** A row of a list without lines of criteria of its own: only then do lines divide a cell. */
  linesDivide: boolean;
}

class ListReader {
  private problems: ListProblem[];
  private readonly drafts = new Map<string, Draft>();
  /** Criteria on sheets of their own, until all measures are known. */
  private readonly loose: { readonly code: string; readonly criterion: CriterionCell; readonly cell: string }[] = [];
  private areas: { code: string; name: string; parent: string }[] = [];
  private contacts: InputRow<'leads'>[] = [];
  private readonly missing = new Set<ListField>();

  constructor(problems: readonly ListProblem[]) {
    this.problems = [...problems];
  }

  read(sheets: readonly Unmerged[]): void {
    const found = sheets.map((sheet) => ({ sheet, header: findHeader(sheet) }));
    const kinds = found.map(({ sheet, header }) => (sheet.hidden ? 'unused' : kindOf(header, sheet)));
    // In a workbook of a plan, sheets that the add-in wrote from the measures list them once more.
    for (const kind of ['measures', 'criteria'] as const) {
      const own = found.findIndex(({ sheet }, i) => kinds[i] === kind && fold(sheet.name) === fold(INPUT[kind].sheet));
      if (own >= 0) kinds.forEach((other, i) => other === kind && i !== own && (kinds[i] = 'unused'));
    }
    const of = (kind: Kind): typeof found => found.filter((_, i) => kinds[i] === kind);
    const unused = of('unused').filter(({ sheet }) => sheet.rows.length > 0 && sheet.name !== '');
    if (unused.length > 0) this.report('sheetsUnused', '', '', { sheets: unused.map(({ sheet }) => sheet.name).join(', ') });
    for (const { sheet } of of('areas'))
      this.areas.push(...this.table('areas', sheet).map(({ code = '', name = '', parent = '' }) => ({ code, name, parent })));
    for (const { sheet } of of('leads')) this.contacts.push(...this.table('leads', sheet));
    const used = [...of('measures'), ...of('criteria')].map(({ header }) => header!);
    for (const { sheet } of of('unused')) this.dropElsewhere(sheet.name, new Set());
    this.checkColumns(used);
    const hasCriteria = used.some(({ columns }) => columns.criteria.length > 0);
    for (const { header } of of('measures')) this.readMeasures(header!);
    for (const { header } of of('criteria')) this.readCriteria(header!);
    if (used.length > 0 && !hasCriteria) this.report('criteriaMissing', used[0]!.sheet.name, '', { column: FIELD_HEADER.criterion });
    if (hasCriteria) this.missing.delete('criterion');
    else this.missing.add('criterion');
  }

  result(): MeasureList {
    this.placeLoose();
    const drafts = [...this.drafts.values()];
    if (drafts.length === 0 && !this.problems.some(({ severity }) => severity === 'error')) this.report('noMeasures', '', '');
    const measures = drafts.map((draft) => this.measure(draft));
    const criteria = this.criteriaOf(drafts);
    this.countSubareas(drafts);
    return {
      tables: { areas: this.areas, measures, criteria, leads: this.leads(drafts) },
      problems: listProblemsInOrder(this.problems),
    };
  }

  private report(code: ListProblemCode, sheet: string, cell: string, params: ListProblem['params'] = {}): void {
    this.problems.push(listProblem(code, { sheet, cell }, params));
  }

  // --- columns ---

  private checkColumns(used: readonly Found[]): void {
    for (const { sheet, header, columns, top } of used) {
      const row = sheet.rows[top]!.row;
      for (const { field, first, second } of columns.ambiguous)
        this.report('columnAmbiguous', sheet.name, cellName(row, second), {
          column: FIELD_HEADER[field],
          first: header.get(first)!,
          second: header.get(second)!,
          place: cellName(row, first),
        });
      const taken = new Set([
        ...columns.at.values(),
        ...columns.criteria.map(({ column }) => column),
        ...columns.ambiguous.flatMap(({ first, second }) => [first, second]),
      ]);
      this.dropElsewhere(sheet.name, taken);
      const rest = new Set(
        sheet.rows
          .slice(top)
          .flatMap(({ texts }) => [...texts.keys()])
          .filter((column) => !taken.has(column)),
      );
      if (rest.size > 0)
        this.report('columnsUnused', sheet.name, '', {
          columns: [...rest]
            .sort((a, b) => a - b)
            .map((column) => header.get(column) ?? cellName(0, column).replace(/\d+$/, ''))
            .join(', '),
        });
      const [area] = sheet.merged.filter(({ row: at, rows }) => at > row && rows > 1);
      if (area)
        this.report('mergedCells', sheet.name, cellName(area.row, area.column), {
          count: sheet.merged.filter(({ row: at, rows }) => at > row && rows > 1).length,
        });
    }
  }

  /** What is wrong with a cell matters only where the cell is read. */
  private dropElsewhere(sheet: string, taken: ReadonlySet<number>): void {
    this.problems = this.problems.filter(({ code, sheet: at, cell }) => {
      if (at !== sheet || (code !== 'cellError' && code !== 'cellWithoutValue')) return true;
      return taken.has(cellIndex(cell).column);
    });
  }

  private has({ columns }: Found, field: ListField): boolean {
    return columns.at.has(field) || columns.ambiguous.some((one) => one.field === field);
  }

  // --- rows ---

  private readMeasures(found: Found): void {
    const { sheet, columns } = found;
    const inTitle = !this.has(found, 'code') && this.codesInTitle(found);
    if (inTitle) this.report('codeFromTitle', sheet.name, '');
    for (const field of ['code', 'title'] as const) {
      if (this.has(found, field) || (field === 'code' && inTitle)) continue;
      this.missing.add(field);
      this.report('columnMissing', sheet.name, '', { column: FIELD_HEADER[field] });
    }
    if (!this.has(found, 'lead')) {
      this.missing.add('lead');
      this.report('leadsColumnMissing', sheet.name, '', { column: FIELD_HEADER.lead });
    }
    if ((!this.has(found, 'code') && !inTitle) || columns.ambiguous.some(({ field }) => field === 'code' || field === 'title')) return;

    let current: Draft | null = null;
    /** A row without a code was reported; rows below that continue it are not reported again. */
    let lost = false;
    let area = '';
    for (const source of sheet.rows.slice(found.top + 1)) {
      const row = this.rowOf(source, found, inTitle);
      if (isHeaderAgain(source, found)) continue;
      if (row.isEmpty) continue;
      const heading = this.headingOf(source, found, row);
      if (heading !== null) {
        [area, current, lost] = [heading.area, null, false];
        this.report('headingRow', sheet.name, row.at('code'), { text: heading.text });
        continue;
      }
      const code = row.text('code');
      if (code === '') {
        if (lost || !current || !continues(row, current)) {
          if (!lost || row.text('title') !== '') this.reportWithoutCode(row, sheet.name);
          [current, lost] = [null, true];
          continue;
        }
        this.add(current, row, true);
        continue;
      }
      lost = false;
      const known = this.drafts.get(foldIdentifier(code));
      if (!known) {
        current = this.start(row, code, area, sheet.name);
        continue;
      }
      const isSame = row.text('title') === '' || fold(row.text('title')) === fold(known.values.title ?? '');
      const goesOn = row.criteria.length > 0 || sheet.isBelow(source.row, columns.at.get('code') ?? -1);
      if (!isSame || !goesOn) this.report('measureDuplicate', sheet.name, row.at('code'), { code, place: placeOf(known) });
      else this.add(known, row, true);
      current = known;
    }
  }

  private reportWithoutCode(row: Row, sheet: string): void {
    const title = row.text('title');
    if (title !== '') this.report('measureWithoutCode', sheet, row.at('code'), { title });
    else this.report('rowWithoutCode', sheet, row.first, { text: row.said });
  }

  private start(row: Row, code: string, area: string, sheet: string): Draft {
    const values: Draft['values'] = {};
    for (const field of ['title', ...SAME, ...JOINED] as const) if (row.text(field) !== '') values[field] = row.text(field);
    if (values.subarea === undefined && area !== '') values.subarea = area;
    const draft: Draft = {
      code,
      key: foldIdentifier(code),
      sheet,
      cell: row.at('code'),
      values,
      criteria: [...row.criteria],
      linesDivide: true,
    };
    this.drafts.set(draft.key, draft);
    return draft;
  }

  /** One more row of a measure that is known. */
  private add(draft: Draft, row: Row, isRow: boolean): void {
    for (const field of SAME) {
      const text = row.text(field);
      const standing = draft.values[field];
      if (text === '' || (standing !== undefined && fold(standing) === fold(text))) continue;
      if (standing === undefined) draft.values[field] = text;
      else
        this.report('valuesDiffer', row.sheet, row.at(field), {
          code: draft.code,
          column: FIELD_HEADER[field],
          first: standing,
          second: text,
        });
    }
    for (const field of JOINED) {
      const text = row.text(field);
      const standing = draft.values[field];
      // Too long is said of it already, and more would only make it longer.
      if (standing !== undefined && standing.length > LONGEST_TEXT) continue;
      if (text === '' || (standing !== undefined && standing.split('\n').some((part) => fold(part) === fold(text)))) continue;
      if (standing !== undefined && fold(standing) !== fold(text))
        this.report('valuesJoined', row.sheet, row.at(field), { code: draft.code, column: FIELD_HEADER[field], text });
      draft.values[field] = standing === undefined || fold(standing) === fold(text) ? text : `${standing}\n${text}`;
    }
    if (isRow && row.criteria.length > 0) draft.linesDivide = draft.criteria.length === 0;
    draft.criteria.push(...row.criteria);
  }

  private readCriteria(found: Found): void {
    const { sheet } = found;
    let code = '';
    for (const source of sheet.rows.slice(found.top + 1)) {
      const row = this.rowOf(source, found, false);
      if (row.isEmpty || isHeaderAgain(source, found)) continue;
      if (row.text('code') !== '') code = row.text('code');
      if (code === '') this.report('rowWithoutCode', sheet.name, row.first, { text: row.said });
      else for (const criterion of row.criteria) this.loose.push({ code, criterion, cell: row.at('code') });
    }
  }

  private placeLoose(): void {
    for (const { code, criterion, cell } of this.loose) {
      const draft = this.drafts.get(foldIdentifier(code));
      if (!draft) this.report('criterionOfUnknown', criterion.sheet, cell, { code });
      else {
        draft.linesDivide = false;
        draft.criteria.push(criterion);
      }
    }
  }

  private rowOf(source: SourceRow, { sheet, columns }: Found, inTitle: boolean): Row {
    const { at } = columns;
    const texts = new Map<ListField, string>();
    for (const [field, column] of at) texts.set(field, source.texts.get(column) ?? '');
    if (inTitle) {
      const [, code = '', title = texts.get('title') ?? ''] = CODE_IN_TITLE.exec(texts.get('title') ?? '') ?? [];
      texts.set('code', code).set('title', title);
    }
    const number = texts.get('number') ?? '';
    const criteria = columns.criteria.flatMap(({ column, number: inHeader }): CriterionCell[] => {
      const text = source.texts.get(column) ?? '';
      const isSaid = text !== '' || (number !== '' && columns.criteria.length === 1);
      return isSaid ? [{ text, number: number || inHeader, sheet: sheet.name, cell: cellName(source.row, column) }] : [];
    });
    const known = [...at.values(), ...columns.criteria.map(({ column }) => column)].sort((a, b) => a - b);
    const first = known.find((column) => source.texts.has(column)) ?? 0;
    return {
      sheet: sheet.name,
      criteria,
      isEmpty: !known.some((column) => source.texts.has(column)),
      first: cellName(source.row, first),
      said: source.texts.get(first) ?? '',
      text: (field) => texts.get(field) ?? '',
      at: (field) => cellName(source.row, at.get(field) ?? at.get('title') ?? first),
    };
  }

  /** "A1 Mezioborová spolupráce" over the measures of that subarea, or any text over the whole width. */
  private headingOf({ row, texts }: SourceRow, { sheet, columns }: Found, { criteria }: Row): { text: string; area: string } | null {
    if (texts.size === 0 || texts.size > 2 || criteria.length > 0) return null;
    const [[column, text], second] = [...texts] as [[number, string], [number, string]?];
    if (TOTAL.test(fold(text))) return { text, area: '' };
    if (second) {
      // The code of an area with its name beside it; no measure has such a code.
      const own = this.knownAreas.find(({ code }) => fold(code) === fold(text));
      const isNamed = column === columns.at.get('code') && second[0] === columns.at.get('title');
      return own && isNamed ? { text: `${text} ${second[1]}`, area: own.code } : null;
    }
    const area = this.areaOf(text);
    if (area !== null && (column === columns.at.get('code') || column === columns.at.get('subarea') || column === columns.at.get('title')))
      return { text, area };
    return sheet.wide.has(row) ? { text, area: '' } : null;
  }

  private codesInTitle({ sheet, columns, top }: Found): boolean {
    const column = columns.at.get('title');
    if (column === undefined) return false;
    const titles = sheet.rows.slice(top + 1).flatMap(({ texts }) => texts.get(column) ?? []);
    return titles.length > 0 && titles.every((title) => CODE_IN_TITLE.test(title) || this.areaOf(title) !== null);
  }

  // --- areas ---

  private get knownAreas(): readonly { code: string; name: string; parent: string }[] {
    return this.areas.length > 0 ? this.areas : AREAS;
  }

  /** By its code, by its code and name, or by a name that one subarea alone has. */
  private areaOf(text: string): string | null {
    const folded = fold(text);
    const [, first = ''] = /^([a-z0-9]+(?:\.[a-z0-9]+)*)(?=[\s.:–—-]|$)/.exec(folded) ?? [];
    const byCode = this.knownAreas.find(({ code }) => fold(code) === folded);
    if (byCode) return byCode.code;
    const rest = folded.slice(first.length).replace(/^[\s.:–—-]+/, '');
    const byBoth = this.knownAreas.find(({ code, name }) => fold(code) === first && fold(name) === rest);
    if (byBoth) return byBoth.code;
    const named = this.knownAreas.filter(({ name, parent }) => fold(name) === folded && parent !== '');
    return named.length === 1 ? named[0]!.code : null;
  }

  /** "A1" of "A1.3": what stands before the last number of a code. */
  private areaOfCode(code: string): string | null {
    const [, before = ''] = /^(.+?)[.\-/ ]\d+[a-z]?\.?$/i.exec(code.trim()) ?? [];
    return this.knownAreas.find((area) => fold(area.code) === fold(before))?.code ?? null;
  }

  private readonly fromCode: Draft[] = [];

  private subareaOf(draft: Draft): string {
    const typed = draft.values.subarea;
    const known = typed === undefined ? this.areaOfCode(draft.code) : this.areaOf(typed);
    if (typed === undefined && known !== null) this.fromCode.push(draft);
    else if (typed === undefined) this.report('subareaMissing', draft.sheet, draft.cell, { code: draft.code });
    else if (known === null) this.report('subareaUnknown', draft.sheet, draft.cell, { code: draft.code, text: typed });
    return known ?? typed ?? '';
  }

  private countSubareas(drafts: readonly Draft[]): void {
    if (this.fromCode.length > 0 && drafts.length > 0)
      this.report('subareaFromCode', this.fromCode[0]!.sheet, '', { count: this.fromCode.length });
  }

  // --- tables ---

  private measure(draft: Draft): InputRow<'measures'> {
    const { code, sheet, cell, values, criteria } = draft;
    const subarea = this.subareaOf(draft);
    const { title = '', lead = '', partners = '', due = '', note = '' } = values;
    if (title === '' && !this.missing.has('title')) this.report('measureWithoutTitle', sheet, cell, { code });
    if (lead === '' && !this.missing.has('lead')) this.report('measureWithoutLead', sheet, cell, { code });
    if (criteria.length === 0 && !this.missing.has('criterion')) this.report('measureWithoutCriteria', sheet, cell, { code });
    if (
      partners.includes(',') &&
      bodies(partners).length === 1 &&
      !this.contacts.some(({ name }) => fold(cellText(name)) === fold(partners))
    )
      this.report('namesWithCommas', sheet, cell, { code, text: partners });
    for (const text of [code, subarea, title, lead, partners, due, note]) this.checkText(text, sheet, cell);
    return { code, subarea, title, lead, partners, due, note };
  }

  private criteriaOf(drafts: readonly Draft[]): InputRow<'criteria'>[] {
    const numbered = drafts.some(({ criteria }) => isNumbered(criteria));
    let parts = 0;
    let first: Draft | null = null;
    const rows = drafts.flatMap((draft) => {
      const split = splitCriteria(draft.criteria, draft.linesDivide, numbered);
      const [cell] = draft.criteria;
      if (split === null) this.report('criteriaNotSplit', cell!.sheet, cell!.cell, { code: draft.code });
      const all = split ?? draft.criteria.map((one) => ({ ...one, isPart: false }));
      parts += all.filter(({ isPart }) => isPart).length;
      if (all.some(({ isPart }) => isPart)) first ??= draft;
      return this.numbered(draft, all);
    });
    if (first) this.report('criteriaSplit', (first as Draft).sheet, (first as Draft).criteria[0]!.cell, { count: parts });
    return rows;
  }

  /** Numbers that are given stay; the others go on from the first that is free. */
  private numbered(draft: Draft, cells: readonly CriterionCell[]): InputRow<'criteria'>[] {
    const given = new Map<string, string>();
    const texts = new Set<string>();
    const own = cells.flatMap((one): (CriterionCell & { number: string | null })[] => {
      const { number, text, sheet, cell } = one;
      if (text === '') this.report('criterionWithoutText', sheet, cell, { code: draft.code });
      this.checkText(text, sheet, cell);
      const key = number === null ? '' : fold(number);
      const standing = given.get(key);
      const isRepeated = number === null ? texts.has(fold(text)) : standing !== undefined && fold(standing) === fold(text);
      texts.add(fold(text));
      if (isRepeated) {
        this.report('criterionRepeated', sheet, cell, { code: draft.code, text });
        return [];
      }
      if (number !== null && standing !== undefined) this.report('criterionDuplicate', sheet, cell, { code: draft.code, number });
      if (number !== null) given.set(key, text);
      return [one];
    });
    let next = 0;
    const free = (): string => {
      do next++;
      while (given.has(String(next)));
      return String(next);
    };
    return own.map(({ number, text }) => ({ measure: draft.code, number: typed(number ?? free()), text }));
  }

  private checkText(text: string, sheet: string, cell: string): void {
    if (looksLikeFormula(text)) this.report('formulaText', sheet, cell, { text });
    if (text.length > LONGEST_TEXT) this.report('textTooLong', sheet, cell, { limit: LONGEST_TEXT });
  }

  /** Everybody who is named by a measure, each once, beside those whom the list has on a sheet of their own. */
  private leads(drafts: readonly Draft[]): InputRow<'leads'>[] {
    const contacts = this.contacts.map((lead, row): Contact => {
      const text = (value: InputRow<'leads'>[keyof InputRow<'leads'>]): string => cellText(value ?? '');
      return {
        row,
        name: text(lead.name),
        short: text(lead.short),
        type: text(lead.type),
        email: text(lead.email),
        called: null,
        returned: null,
        file: '',
        confirmedBy: '',
        confirmedOn: null,
      };
    });
    const known = new Bodies(contacts, liberecRegion());
    const seen = new Set(contacts.map(({ name }) => known.keyOf(name)));
    const rows = [...this.contacts];
    for (const name of drafts.flatMap(({ values }) => [...bodies(values.lead ?? ''), ...bodies(values.partners ?? '')])) {
      const key = known.keyOf(name);
      if (seen.has(key) || isGroup(name)) continue;
      seen.add(key);
      rows.push({ name });
    }
    return rows;
  }

  /** Rows of a table of the plan's own workbook; what belongs to the last period stays behind. */
  private table<T extends 'areas' | 'leads'>(id: T, sheet: Unmerged): Record<string, string>[] {
    const table: Table = INPUT[id];
    const top = tableTop(table, sheet)!;
    const columns = [...findColumns(table, dense(sheet.rows[top]!.texts))].filter(([column]) => !OF_LAST_PERIOD.has(column));
    return sheet.rows.slice(top + 1).flatMap(({ row, texts }) => {
      const entries = columns.flatMap(([id_, column]) => (texts.has(column) ? [[id_, texts.get(column)!] as const] : []));
      for (const [, text] of entries) this.checkText(text, sheet.name, cellName(row, 0));
      return entries.length > 0 ? [Object.fromEntries(entries)] : [];
    });
  }
}

/** When the call went out and what came back is a matter of one period. */
const OF_LAST_PERIOD = new Set(['called', 'returned', 'file', 'confirmedBy', 'confirmedOn']);

/** A row of sums under a list. */
const TOTAL = /^(celkem|soucet|mezisoucet|celkovy pocet)\b/;

/** "A1.1 Pravidelná setkání": a code of a letter and numbers before the title. */
const CODE_IN_TITLE = /^([A-Z]{1,3}\d*(?:\.\d+)+)\.?[\s:–—-]+(\S[\s\S]*)$/i;

interface Row {
  readonly sheet: string;
  readonly criteria: readonly CriterionCell[];
  readonly isEmpty: boolean;
  /** The first cell that says anything, and what. */
  readonly first: string;
  readonly said: string;
  text(field: ListField): string;
  at(field: ListField): string;
}

/** A row without a code that only goes on with the measure above. */
const continues = (row: Row, { values }: Draft): boolean =>
  (['title', 'lead', 'subarea'] as const).every((field) => row.text(field) === '' || fold(row.text(field)) === fold(values[field] ?? '')) &&
  (row.criteria.length > 0 || JOINED.some((field) => row.text(field) !== ''));

/** A header that is printed on every page stands in the list once more. */
const isHeaderAgain = ({ texts }: SourceRow, { header, columns }: Found): boolean => {
  const named = [...columns.at.values()];
  return named.length > 1 && named.every((column) => fold(texts.get(column) ?? '') === fold(header.get(column)!));
};

const placeOf = ({ sheet, cell }: Draft): string => (sheet === '' ? cell : `${sheet}!${cell}`);

const typed = (number: string): string | number => (/^[1-9]\d{0,5}$/.test(number) ? +number : number);
