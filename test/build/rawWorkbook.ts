import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { SPREADSHEET_TYPE, TYPE } from '../../src/ooxml/namespaces';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook of which a test writes the XML itself. */
interface Raw {
  /** What stands in `sheetData` of the sheets; they are called List1, List2, … */
  readonly sheets: readonly string[];
  /** Views of the sheets, in the same order. */
  readonly views?: readonly string[];
  /** What stands behind the cells of the sheets, in the same order: rules, choices. */
  readonly behind?: readonly string[];
  /** Attributes of `workbookPr`, and what stands before the sheets. */
  readonly workbookPr?: string;
  readonly bookViews?: string;
  readonly definedNames?: string;
  /** More parts with their types. */
  readonly parts?: Readonly<Record<string, readonly [xml: string, type: string]>>;
  /** More relationships of the workbook: type and target. */
  readonly related?: readonly (readonly [type: string, target: string])[];
}

export function rawWorkbook({
  sheets,
  views = [],
  behind = [],
  workbookPr = '',
  bookViews = '',
  definedNames,
  parts = {},
  related = [],
}: Raw): Uint8Array {
  const targets = [...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const), ...related];
  const all: Record<string, readonly [xml: string, type: string]> = {
    'xl/workbook.xml': [
      `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr${workbookPr}/>${bookViews}<sheets>${sheets.map((_, i) => `<sheet name="List${i + 1}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets>${definedNames ? `<definedNames>${definedNames}</definedNames>` : ''}</workbook>`,
      `${SPREADSHEET_TYPE}.sheet.main+xml`,
    ],
    ...Object.fromEntries(
      sheets.map((cells, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        [
          `<worksheet xmlns="${MAIN}" xmlns:r="${REL}">${views[i] ?? ''}<sheetData>${cells}</sheetData>${behind[i] ?? ''}</worksheet>`,
          `${SPREADSHEET_TYPE}.worksheet+xml`,
        ],
      ]),
    ),
    ...parts,
  };
  const types = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="${TYPE}.vmlDrawing"/>${Object.entries(
    all,
  )
    .map(([name, [, type]]) => `<Override PartName="/${name}" ContentType="${type}"/>`)
    .join('')}</Types>`;
  const rels = (list: readonly (readonly [type: string, target: string])[]): string =>
    `<Relationships xmlns="${PACKAGE}/relationships">${list.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${REL}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
  return zipSync(
    Object.fromEntries(
      [
        ['[Content_Types].xml', types],
        ['_rels/.rels', rels([['officeDocument', 'xl/workbook.xml']])],
        ['xl/_rels/workbook.xml.rels', rels(targets)],
        ...Object.entries(all).map(([name, [xml]]) => [name, xml]),
      ].map(([name, xml]) => [name!, strToU8(`<?xml version="1.0" encoding="UTF-8"?>${xml!}`)]),
    ),
  );
}

/** A part of a workbook as text. */
export const partOf = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name]!);

/** The cells of a sheet as its part has them, by their addresses. */
export function cellsOf(bytes: Uint8Array, sheet = 1): Record<string, string> {
  const xml = partOf(bytes, `xl/worksheets/sheet${sheet}.xml`);
  return Object.fromEntries([...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*?(?:\/>|>.*?<\/c>)/gs)].map(([cell, at]) => [at!, cell]));
}
