import { foldIdentifier, likeCodes } from '../../../core/text/identifiers';
import { strangeLetter } from '../../../core/text/letters';
import { fold } from '../../../core/text/text';
import { cellName } from '../../../schema/read/rows';
import type { Account } from '../account';
import type { KnownAreas } from './areas';
import { withCodes } from './codes';
import { FIELD_HEADER, type ListField } from '../layout/columns';
import type { CriterionCell } from './criteria';
import { has, headersIn, isHeaderAgain, type Found } from '../layout/header';
import { LONGEST_TEXT, type ListProblems } from '../problems';
import { areaAbove, asideOf, Codes, codesInTitle, headingArea, headingsOf, rowOf, type Row } from '../layout/rows';
import type { ListSheet } from '../layout/sheets';

const JOINED = ['partners', 'due', 'note'] as const satisfies readonly ListField[];
const SAME = ['lead', 'subarea'] as const satisfies readonly ListField[];

const ASIDE = { heading: 'headingRow', total: 'totalRow', note: 'noteRow', notMeasure: 'rowNotMeasure' } as const;

/** The same name or code, written once more: OŠ and OS are two. */
const isSameName = (one: string, other: string): boolean => foldIdentifier(one) === foldIdentifier(other);

/** A measure as it is put together from its rows. */
export interface Draft {
  readonly code: string;
  readonly key: string;
  readonly sheet: string;
  readonly cell: string;
  readonly values: Partial<Record<ListField, string>>;
  readonly criteria: CriterionCell[];
  /** A row of a list without lines of criteria of its own: only then do lines divide a cell. */
  linesDivide: boolean;
}

/** The measures of all sheets of a list, each from as many rows as it has. */
export class Measures {
  readonly drafts = new Map<string, Draft>();
  /** Fields for which some sheet has no column: what is told once is not told again of every measure. */
  readonly missing = new Set<ListField>();
  private readonly likeOther = likeCodes();
  /** Criteria on sheets of their own, until all measures are known. */
  private readonly loose: {
    readonly code: string;
    readonly criterion: CriterionCell;
    readonly cell: string;
    readonly found: Found;
    readonly row: number;
  }[] = [];

  constructor(
    private readonly areas: KnownAreas,
    private readonly problems: ListProblems,
    private readonly account: Account,
  ) {}

  /** The area of the heading above, of the sheet that is being read. */
  private heading: { readonly sheet: ListSheet; readonly area: string } | null = null;

  readMeasures(listed: Found): void {
    const found = withCodes(listed, this.problems);
    const { sheet, columns } = found;
    const codeAt = columns.at.get('code');
    if (codeAt !== undefined && !found.header.has(codeAt) && !columns.sure.has('code'))
      this.problems.report('codeColumnGuessed', sheet.name, cellName(found.row, codeAt), { column: FIELD_HEADER.code });
    const inTitle = !has(found, 'code') && codesInTitle(found, this.areas);
    if (inTitle) this.problems.report('codeFromTitle', sheet.name, '');
    for (const field of ['code', 'title'] as const) {
      if (has(found, field) || (field === 'code' && inTitle)) continue;
      this.missing.add(field);
      this.problems.report('columnMissing', sheet.name, cellName(found.row, Math.min(...found.header.keys())), {
        column: FIELD_HEADER[field],
        headers: headersIn(found),
      });
    }
    if (!has(found, 'lead')) {
      this.missing.add('lead');
      this.problems.report('leadsColumnMissing', sheet.name, '', { column: FIELD_HEADER.lead });
    }
    if ((!has(found, 'code') && !inTitle) || columns.ambiguous.some(({ field }) => field === 'code' || field === 'title')) return;

    let current: Draft | null = null;
    /** Measures before this table, and before the last heading or sum in it. */
    const before = this.drafts.size;
    let since = before;
    /** A row without a code was reported; rows below that continue it are not reported again. */
    let lost = false;
    if (this.heading?.sheet !== listed.sheet) this.heading = { sheet: listed.sheet, area: '' };
    for (const source of found.above) {
      const area = headingArea(source, this.areas);
      if (area !== null) this.heading = { sheet: listed.sheet, area };
    }
    const codes = new Codes(found.rows.map((source) => rowOf(source, found, inTitle).text('code')));
    const over = headingsOver(sheet);
    for (const [i, source] of found.rows.entries()) {
      const headings = over(source.row);
      if (headings) {
        const area = areaAbove(headings.texts, this.areas, (code) => codes.hasUnder(code, i - 1), headings.divide);
        this.heading = { sheet: listed.sheet, area };
      }
      const row = rowOf(source, found, inTitle);
      const fate = (why: Parameters<Account['row']>[2]): void => this.account.row(listed.sheet, source.row, why);
      if (isHeaderAgain(source, found)) {
        fate('header');
        continue;
      }
      if (row.isEmpty) {
        fate('beside');
        continue;
      }
      if (this.leavesOut(row, sheet.name)) {
        // What goes on below belongs to nothing: it is asked about.
        if (row.text('code') !== '') [current, lost] = [null, false];
        fate('struck');
        continue;
      }
      const aside = asideOf(source, found, row, this.areas, codes, i);
      if (aside !== null) {
        if (aside.kind !== 'note') this.heading = { sheet: listed.sheet, area: aside.area };
        [current, lost] = [null, false];
        this.problems.report(ASIDE[aside.kind], sheet.name, row.first, { text: aside.text });
        fate(aside.kind);
        // A sum is of the whole list, of its table, or of what stands since the last one.
        const counts = [this.drafts.size, ...[before, since].map((from) => this.drafts.size - from)];
        if (aside.count !== undefined && !counts.includes(aside.count))
          this.problems.report('totalDiffers', sheet.name, row.first, { text: aside.text, count: this.drafts.size - before });
        since = this.drafts.size;
        continue;
      }
      const code = row.text('code');
      if (code === '') {
        if (lost || !current || !continues(row, current)) {
          if (!lost || row.text('title') !== '') this.reportWithoutCode(row, sheet.name);
          [current, lost] = [null, true];
          fate('withoutCode');
          continue;
        }
        this.add(current, row, true);
        fate('read');
        continue;
      }
      lost = false;
      const known = this.drafts.get(foldIdentifier(code));
      if (!known) {
        current = this.start(row, code, this.heading?.area ?? '', sheet.name);
        fate('read');
        continue;
      }
      const isSame = row.text('title') === '' || fold(row.text('title')) === fold(known.values.title ?? '');
      const goesOn = row.criteria.length > 0 || sheet.isBelow(source.row, columns.at.get('code') ?? -1);
      // In a text file a number is a text too.
      const isNumber = sheet.name === '' || source.numbers.has(columns.at.get('code') ?? -1);
      if (!isSame || !goesOn) this.reportDuplicate(row, code, known, isNumber);
      else this.add(known, row, true);
      fate(isSame && goesOn ? 'read' : 'duplicate');
      current = known;
    }
  }

  /** A row that is struck out no longer holds; one with some cells struck out does, and somebody has to look at it. */
  private leavesOut(row: Row, sheet: string): boolean {
    if (row.isStruck) this.problems.report('rowStruck', sheet, row.first, { text: row.said });
    else if (row.struckCell !== null) this.problems.report('cellStruck', sheet, row.struckCell, { text: row.said });
    return row.isStruck;
  }

  /** Of a number nobody can tell whether it was 2.1 or 2.10, and so it is never to be removed. */
  private reportDuplicate(row: Row, code: string, known: Draft, isNumber: boolean): void {
    const params = { code, place: placeOf(known) };
    if (isNumber && /^\d+\.[1-9]$/.test(code))
      this.problems.report('codeNumberTwice', row.sheet, row.at('code'), { ...params, longer: `${code}0` });
    else this.problems.report('measureDuplicate', row.sheet, row.at('code'), params);
  }

  private reportWithoutCode(row: Row, sheet: string): void {
    const title = row.text('title');
    if (title !== '') this.problems.report('measureWithoutCode', sheet, row.at('code'), { title });
    else this.problems.report('rowWithoutCode', sheet, row.first, { text: row.said });
  }

  private start(row: Row, code: string, area: string, sheet: string): Draft {
    const values: Draft['values'] = {};
    for (const field of ['title', ...SAME, ...JOINED] as const) if (row.text(field) !== '') values[field] = row.text(field);
    // A code says the subarea more closely than a heading of its area.
    if (values.subarea === undefined && area !== '' && (this.areas.isSubarea(area) || this.areas.ofCode(code) === null))
      values.subarea = area;
    const alike = this.likeOther(code);
    if (alike !== null) this.problems.report('codesAlike', sheet, row.at('code'), { code, other: alike });
    const stranger = strangeLetter(code);
    if (stranger !== null) this.problems.report('foreignLetter', sheet, row.at('code'), { text: code, letter: stranger });
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
      if (text === '' || (standing !== undefined && isSameName(standing, text))) continue;
      if (standing === undefined) draft.values[field] = text;
      else
        this.problems.report('valuesDiffer', row.sheet, row.at(field), {
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
      if (text === '' || (standing !== undefined && standing.split('\n').some((part) => isSameName(part, text)))) continue;
      if (standing !== undefined && !isSameName(standing, text))
        this.problems.report('valuesJoined', row.sheet, row.at(field), { code: draft.code, column: FIELD_HEADER[field], text });
      draft.values[field] = standing === undefined || isSameName(standing, text) ? text : `${standing}\n${text}`;
    }
    if (isRow && row.criteria.length > 0) draft.linesDivide = draft.criteria.length === 0;
    draft.criteria.push(...row.criteria);
  }

  readCriteria(listed: Found): void {
    const found = withCodes(listed, this.problems);
    const { sheet } = found;
    let code = '';
    for (const source of found.rows) {
      const row = rowOf(source, found, false);
      const fate = (why: Parameters<Account['row']>[2]): void => this.account.row(listed.sheet, source.row, why);
      fate('read');
      if (isHeaderAgain(source, found)) fate('header');
      else if (row.isEmpty) fate('beside');
      else if (this.leavesOut(row, sheet.name)) fate('struck');
      else {
        if (row.text('code') !== '') code = row.text('code');
        if (code === '') {
          this.problems.report('rowWithoutCode', sheet.name, row.first, { text: row.said });
          fate('withoutCode');
        } else
          for (const criterion of row.criteria) this.loose.push({ code, criterion, cell: row.at('code'), found: listed, row: source.row });
      }
    }
  }

  placeLoose(): void {
    for (const { code, criterion, cell, found, row } of this.loose) {
      const draft = this.drafts.get(foldIdentifier(code));
      if (!draft) {
        this.problems.report('criterionOfUnknown', criterion.sheet, cell, { code });
        this.account.row(found.sheet, row, 'unknownMeasure');
      } else {
        draft.linesDivide = false;
        draft.criteria.push(criterion);
      }
    }
  }
}

/**
 * The headings over the tables of a document, each told at the first row of its table that is asked for.
 * @returns by a row, in order: the texts, the nearest first; null where the table above goes on
 */
function headingsOver({ tables }: ListSheet): (row: number) => { readonly texts: readonly string[]; readonly divide: boolean } | null {
  const over = tables.map(({ row, context }) => ({ row, texts: headingsOf(context) }));
  const nearest = new Set(over.flatMap(({ texts }) => texts[0] ?? []));
  let next = 0;
  return (row) => {
    let found: readonly string[] | null = null;
    for (; next < over.length && over[next]!.row <= row; next++) found = over[next]!.texts;
    return found && { texts: found, divide: nearest.size > 1 };
  };
}

/** A row without a code that only goes on with the measure above. */
const continues = (row: Row, { values }: Draft): boolean =>
  (row.text('title') === '' || fold(row.text('title')) === fold(values.title ?? '')) &&
  SAME.every((field) => row.text(field) === '' || isSameName(row.text(field), values[field] ?? '')) &&
  (row.criteria.length > 0 || JOINED.some((field) => row.text(field) !== ''));

const placeOf = ({ sheet, cell }: Draft): string => (sheet === '' ? cell : `${sheet}!${cell}`);
