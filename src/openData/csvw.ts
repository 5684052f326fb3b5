import { csvName, keyOf, openTable, type Field, type FieldType, type TableName } from './tables';

/** What a type of ours is called in CSV on the Web. */
const DATATYPE: Readonly<Record<FieldType, string>> = {
  text: 'string',
  list: 'string',
  integer: 'integer',
  decimal: 'decimal',
  boolean: 'boolean',
  date: 'date',
};

const CONTEXT = ['http://www.w3.org/ns/csvw', { '@language': 'cs' }] as const;
const DIALECT = { encoding: 'utf-8', delimiter: ',', quoteChar: '"', doubleQuote: true, header: true, lineTerminators: ['\r\n', '\n'] };

export const metadataName = (name: TableName): string => `${csvName(name)}-metadata.json`;
/** The metadata of all the files together: only there may a file refer to another. */
export const GROUP_NAME = 'csv-metadata.json';

/** The metadata of one file (https://www.w3.org/TR/tabular-metadata/). */
export const tableMetadata = (name: TableName): object => ({
  '@context': CONTEXT,
  ...described(name),
  dialect: DIALECT,
  tableSchema: schemaOf(name),
});

/**
 * The metadata of the whole, with what refers to what. By the norm each row has to refer to one: columns that may be empty
 * (a measure without an area) lead to a row only where they are filled, which it has no words for, so they stay out.
 */
export const groupMetadata = (names: readonly TableName[]): object => ({
  '@context': CONTEXT,
  dialect: DIALECT,
  tables: names.map((name) => ({
    ...described(name),
    tableSchema: {
      ...schemaOf(name),
      foreignKeys: (openTable(name).refs ?? [])
        .filter(
          ({ table, columns }) => names.includes(table as TableName) && columns.every((column) => openTable(name).fields[column]?.required),
        )
        .map(({ columns, table, to }) => ({
          columnReference: columns,
          reference: { resource: csvName(table as TableName), columnReference: to },
        })),
    },
  })),
});

const described = (name: TableName): object => {
  const { title, about } = openTable(name);
  return { url: csvName(name), 'dc:title': title, 'dc:description': about };
};

const schemaOf = (name: TableName): object => ({
  columns: Object.entries(openTable(name).fields).map(([column, field]) => columnOf(column, field)),
  primaryKey: keyOf(name),
});

const columnOf = (name: string, { title, about, type, required, codes }: Field): object => ({
  name,
  // The header of the file has to be among them.
  titles: [name, title],
  ...(about === undefined ? {} : { 'dc:description': about }),
  datatype: codes === undefined ? DATATYPE[type] : { base: 'string', format: `^(${codes.join('|')})$` },
  ...(type === 'list' ? { separator: ';' } : {}),
  required: required === true,
});
