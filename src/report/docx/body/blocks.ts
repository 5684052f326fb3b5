import type { Block, Chart, Paragraph, Run, Table } from '../../../core/report/document';
import type { Level } from '../../../core/plan/level';
import { LEVEL_WORD } from '../../../core/text/wording';
import { escapeAttribute } from '../../../ooxml/xmlWrite';
import { child, clone, ensure, insertOrdered, make, writeEl, type El } from '../../../ooxml/xmlTree';
import { COLOUR, LEVEL_CELL } from '../../../schema/look';
import { hex, type StyleKey } from '../frame';
import { PARAGRAPH_ORDER } from '../names';
import { linkedXml, lookOf, runProperties, setRunProperty, textXml, type TextLook } from './text';

/** What the document around gives to blocks that are written into it. */
export interface Place {
  /** The id of a style there. */
  readonly style: (key: StyleKey) => string;
  /** The id of the numbering that makes bullets; null where the style of the list does it itself. */
  readonly bullets: () => string | null;
  /** How plain text looks there: what the style of a placeholder and its letters say. */
  readonly text: { readonly paragraph: El | null; readonly run: El | null };
  /** Width of a line, twentieths of a point. */
  readonly width: number;
  /** Tables in small letters: on a page that lies on its side. */
  readonly small: boolean;
  /** The id of the relationship to a web address. */
  readonly link: (address: string) => string;
  /** `<w:drawing>` of a chart. */
  readonly chart: (chart: Chart, width: number) => string;
  /** Marks around a heading that a table of contents leads to. */
  readonly mark: (title: string) => { readonly start: El; readonly end: El };
}

/** @param above the heading under which the blocks stand; a table is called after it */
export function blocksXml(blocks: readonly Block[], place: Place, above: string): string {
  let title = above;
  const out: string[] = [];
  blocks.forEach((block, i) => {
    const afterTable = blocks[i - 1]?.kind === 'table';
    switch (block.kind) {
      case 'heading':
        title = block.text;
        out.push(headingXml(block.text, block.level, place, block.mark));
        break;
      case 'paragraph':
        out.push(paragraphXml(block, place, { keepNext: announces(blocks, i), before: afterTable ? AFTER_TABLE : null }));
        break;
      case 'list':
        block.items.forEach((item, j) => out.push(itemXml(item, place, afterTable && j === 0 ? AFTER_TABLE : null)));
        break;
      case 'table':
        // Word makes one table of two that touch.
        if (afterTable) out.push(GAP);
        out.push(tableXml(block, place, title));
        break;
      case 'chart':
        out.push(chartXml(block, place));
        break;
    }
  });
  return out.join('');
}

/** Most lines between a heading and its table that are kept with it. */
const LINES_ABOVE = 4;

/** Whether a paragraph leads to a table or a chart: it is the line before, or one of a few between the heading and it. */
function announces(blocks: readonly Block[], index: number): boolean {
  const isShown = (at: number): boolean => blocks[at]?.kind === 'table' || blocks[at]?.kind === 'chart';
  if (isShown(index + 1)) return true;
  let first = index;
  while (blocks[first]?.kind === 'paragraph') first -= 1;
  let last = index;
  while (blocks[last]?.kind === 'paragraph') last += 1;
  // Before the first block stands the title of the chapter.
  return (first < 0 || blocks[first]!.kind === 'heading') && isShown(last) && last - first - 1 <= LINES_ABOVE;
}

/** A paragraph that is not seen: between tables, and after one that is the last thing on a page. */
export const GAP = gapXml('');

export function gapXml(properties: string): string {
  return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/><w:rPr><w:sz w:val="8"/></w:rPr>${properties}</w:pPr></w:p>`;
}

/** Above text that follows a table. */
const AFTER_TABLE = 160;

export function headingXml(text: string, level: 1 | 2 | 3, place: Place, of?: Level): string {
  const style = place.style(`heading${level}`);
  const word =
    of === undefined
      ? ''
      : textXml(' – ', '') + textXml(LEVEL_WORD[of], runProperties({ colour: hex(LEVEL_CELL[of].text), fill: hex(LEVEL_CELL[of].fill) }));
  const content = textXml(text, '') + word;
  const mark = level === 1 ? place.mark(text) : null;
  const marked = mark ? writeEl(mark.start) + content + writeEl(mark.end) : content;
  return `<w:p><w:pPr><w:pStyle w:val="${escapeAttribute(style)}"/><w:keepNext/></w:pPr>${marked}</w:p>`;
}

export const titleXml = (text: string, place: Place): string =>
  `<w:p><w:pPr><w:pStyle w:val="${escapeAttribute(place.style('title'))}"/></w:pPr>${textXml(text, '')}</w:p>`;

function runsXml(runs: readonly Run[], place: Place, around: El | null): string {
  const link = runProperties({ style: place.style('link') }, around);
  return runs.map((run) => linkedXml(run.text, runProperties(lookOf(run), around), link, place.link)).join('');
}

const spacingXml = (before: number | null): string => (before === null ? '' : `<w:spacing w:before="${before}"/>`);

function paragraphXml(
  { runs }: Pick<Paragraph, 'runs'>,
  place: Place,
  { keepNext, before }: { readonly keepNext: boolean; readonly before: number | null },
): string {
  const { paragraph } = place.text;
  const run = place.small ? smaller(place.text.run) : place.text.run;
  const properties = paragraph ? clone(paragraph) : make('w:pPr');
  if (keepNext) insertOrdered(properties, make('w:keepNext'), PARAGRAPH_ORDER);
  if (before !== null) ensure(properties, 'spacing', PARAGRAPH_ORDER).attrs['w:before'] = String(before);
  return `<w:p>${properties.kids.length === 0 ? '' : writeEl(properties)}${runsXml(runs, place, run)}</w:p>`;
}

/** Half points. */
const SMALL_TEXT = 18;

/** Beside tables in small letters text is small too, where the template does not say how large it is. */
function smaller(run: El | null): El {
  const properties = run ? clone(run) : make('w:rPr');
  if (!child(properties, 'sz')) setRunProperty(properties, 'sz', { 'w:val': SMALL_TEXT });
  return properties;
}

function itemXml({ runs }: Pick<Paragraph, 'runs'>, place: Place, before: number | null): string {
  const bullets = place.bullets();
  const number = bullets === null ? '' : `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${bullets}"/></w:numPr>`;
  const style = `<w:pStyle w:val="${escapeAttribute(place.style('list'))}"/>`;
  return `<w:p><w:pPr>${style}${number}${spacingXml(before)}</w:pPr>${runsXml(runs, place, place.text.run)}</w:p>`;
}

function chartXml(chart: Chart, place: Place): string {
  const style = `<w:pStyle w:val="${escapeAttribute(place.style('chart'))}"/>`;
  return `<w:p><w:pPr>${style}</w:pPr><w:r>${place.chart(chart, place.width)}</w:r></w:p>`;
}

// --- tables -----------------------------------------------------------------------------------------------------

const GRID = hex(COLOUR.grid);
const HEADER_FILL = hex(COLOUR.writtenFill);
const LINE = `w:val="single" w:sz="4" w:space="0" w:color="${GRID}"`;
const STRONG_LINE = `w:val="single" w:sz="8" w:space="0" w:color="${hex(COLOUR.muted)}"`;
/** Inside a cell, left and right. */
const MARGIN = 70;
/** A row of so many lines may be broken over two pages; a shorter one is read on one. */
const LONG_ROW = 14;
/** Lines of a table that stays on one page; on a page on its side, which holds fewer, more would leave it half empty. */
const SHORT_TABLE = { upright: 24, small: 9 };

function tableXml({ alt, columns, rows, hasTotal }: Table, place: Place, title: string): string {
  const widths = wholeWidths(
    columns.map(({ width }) => width),
    place.width,
  );
  const size = place.small ? 16 : 18;
  // Half a point of size is ten twentieths; a letter is about half as wide as it is high.
  const perLine = widths.map((width) => Math.max(1, Math.floor((width - 2 * MARGIN) / (size * 5.2))));
  const linesOf = (row: Table['rows'][number]): number =>
    Math.max(
      1,
      ...row.map(({ text }, i) => text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (perLine[i] ?? 1))), 0)),
    );
  const heights = rows.map(linesOf);
  const isShort = heights.reduce((sum, height) => sum + height, 0) <= SHORT_TABLE[place.small ? 'small' : 'upright'];
  const style = escapeAttribute(place.style(place.small ? 'smallCell' : 'cell'));
  const { link } = place;
  const linkProperties = runProperties({ style: place.style('link') });
  const cellXml = (index: number, content: string, fill: string | null, keepNext: boolean): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[index]}" w:type="dxa"/>${fill === null ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`}</w:tcPr>` +
    `<w:p><w:pPr><w:pStyle w:val="${style}"/>${keepNext ? '<w:keepNext/>' : ''}${columns[index]?.align === 'right' ? '<w:jc w:val="right"/>' : ''}</w:pPr>${content}</w:p></w:tc>`;
  const header = columns.map((column, i) => cellXml(i, textXml(column.header, HEADER_LOOK), HEADER_FILL, true)).join('');
  const body = rows.map((row, i) => {
    const isTotal = hasTotal === true && i === rows.length - 1;
    const keepNext = isShort && i < rows.length - 1;
    const cells = columns.map((_, j) => {
      const { text, mark } = row[j] ?? { text: '' };
      const look: TextLook = {
        ...(isTotal ? { bold: true } : {}),
        ...(mark === undefined ? {} : { colour: hex(LEVEL_CELL[mark].text) }),
      };
      const content = linkedXml(text, propertiesOf(look), linkProperties, link);
      return cellXml(j, content, mark === undefined ? null : hex(LEVEL_CELL[mark].fill), keepNext);
    });
    return `<w:tr>${heights[i]! <= LONG_ROW ? '<w:trPr><w:cantSplit/></w:trPr>' : ''}${cells.join('')}</w:tr>`;
  });
  const borders = `<w:tblBorders><w:top ${STRONG_LINE}/><w:bottom ${STRONG_LINE}/>` + `<w:insideH ${LINE}/></w:tblBorders>`;
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="${MARGIN}" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="${MARGIN}" w:type="dxa"/></w:tblCellMar>` +
    `<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>` +
    `<w:tblCaption w:val="${escapeAttribute(title)}"/><w:tblDescription w:val="${escapeAttribute(alt)}"/></w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${header}</w:tr>${body.join('')}</w:tbl>`
  );
}

const HEADER_LOOK = runProperties({ bold: true });
/** Thousands of cells share a few looks. */
const known = new Map<string, string>();
function propertiesOf(look: TextLook): string {
  const key = `${look.bold ?? false} ${look.colour ?? ''}`;
  const xml = known.get(key) ?? runProperties(look);
  known.set(key, xml);
  return xml;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Whole widths in the ratio of the shares that fill the line; a column without a share has a tenth of an even one. */
function wholeWidths(shares: readonly number[], width: number): number[] {
  const least = 0.1 / Math.max(shares.length, 1);
  const positive = shares.map((share) => Math.max(share, least));
  const total = sum(positive);
  const widths = positive.map((share) => Math.floor((share / total) * width));
  if (widths.length > 0) widths[widths.length - 1]! += width - sum(widths);
  return widths;
}
