/**
 * The metadata by the rules of their norms: CSV on the Web (https://www.w3.org/TR/tabular-metadata/) and the open formal norm
 * DCAT-AP-CZ; and every file read back by its own metadata alone.
 */
import { parseCsv } from '../../src/core/text/csv';
import { isIco } from '../../src/openData/catalogue';
import { openData } from '../../src/openData/openData';
import { csvName, TABLE_NAMES } from '../../src/openData/tables';
import { fullSource } from '../build/openData';

interface ColumnDescription {
  readonly name: string;
  readonly titles: readonly string[];
  readonly datatype: string | { readonly base: string; readonly format: string };
  readonly required: boolean;
  readonly separator?: string;
}
interface Schema {
  readonly columns: readonly ColumnDescription[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys?: readonly {
    readonly columnReference: readonly string[];
    readonly reference: { readonly resource: string; readonly columnReference: readonly string[] };
  }[];
}
interface TableDescription {
  readonly '@context'?: unknown;
  readonly url: string;
  readonly tableSchema: Schema;
}

let files: ReadonlyMap<string, string>;
let base: ReadonlyMap<string, string>;
beforeAll(async () => {
  const made = async (options: object): Promise<Map<string, string>> =>
    new Map(
      (await openData(fullSource(), { tables: {}, findings: [], texts: true, ...options })).files.map(({ file, bytes }) => [
        file,
        new TextDecoder().decode(bytes),
      ]),
    );
  files = await made({});
  base = await made({ base: 'https://data.example.cz/plneni/', publisher: '70891508', parquet: true });
});
const json = <T>(name: string): T => JSON.parse(files.get(name)!) as T;
const group = (): { readonly tables: readonly TableDescription[] } => json('csv-metadata.json');

/** Properties that the norm has for each kind of description; others need a prefix. */
const ALLOWED = {
  table: ['@context', 'url', 'dialect', 'tableSchema'],
  schema: ['columns', 'primaryKey', 'foreignKeys'],
  column: ['name', 'titles', 'datatype', 'required', 'separator'],
  dialect: ['encoding', 'delimiter', 'quoteChar', 'doubleQuote', 'header', 'lineTerminators'],
} as const;
const foreign = (value: object, kind: keyof typeof ALLOWED): string[] =>
  Object.keys(value).filter((key) => !key.startsWith('dc:') && !(ALLOWED[kind] as readonly string[]).includes(key));

const BUILT_IN = ['string', 'integer', 'decimal', 'boolean', 'date'];

test.each(TABLE_NAMES)('the metadata of %s.csv keep the norm, and the file keeps to them', (name) => {
  const description = json<TableDescription & { dialect: object }>(`${csvName(name)}-metadata.json`);
  const { tableSchema: schema, dialect } = description;
  expect(description['@context']).toEqual(['http://www.w3.org/ns/csvw', { '@language': 'cs' }]);
  expect(description.url).toBe(csvName(name));
  expect([foreign(description, 'table'), foreign(schema, 'schema'), foreign(dialect, 'dialect')]).toEqual([[], [], []]);
  // A file may refer to another only where both are described.
  expect(schema.foreignKeys).toBeUndefined();
  const names = schema.columns.map((column) => column.name);
  expect(new Set(names).size).toBe(names.length);
  expect(schema.primaryKey.filter((column) => !names.includes(column))).toEqual([]);
  for (const column of schema.columns) {
    expect([column.name, foreign(column, 'column')]).toEqual([column.name, []]);
    expect(column.name).toMatch(/^[a-z][a-z0-9_]*$/);
    expect(BUILT_IN).toContain(typeof column.datatype === 'string' ? column.datatype : column.datatype.base);
  }

  const text = files.get(csvName(name))!;
  expect(text.startsWith('\ufeff')).toBe(false);
  const { rows, open } = parseCsv(text, ',');
  expect(open).toBeNull();
  // Columns are known by their titles: the header has to be one of each.
  expect(rows[0]!.every((header, i) => schema.columns[i]!.titles.includes(header))).toBe(true);
  const key = schema.primaryKey.map((column) => names.indexOf(column));
  const keys = rows.slice(1).map((cells) => JSON.stringify(key.map((at) => cells[at])));
  expect(new Set(keys).size).toBe(keys.length);
  for (const cells of rows.slice(1)) {
    expect(cells).toHaveLength(names.length);
    schema.columns.forEach((column, i) => expect([column.name, cells[i], fits(cells[i]!, column)]).toEqual([column.name, cells[i], true]));
  }
});

const FORMAT: Readonly<Record<string, RegExp>> = {
  integer: /^-?\d+$/,
  decimal: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
};
function fits(value: string, { datatype, required, separator }: ColumnDescription): boolean {
  if (value === '') return !required;
  return (separator === undefined ? [value] : value.split(separator)).every((part) => {
    if (typeof datatype !== 'string') return new RegExp(datatype.format).test(part);
    return FORMAT[datatype]?.test(part) ?? true;
  });
}

test('what refers to another file leads to a row of it, by its key', () => {
  const { tables } = group();
  expect(tables.map(({ url }) => url)).toEqual(TABLE_NAMES.map(csvName));
  const columnsOf = (url: string): string[] => tables.find((one) => one.url === url)!.tableSchema.columns.map(({ name }) => name);
  const valuesOf = (url: string, columns: readonly string[]): string[] => {
    const at = columns.map((column) => columnsOf(url).indexOf(column));
    return parseCsv(files.get(url)!, ',')
      .rows.slice(1)
      .map((cells) => JSON.stringify(at.map((i) => cells[i])));
  };
  let references = 0;
  for (const { url, tableSchema } of tables)
    for (const { columnReference, reference } of tableSchema.foreignKeys ?? []) {
      const target = tables.find((one) => one.url === reference.resource)!;
      expect([...reference.columnReference].sort()).toEqual([...target.tableSchema.primaryKey].sort());
      const known = new Set(valuesOf(reference.resource, reference.columnReference));
      for (const value of valuesOf(url, columnReference)) {
        // Of every row, as the norm says it: nothing is said of columns that may be empty.
        expect([url, columnReference, known.has(value)]).toEqual([url, columnReference, true]);
        references++;
      }
    }
  expect(references).toBeGreaterThan(500);
});

// --- the record of the catalogue --------------------------------------------------------------------------------

const IRI = /^https:\/\/\S+$/;
/** What the norm asks of a data set and of a distribution that is a file, and in which form. */
const DATASET: Readonly<Record<string, RegExp>> = {
  iri: IRI,
  typ: /^Datová sada$/,
  poskytovatel: /^https:\/\/rpp-opendata\.egon\.gov\.cz\/odrpp\/zdroj\/orgán-veřejné-moci\/\d{8}$/,
  periodicita_aktualizace: /^http:\/\/publications\.europa\.eu\/resource\/authority\/frequency\/[A-Z_0-9]+$/,
};
const DISTRIBUTION: Readonly<Record<string, RegExp>> = {
  iri: IRI,
  typ: /^Distribuce$/,
  soubor_ke_stažení: IRI,
  přístupové_url: IRI,
  typ_média: /^http:\/\/www\.iana\.org\/assignments\/media-types\/\S+$/,
  formát: /^http:\/\/publications\.europa\.eu\/resource\/authority\/file-type\/[A-Z]+$/,
};
const TERMS = ['autorské_dílo', 'databáze_jako_autorské_dílo', 'databáze_chráněná_zvláštními_právy', 'osobní_údaje'];

test('the record has what the national catalogue asks for', () => {
  type Record_ = Readonly<Record<string, unknown>>;
  const record = JSON.parse(base.get('datova-sada.jsonld')!) as Record_ & { distribuce: readonly Record_[] };
  for (const [key, form] of Object.entries(DATASET)) expect([key, record[key]]).toEqual([key, expect.stringMatching(form)]);
  expect(record['@context']).toMatch(/^https:\/\/ofn\.gov\.cz\/.+\.jsonld$/);
  for (const key of ['název', 'popis']) expect(record[key]).toEqual({ cs: expect.stringMatching(/\S/) });
  expect(record['klíčové_slovo']).toEqual({ cs: expect.arrayContaining([expect.any(String)]) });
  expect(record['téma']).toContain('http://publications.europa.eu/resource/authority/data-theme/GOVE');
  expect(record['prvek_rúian']).toEqual(['https://linked.cuzk.cz/resource/ruian/vusc/78']);
  expect(record['časové_pokrytí']).toEqual({ typ: 'Časový interval', začátek: '2024-01-01', konec: '2025-12-31' });
  const csv = record.distribuce.filter((one) => String(one['formát']).endsWith('/CSV'));
  expect(csv).toHaveLength(TABLE_NAMES.length);
  expect(record.distribuce).toHaveLength(2 * TABLE_NAMES.length);
  for (const one of record.distribuce) {
    for (const [key, form] of Object.entries(DISTRIBUTION)) expect([key, one[key]]).toEqual([key, expect.stringMatching(form)]);
    const terms = one['podmínky_užití'] as Record_;
    expect(terms['typ']).toBe('Specifikace podmínek užití');
    for (const term of TERMS) expect(terms[term]).toMatch(/^https:\/\/data\.gov\.cz\/podmínky-užití\/\S+\/$/);
    expect(base.has(String(one['soubor_ke_stažení']).slice('https://data.example.cz/plneni/'.length))).toBe(true);
  }
  expect(record['popis']).toEqual({ cs: expect.stringContaining('podklady i s texty') });
  for (const one of csv) expect(base.has(String(one['schéma']).slice('https://data.example.cz/plneni/'.length))).toBe(true);
});

test('without an address the record leads to the files beside it', () => {
  const record = json<{ distribuce: readonly { soubor_ke_stažení: string }[] }>('datova-sada.jsonld');
  expect(record.distribuce.map((one) => one['soubor_ke_stažení'])).toEqual(TABLE_NAMES.map(csvName));
});

test.each<[string | undefined, boolean]>([
  ['https://data.example.cz/plneni', true],
  ['http://data.example.cz/plneni', false],
  [undefined, false],
])('at the address %s the catalogue takes the record: %s', async (address, isTaken) => {
  const { findings } = await openData(fullSource(), { tables: {}, findings: [], ...(address && { base: address }) });
  expect(findings.some(({ code }) => code === 'openDataNoAddress')).toBe(!isTaken);
});

test('without texts the record says so', async () => {
  const { files: bare } = await openData(fullSource(), { tables: {}, findings: [] });
  const text = new TextDecoder().decode(bare.find(({ file }) => file === 'datova-sada.jsonld')!.bytes);
  expect(text).toContain('podklady bez textů');
});

test.each([
  ['70891508', true],
  ['00064581', true],
  ['70891509', false],
  ['7089150', false],
  ['CZ70891508', false],
])('the IČO %s is one: %s', (text, expected) => expect(isIco(text)).toBe(expected));
