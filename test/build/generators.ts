import { strToU8, zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const STRICT = 'http://purl.oclc.org/ooxml';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const RELS = 'application/vnd.openxmlformats-package.relationships+xml';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

/** How a program packs a workbook; what is left out is as Excel does it. */
interface Shape {
  readonly defaults?: Readonly<Record<string, string>>;
  /** Types of the parts of relationships, for programs that give each of them. */
  readonly typesRels?: boolean;
  readonly main?: string;
  readonly rel?: string;
  /** Before the targets of the workbook's relationships. */
  readonly targets?: string;
  readonly prefix?: string;
  readonly names?: (name: string) => string;
  readonly withoutStyles?: boolean;
  readonly ids?: (n: number) => string;
}

const SHAPES = {
  Excel: {},
  openpyxl: { targets: '/xl/' },
  LibreOffice: { defaults: {}, typesRels: true },
  fastexcel: { defaults: { rels: RELS }, withoutStyles: true },
  XlsxWriter: { defaults: { rels: RELS, xml: 'application/xml' } },
  POI: { defaults: { xml: 'application/xml', rels: RELS } },
  ClosedXML: {
    defaults: { xml: `${TYPE}.sheet.main+xml`, rels: RELS, psmdcp: 'application/vnd.openxmlformats-package.core-properties+xml' },
    targets: '/xl/',
    prefix: 'x:',
    ids: (n) => `R${(n * 7919).toString(16)}`,
  },
  'a strict file of Excel': { main: `${STRICT}/spreadsheetml/main`, rel: `${STRICT}/officeDocument/relationships` },
  'a program of Windows': { names: (name) => (name === 'xl/worksheets/sheet1.xml' ? 'xl\\Worksheets\\Sheet1.xml' : name) },
} as const satisfies Record<string, Shape>;

export const GENERATORS = Object.keys(SHAPES) as (keyof typeof SHAPES)[];

/** A small workbook as the program packs it: one sheet, List1, with a header, three rows and a formula in C2. */
export function generated(generator: keyof typeof SHAPES): Uint8Array {
  const shape: Shape = SHAPES[generator];
  const { defaults = { rels: RELS, xml: 'application/xml' }, main = MAIN, rel = REL, targets = '', prefix: p = '', withoutStyles } = shape;
  const { ids = (n) => `rId${n}`, names = (name) => name } = shape;
  const xmlns = p ? `xmlns:${p.slice(0, -1)}` : 'xmlns';
  const text = (at: string, value: string): string => `<${p}c r="${at}" t="inlineStr"><${p}is><${p}t>${value}</${p}t></${p}is></${p}c>`;
  const row = (n: number, name: string, value: number, formula = ''): string =>
    `<${p}row r="${n}">${text(`A${n}`, name)}<${p}c r="B${n}"><${p}v>${value}</${p}v></${p}c>${formula}</${p}row>`;
  const relationships = (list: readonly (readonly [type: string, target: string])[]): string =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.map(([type, target], i) => `<Relationship Id="${ids(i + 1)}" Type="${rel}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
  const parts: Record<string, string> = {
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${HEAD}<${p}workbook ${xmlns}="${main}" xmlns:r="${rel}"><${p}sheets><${p}sheet name="List1" sheetId="1" r:id="${ids(1)}"/></${p}sheets></${p}workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ['worksheet', `${targets}worksheets/sheet1.xml`],
      ...(withoutStyles ? [] : [['styles', `${targets}styles.xml`] as const]),
    ]),
    'xl/worksheets/sheet1.xml': `${HEAD}<${p}worksheet ${xmlns}="${main}"><${p}sheetData><${p}row r="1">${text('A1', 'Název')}${text('B1', 'Počet')}</${p}row>${row(2, 'jedna', 1, `<${p}c r="C2"><${p}f>B2*2</${p}f><${p}v>2</${p}v></${p}c>`)}${row(3, 'dvě', 2)}${row(4, 'tři', 3)}</${p}sheetData></${p}worksheet>`,
    ...(withoutStyles
      ? {}
      : {
          'xl/styles.xml': `${HEAD}<${p}styleSheet ${xmlns}="${main}"><${p}fonts count="1"><${p}font/></${p}fonts><${p}fills count="1"><${p}fill><${p}patternFill patternType="none"/></${p}fill></${p}fills><${p}borders count="1"><${p}border/></${p}borders><${p}cellXfs count="1"><${p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></${p}cellXfs></${p}styleSheet>`,
        }),
  };
  const overrides: (readonly [part: string, type: string])[] = [
    ['xl/workbook.xml', `${TYPE}.sheet.main+xml`],
    ['xl/worksheets/sheet1.xml', `${TYPE}.worksheet+xml`],
    ...(withoutStyles ? [] : [['xl/styles.xml', `${TYPE}.styles+xml`] as const]),
    ...(shape.typesRels ? ['_rels/.rels', 'xl/_rels/workbook.xml.rels'].map((part) => [part, RELS] as const) : []),
  ];
  const types =
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    Object.entries(defaults)
      .map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`)
      .join('') +
    overrides.map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`).join('') +
    '</Types>';
  return zipSync(
    Object.fromEntries([['[Content_Types].xml', types], ...Object.entries(parts)].map(([name, xml]) => [names(name!), strToU8(xml!)])),
  );
}
