import type { CellValue } from '../../core/text/text';
import { literalCell } from '../excel/literal';
import { check, compared } from './check';

/** Texts that Excel would read as something else, were they typed. */
const TEXTS = ['=1+1', '1.10', '1-2', '007', 'May 2025', 'PRAVDA', '', 'žluťoučký kůň'];

/** Guarded as the product guards everything that it writes. */
export const guardedTexts = check('guardedTexts', async ({ context, sheet }) => {
  const range = sheet.getRangeByIndexes(0, 0, TEXTS.length, 1);
  range.values = TEXTS.map((text) => [literalCell(text)]);
  range.load('values');
  await context.sync();
  return compared(column(range.values), TEXTS);
});

/** Cells with the format of text take texts as they are, an empty one too. */
export const textFormat = check('textFormat', async ({ context, sheet }) => {
  const texts = ['1.10', '007', ''];
  const range = sheet.getRangeByIndexes(0, 0, texts.length, 1);
  range.numberFormat = texts.map(() => ['@']);
  range.values = texts.map((text) => [text]);
  range.load('values,numberFormat');
  await context.sync();
  return compared([column(range.values), column(range.numberFormat as CellValue[][])], [texts, texts.map(() => '@')]);
});

/** What nobody guarded: does Excel read it in English, whatever its language is (office-js #1559)? */
export const englishTexts = check('englishTexts', async ({ context, sheet }) => {
  const range = sheet.getRange('A1');
  range.values = [['May 2025']];
  range.load('values');
  await context.sync();
  return compared(column(range.values), ['May 2025']);
});

export const numberFormats = check('numberFormats', async ({ context, sheet }) => {
  const range = sheet.getRange('A1:A3');
  range.numberFormat = [['0%'], ['d.m.yyyy'], ['0.0']];
  range.values = [[0.56], [45_778], [1.5]];
  range.load('text');
  await context.sync();
  const [share, day, tenth] = column(range.text);
  // The decimal sign is that of the user's Excel.
  const observation = compared([share, day, String(tenth).replace(',', '.')], ['56%', '1.5.2025', '1.5']);
  return { ...observation, seen: JSON.stringify([share, day, tenth]) };
});

/** Some hundred kilobytes in one message, as a large plan sends them, read back. */
export const largeBlock = check('largeBlock', async ({ context, sheet }) => {
  const [rows, columns] = [1_000, 10];
  const cells = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, i) => `Řádek ${row + 1}, sloupec ${i + 1}: ${'ěščř'.repeat(10)}`),
  );
  const start = performance.now();
  const range = sheet.getRangeByIndexes(0, 0, rows, columns);
  range.values = cells;
  range.load('values');
  await context.sync();
  const wrong = (range.values as CellValue[][]).filter((line, row) => line.some((cell, i) => cell !== cells[row]![i])).length;
  return { state: wrong === 0 ? 'ok' : 'differs', seen: `${rows * columns - wrong} cells, ${Math.round(performance.now() - start)} ms` };
});

const column = (cells: readonly (readonly unknown[])[]): unknown[] => cells.map(([cell]) => cell);
