/**
 * Writes an .xlsx package from a plain description. A writer of our own, not a library: see
 * docs/decisions/0007-files-writer.md. It writes, it never reads, and the same description gives the same bytes.
 */
import { cellName, columnName } from '../../ooxml/a1';
import { MAIN, PACKAGE, REL, SPREADSHEET_TYPE as TYPE } from '../../ooxml/namespaces';
import { checkPackage } from '../../ooxml/packageRule';
import { zipPackage } from '../../ooxml/packageWriter';
import type { Cell, Conditional, Note, Sheet, SheetTable, Validation, Workbook } from './description';
import { linesOf } from './rowHeight';
import { styleSheet } from './styles';
import { excelString } from '../../ooxml/strings';
import { escapeAttribute, escapeText } from '../../ooxml/xmlWrite';

export type * from './description';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** What a cell holds at most; Excel repairs a file with more. */
export const CELL_LIMIT = 32767;

export function writeXlsx(workbook: Workbook): Uint8Array {
  const styles = styleSheet();
  const strings = sharedStrings();
  const parts = new Map<string, string>();
  let tables = 0;
  const commented: number[] = [];

  // What is common comes first, so that its styles have the same numbers in every workbook.
  const order = workbook.sheets.map((sheet, i) => ({ sheet, i }));
  for (const { sheet, i } of [...order.filter((one) => one.sheet.isCommon), ...order.filter((one) => !one.sheet.isCommon)]) {
    const related: (readonly [type: string, target: string])[] = [];
    const relate = (type: string, target: string): string => `rId${related.push([`${REL}/${type}`, `../${target}`])}`;
    const ids: RelatedIds = {
      table: sheet.table ? relate('table', `tables/table${++tables}.xml`) : null,
      drawing: sheet.notes?.length ? relate('vmlDrawing', `drawings/vmlDrawing${i + 1}.vml`) : null,
    };
    parts.set(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, i === 0, ids, styles, strings));
    if (sheet.table) parts.set(`xl/tables/table${tables}.xml`, tableXml(sheet.table, tables));
    if (sheet.notes?.length) {
      relate('comments', `comments${i + 1}.xml`);
      commented.push(i + 1);
      parts.set(`xl/comments${i + 1}.xml`, commentsXml(sheet.notes));
      parts.set(`xl/drawings/vmlDrawing${i + 1}.vml`, notesDrawing(sheet.notes, i + 1));
    }
    if (related.length) parts.set(`xl/worksheets/_rels/sheet${i + 1}.xml.rels`, relationships(related));
  }

  const count = workbook.sheets.length;
  parts.set('xl/workbook.xml', workbookXml(workbook));
  parts.set(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ...workbook.sheets.map((_, i): [string, string] => [`${REL}/worksheet`, `worksheets/sheet${i + 1}.xml`]),
      [`${REL}/theme`, 'theme/theme1.xml'],
      [`${REL}/styles`, 'styles.xml'],
      [`${REL}/sharedStrings`, 'sharedStrings.xml'],
    ]),
  );
  parts.set('xl/theme/theme1.xml', HEAD + THEME);
  parts.set('xl/styles.xml', HEAD + styles.xml());
  parts.set('xl/sharedStrings.xml', HEAD + strings.xml());
  parts.set('docProps/core.xml', coreXml(workbook));
  parts.set('docProps/app.xml', HEAD + APP);
  parts.set('docProps/custom.xml', customXml(workbook.properties));
  parts.set(
    '_rels/.rels',
    relationships([
      [`${REL}/officeDocument`, 'xl/workbook.xml'],
      [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      [`${REL}/extended-properties`, 'docProps/app.xml'],
      [`${REL}/custom-properties`, 'docProps/custom.xml'],
    ]),
  );
  return zip(contentTypes(count, tables, commented), parts);
}

/** Content types come first, the rest in the order of names: the order of a zip is bytes too. */
function zip(types: string, parts: ReadonlyMap<string, string>): Uint8Array {
  const names = ['_rels/.rels', ...[...parts.keys()].filter((key) => key !== '_rels/.rels').sort()];
  const all = new Map([['[Content_Types].xml', types], ...names.map((name) => [name, parts.get(name) ?? ''] as const)]);
  checkPackage(all, undefined, before);
  before = all;
  return zipPackage(all);
}

/** The last package: of a thousand calls half the parts are the same, and looking at them once is enough. */
let before: ReadonlyMap<string, string> = new Map();

// --- sheets -----------------------------------------------------------------------------------------------------

type Styles = ReturnType<typeof styleSheet>;
type Strings = ReturnType<typeof sharedStrings>;

/** Relationships of a sheet to its other parts; null: it has none. */
interface RelatedIds {
  readonly table: string | null;
  readonly drawing: string | null;
}

function sheetXml(sheet: Sheet, first: boolean, related: RelatedIds, styles: Styles, strings: Strings): string {
  const { print } = sheet;
  const width = Math.max(1, sheet.columns.length, ...sheet.rows.map((row) => row.cells.length));
  const links: string[] = [];

  const rows = sheet.rows.map((row, r) => {
    const cells = row.cells.map((cell, c) => {
      if (!cell) return '';
      const at = cellName(r, c);
      if (cell.link)
        links.push(
          `<hyperlink ref="${at}" location="${escapeAttribute(cell.link)}" display="${escapeAttribute(String(cell.value ?? ''))}"/>`,
        );
      return cellXml(at, cell, styles, sheet.isCommon ? null : strings);
    });
    const height = row.height === undefined ? '' : ` ht="${row.height}"${row.fixed ? ' customHeight="1"' : ''}`;
    return `<row r="${r + 1}"${height}${row.hidden ? ' hidden="1"' : ''}>${cells.join('')}</row>`;
  });

  const cols = sheet.columns.map(
    (column, c) =>
      `<col min="${c + 1}" max="${c + 1}" width="${column.width + 0.7109375}"${column.style ? ` style="${styles.cell(column.style)}"` : ''}${column.hidden ? ' hidden="1"' : ''} customWidth="1"/>`,
  );

  return (
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${REL}">` +
    `<sheetPr>${sheet.tab ? `<tabColor rgb="FF${sheet.tab}"/>` : ''}${print ? '<pageSetUpPr fitToPage="1"/>' : ''}</sheetPr>` +
    `<dimension ref="A1:${cellName(Math.max(0, sheet.rows.length - 1), width - 1)}"/>` +
    `<sheetViews><sheetView${sheet.gridLines === false ? ' showGridLines="0"' : ''}${first ? ' tabSelected="1"' : ''} workbookViewId="0">${paneXml(sheet)}</sheetView></sheetViews>` +
    '<sheetFormatPr defaultRowHeight="15"/>' +
    (cols.length ? `<cols>${cols.join('')}</cols>` : '') +
    `<sheetData>${rows.join('')}</sheetData>` +
    (sheet.isProtected
      ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>'
      : '') +
    (sheet.merges?.length
      ? `<mergeCells count="${sheet.merges.length}">${sheet.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : '') +
    conditionalsXml(sheet.conditionals ?? [], styles) +
    validationsXml(sheet.validations ?? []) +
    (links.length ? `<hyperlinks>${links.join('')}</hyperlinks>` : '') +
    (print
      ? '<pageMargins left="0.4" right="0.4" top="0.7" bottom="0.6" header="0.3" footer="0.3"/>' +
        `<pageSetup paperSize="9" fitToWidth="${print.pagesWide}" fitToHeight="${print.pagesTall ?? 0}" orientation="${print.landscape ? 'landscape' : 'portrait'}"/>` +
        `<headerFooter>${print.header ? `<oddHeader>${escapeText(print.header)}</oddHeader>` : ''}${print.footer ? `<oddFooter>${escapeText(print.footer)}</oddFooter>` : ''}</headerFooter>`
      : '') +
    // Codes are texts although they look like numbers; the green corners would only worry people.
    (related.table
      ? `<ignoredErrors><ignoredError sqref="A1:${cellName(sheet.rows.length + 500, width - 1)}" numberStoredAsText="1"/></ignoredErrors>`
      : '') +
    (related.drawing ? `<legacyDrawing r:id="${related.drawing}"/>` : '') +
    (related.table ? `<tableParts count="1"><tablePart r:id="${related.table}"/></tableParts>` : '') +
    '</worksheet>'
  );
}

/** Without shared strings a text stands in its cell. */
function cellXml(at: string, cell: Cell, styles: Styles, strings: Strings | null): string {
  const { value } = cell;
  const style = styles.cell(
    // With the prefix, editing such a text and pressing Enter leaves it a text.
    typeof value === 'string' && cell.formula === undefined && /^[=+\-@]/.test(value)
      ? { ...cell.style, quotePrefix: true }
      : (cell.style ?? {}),
  );
  const s = style ? ` s="${style}"` : '';
  if (cell.formula !== undefined) {
    const result = value === null ? '' : `<v>${excelString(String(value))}</v>`;
    return `<c r="${at}"${s}${typeof value === 'string' ? ' t="str"' : ''}><f>${escapeText(cell.formula)}</f>${result}</c>`;
  }
  if (value === null || value === '') return s ? `<c r="${at}"${s}/>` : '';
  if (typeof value === 'string')
    return strings
      ? `<c r="${at}"${s} t="s"><v>${strings.index(value)}</v></c>`
      : `<c r="${at}"${s} t="inlineStr"><is>${textXml(value)}</is></c>`;
  if (!Number.isFinite(value)) throw new RangeError(`${at}: ${value} is not a number a cell can hold`);
  return `<c r="${at}"${s}><v>${value}</v></c>`;
}

function paneXml({ freeze, selected }: Sheet): string {
  if (!freeze || (!freeze.rows && !freeze.columns)) return selected ? `<selection activeCell="${selected}" sqref="${selected}"/>` : '';
  const { rows, columns } = freeze;
  const pane = rows && columns ? 'bottomRight' : rows ? 'bottomLeft' : 'topRight';
  const split = (columns ? ` xSplit="${columns}"` : '') + (rows ? ` ySplit="${rows}"` : '');
  const start = cellName(rows, columns);
  const cell = selected ?? start;
  return `<pane${split} topLeftCell="${start}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${cell}" sqref="${cell}"/>`;
}

function conditionalsXml(conditionals: readonly Conditional[], styles: Styles): string {
  let priority = 0;
  return conditionals
    .map(({ range, rules }) => {
      const inner = rules.map((rule) => {
        const shared = `dxfId="${styles.differential(rule.style)}" priority="${++priority}"`;
        return 'equals' in rule
          ? `<cfRule type="cellIs" ${shared} operator="equal"><formula>"${escapeText(rule.equals.replace(/"/g, '""'))}"</formula></cfRule>`
          : `<cfRule type="expression" ${shared}><formula>${escapeText(rule.formula)}</formula></cfRule>`;
      });
      return `<conditionalFormatting sqref="${range}">${inner.join('')}</conditionalFormatting>`;
    })
    .join('');
}

function validationsXml(validations: readonly Validation[]): string {
  if (!validations.length) return '';
  const items = validations.map(({ range, allow, error, warns, prompt }) => {
    const texts =
      (error ? ` errorTitle="${escapeAttribute(cut(error.title, 32))}" error="${escapeAttribute(cut(error.text, 255))}"` : '') +
      (prompt ? ` promptTitle="${escapeAttribute(cut(prompt.title, 32))}" prompt="${escapeAttribute(cut(prompt.text, 255))}"` : '');
    const shared = `allowBlank="1"${prompt ? ' showInputMessage="1"' : ''}${error ? ' showErrorMessage="1"' : ''}${texts} sqref="${range}"`;
    const style = warns ? ' errorStyle="warning"' : '';
    if (!allow) return `<dataValidation ${shared}/>`;
    if ('list' in allow)
      return `<dataValidation type="list"${style} ${shared}><formula1>${escapeText(allow.list)}</formula1></dataValidation>`;
    if ('formula' in allow)
      return `<dataValidation type="custom"${style} ${shared}><formula1>${escapeText(allow.formula)}</formula1></dataValidation>`;
    return `<dataValidation type="date"${style} operator="between" ${shared}><formula1>${allow.from}</formula1><formula2>${allow.to}</formula2></dataValidation>`;
  });
  return `<dataValidations count="${items.length}">${items.join('')}</dataValidations>`;
}

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

function tableXml(table: SheetTable, id: number): string {
  const top = table.top ?? 0;
  const ref = `${cellName(top, 0)}:${cellName(top + Math.max(1, table.rows), table.columns.length - 1)}`;
  const columns = table.columns.map(({ header, formula }, i) => {
    const open = `<tableColumn id="${i + 1}" name="${escapeAttribute(header)}"`;
    return formula === undefined
      ? `${open}/>`
      : `${open}><calculatedColumnFormula>${escapeText(formula)}</calculatedColumnFormula></tableColumn>`;
  });
  return (
    `${HEAD}<table xmlns="${MAIN}" id="${id}" name="${table.name}" displayName="${table.name}" ref="${ref}" totalsRowShown="0">` +
    `<autoFilter ref="${ref}"/><tableColumns count="${columns.length}">${columns.join('')}</tableColumns>` +
    '<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>'
  );
}

/** A note is drawn in two parts: its text, and a box in the old drawing language, which Excel still asks for. */
function commentsXml(notes: readonly Note[]): string {
  const items = notes.map(
    ({ row, column, text }) => `<comment ref="${cellName(row, column)}" authorId="0"><text>${textXml(text)}</text></comment>`,
  );
  return `${HEAD}<comments xmlns="${MAIN}"><authors><author></author></authors><commentList>${items.join('')}</commentList></comments>`;
}

function notesDrawing(notes: readonly Note[], sheet: number): string {
  const shapes = notes.map(({ row, column, text }, i) => {
    const height = 24 + 15 * linesOf(text, 40);
    return (
      `<v:shape id="_x0000_s${sheet * 1024 + i + 1}" type="#_x0000_t202" style="position:absolute;width:240pt;height:${height}pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 10, ${row + 1}, 4, ${column + 3}, 60, ${row + 1 + Math.ceil(height / 20)}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
    );
  });
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${sheet}"/></o:shapelayout>` +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${shapes.join('')}</xml>`
  );
}

// --- workbook ---------------------------------------------------------------------------------------------------

function workbookXml(workbook: Workbook): string {
  const sheets = workbook.sheets.map(
    (sheet, i) =>
      `<sheet name="${escapeAttribute(sheet.name)}" sheetId="${i + 1}"${sheet.veryHidden ? ' state="veryHidden"' : ''} r:id="rId${i + 1}"/>`,
  );
  const printed = workbook.sheets.flatMap((sheet, i) => {
    const own = (name: string, refersTo: string): string =>
      `<definedName name="_xlnm.${name}" localSheetId="${i}">${escapeText(refersTo)}</definedName>`;
    const area = sheet.print?.area;
    const titleRows = sheet.print?.titleRows;
    const [firstRow, lastRow] = typeof titleRows === 'number' ? [1, titleRows] : (titleRows ?? [0, 0]);
    const parts = [
      sheet.print?.titleColumns ? `${quoted(sheet.name)}!$A:$${columnName(sheet.print.titleColumns - 1)}` : '',
      lastRow ? `${quoted(sheet.name)}!$${firstRow}:$${lastRow}` : '',
    ].filter(Boolean);
    return [
      ...(area === undefined ? [] : [own('Print_Area', `${quoted(sheet.name)}!${area.replace(/[A-Z]+|\d+/g, '$$$&')}`)]),
      ...(parts.length ? [own('Print_Titles', parts.join(','))] : []),
    ];
  });
  const names = workbook.names.map(
    ({ name, refersTo }) => `<definedName name="${escapeAttribute(name)}">${escapeText(refersTo)}</definedName>`,
  );
  return (
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}">` +
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"/></bookViews>' +
    `<sheets>${sheets.join('')}</sheets>` +
    (names.length + printed.length ? `<definedNames>${printed.join('')}${names.join('')}</definedNames>` : '') +
    '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
  );
}

function coreXml({ title, created }: Workbook): string {
  const time = `${created}T00:00:00Z`;
  return (
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${escapeText(title)}</dc:title><dc:language>cs-CZ</dc:language>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`
  );
}

function customXml(properties: Workbook['properties']): string {
  const items = properties.map(
    ({ name, value }, i) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${escapeAttribute(name)}"><vt:lpwstr>${excelString(value)}</vt:lpwstr></property>`,
  );
  return `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${items.join('')}</Properties>`;
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function contentTypes(sheets: number, tables: number, commented: readonly number[]): string {
  const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`;
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
    (commented.length ? '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' : '') +
    override('xl/workbook.xml', `${TYPE}.sheet.main+xml`) +
    Array.from({ length: sheets }, (_, i) => override(`xl/worksheets/sheet${i + 1}.xml`, `${TYPE}.worksheet+xml`)).join('') +
    Array.from({ length: tables }, (_, i) => override(`xl/tables/table${i + 1}.xml`, `${TYPE}.table+xml`)).join('') +
    commented.map((sheet) => override(`xl/comments${sheet}.xml`, `${TYPE}.comments+xml`)).join('') +
    override('xl/theme/theme1.xml', 'application/vnd.openxmlformats-officedocument.theme+xml') +
    override('xl/styles.xml', `${TYPE}.styles+xml`) +
    override('xl/sharedStrings.xml', `${TYPE}.sharedStrings+xml`) +
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    override('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml') +
    override('docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml') +
    '</Types>'
  );
}

const textXml = (text: string): string => `<t xml:space="preserve">${excelString(text)}</t>`;

function sharedStrings(): { index(text: string): number; xml(): string } {
  const indexes = new Map<string, number>();
  let uses = 0;
  return {
    index(text) {
      if (text.length > CELL_LIMIT) throw new RangeError(`A cell holds at most ${CELL_LIMIT} characters, this text has ${text.length}`);
      uses++;
      const known = indexes.get(text);
      if (known !== undefined) return known;
      indexes.set(text, indexes.size);
      return indexes.size - 1;
    },
    xml() {
      const items = [...indexes.keys()].map((text) => `<si>${textXml(text)}</si>`);
      return `<sst xmlns="${MAIN}" count="${uses}" uniqueCount="${items.length}">${items.join('')}</sst>`;
    },
  };
}

// --- addresses --------------------------------------------------------------------------------------------------

/** A sheet's name as formulas write it. */
export function quoted(sheet: string): string {
  return `'${sheet.replace(/'/g, "''")}'`;
}

// --- parts that never change ------------------------------------------------------------------------------------

const APP =
  '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Plneni</Application></Properties>';

const solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const line = (width: number): string => `<a:ln w="${width}">${solid}</a:ln>`;
const rgb = (name: string, value: string): string => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`;
const font = (name: string, face: string): string =>
  `<a:${name}><a:latin typeface="${face}"/><a:ea typeface=""/><a:cs typeface=""/></a:${name}>`;

const THEME =
  '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements><a:clrScheme name="Office">' +
  '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>' +
  rgb('dk2', '44546A') +
  rgb('lt2', 'E7E6E6') +
  ['4472C4', 'ED7D31', 'A5A5A5', 'FFC000', '5B9BD5', '70AD47'].map((value, i) => rgb(`accent${i + 1}`, value)).join('') +
  rgb('hlink', '0563C1') +
  rgb('folHlink', '954F72') +
  `</a:clrScheme><a:fontScheme name="Office">${font('majorFont', 'Calibri Light')}${font('minorFont', 'Calibri')}</a:fontScheme>` +
  `<a:fmtScheme name="Office"><a:fillStyleLst>${solid.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line(6350)}${line(12700)}${line(19050)}</a:lnStyleLst>` +
  `<a:effectStyleLst>${'<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${solid.repeat(3)}</a:bgFillStyleLst></a:fmtScheme>` +
  '</a:themeElements></a:theme>';
