import { readLevel } from '../core/text/wording';
import type { FileFault, OtherKind } from '../ooxml/limits';
import { readList } from '../schema/read/list';
import { UnusableWorkbook } from '../schema/read/records';
import { cellName } from '../schema/read/rows';
import { PROPERTY, SCHEMA_VERSION } from '../schema/tables';
import { PLAN_ROLE } from '../schema/request';
import type { Book } from './read/book';
import { withTables } from './read/openBook';
import { readMeasureList } from './measureList/measureList';
import { LIST_LIMITS, listSheets } from './measureList/layout/sheets';
import { readPlanFile } from './plan/readPlanFile';
import { readReturn } from './returns/readReturn';

/** What a file is, where a plan was wanted. */
export type WhatIs =
  /** a plan, perhaps in a format in which it cannot be opened */
  | { readonly is: 'plan' }
  /** what went out to an addressee or came back; the names are "" where the file does not say them */
  | { readonly is: 'request'; readonly addressee: string }
  /** a list of measures; `range` is where levels stand in it as well, "" for none */
  | { readonly is: 'list'; readonly measures: number; readonly range: string }
  /** a plain list of codes and levels */
  | { readonly is: 'levels'; readonly range: string }
  | { readonly is: OtherKind | 'otherWorkbook' | 'text' }
  /** behind a password, damaged and the like: said where it is opened */
  | { readonly is: 'unknown' };

/**
 * Tells by the content of a file what it is. Nothing is thrown; a file that cannot be read is 'unknown'.
 */
export function whatIs(bytes: Uint8Array): WhatIs {
  const looked = withTables(
    bytes,
    LIST_LIMITS,
    (book): { readonly plain: 'text' | 'document' | 'otherWorkbook'; readonly isPlan: boolean; readonly range: string } => ({
      plain: book.text ? 'text' : book.isDocument ? 'document' : 'otherWorkbook',
      isPlan: book.properties.get(PROPERTY.role) === PLAN_ROLE,
      range: levelsIn(book),
    }),
    (rows) => rows.filter(({ cells }) => cells.some((value) => typeof value === 'string' && readLevel(value).value !== null)).length,
  );
  if ('fault' in looked) return ofFault(looked.fault);
  if (looked.isPlan || !('fault' in readPlanFile(bytes))) return { is: 'plan' };
  const request = readReturn(bytes, { name: '', lastModified: null }, { planId: '', version: SCHEMA_VERSION });
  if (request.status !== 'refused') return { is: 'request', addressee: request.return.addressee };
  if (request.fault.code === 'otherPlan' || request.fault.code === 'otherVersion') return { is: 'request', addressee: '' };
  const { tables, account } = readMeasureList(bytes);
  const isList = tables.measures.length > 0 && account.columnsUsed.length > 2;
  if (isList) return { is: 'list', measures: tables.measures.length, range: looked.range };
  if (looked.range !== '') return { is: 'levels', range: looked.range };
  return { is: looked.plain };
}

const ofFault = (fault: FileFault): WhatIs => ({ is: fault.code === 'notWorkbook' ? (fault.is ?? 'unknown') : 'unknown' });

/** Where a plain list of codes and levels stands: "List1!A1:B73", without the sheet in a text file; "" for nowhere. */
function levelsIn(book: Book): string {
  for (const { name, hidden, rows } of listSheets(book, LIST_LIMITS).sheets) {
    const [first, last] = [rows[0], rows.at(-1)];
    if (hidden || !first || !last) continue;
    const columns = rows.flatMap(({ texts }) => [...texts.keys()]);
    const [left, right] = [Math.min(...columns), Math.max(...columns)];
    const values = rows.map(({ texts }) => Array.from({ length: right - left + 1 }, (_, i) => texts.get(left + i) ?? ''));
    try {
      const { items } = readList({ sheet: name, row: first.row, column: left, values });
      if (items.length === 0) continue;
      const area = `${cellName(first.row, left)}:${cellName(last.row, right)}`;
      return name === '' ? area : `${/^[\p{L}\d]+$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`}!${area}`;
    } catch (error) {
      if (!(error instanceof UnusableWorkbook)) throw error;
    }
  }
  return '';
}
