import type { SectionId } from '../../core/report/document';
import { textDigest } from '../../core/report/ownText';
import { outline } from '../../i18n/report/outline';
import { TEXT_STATE_WORD } from '../../schema/report';
import { inExcel } from '../excel/run';
import { keepRows } from '../outputs/keepRows';
import { readInput } from './readReport';
import { TEXTS_SHEET } from './reportSheets';
import { rowsOfTexts } from './writeReport';

/**
 * Writes the coordinator's texts of these sections into *Váš text* of the sheet Zpráva, as texts that speak of the figures
 * of now; "" gives a section its proposed text back. A sheet that is missing is made with a row for each section.
 *
 * @returns how many rows say something new
 * @throws {UnusableWorkbook} before anything is written, when a needed table or column is missing
 * @throws {ExcelFault} when Excel refuses
 * @example saveOwnTexts(new Map([['uvod', 'Předkládáme…']]), new Date())
 */
export async function saveOwnTexts(texts: ReadonlyMap<SectionId, string>, now: Date): Promise<number> {
  return inExcel(async (context) => {
    const input = await readInput(context, [TEXTS_SHEET]);
    const { found, read, source } = input;
    const sections = outline(source, input.texts);
    const rows = rowsOfTexts(input).flatMap((row, i) => {
      const { id, figures } = sections[i]!;
      const own = texts.get(id);
      // The rows of other sections stay as they are, in a table that is there.
      if (own === undefined) return input.texts.length > 0 ? [] : [row];
      return [{ ...row, own, digest: textDigest(figures, own), state: TEXT_STATE_WORD[own === '' ? 'proposed' : 'own'] }];
    });
    const saved = sections.filter(({ id }) => texts.has(id)).map(({ title }) => title);
    const point = { what: 'ownText', at: now.toISOString(), detail: saved.join(', ') } as const;
    const [changed = 0] = await keepRows(context, found, read, [{ sheet: TEXTS_SHEET, rows, typed: ['own'] }], point);
    return changed;
  });
}
