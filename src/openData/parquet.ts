import type { SchemaElement } from 'hyparquet-writer';
import { openTable, type FieldType, type OpenRow, type TableName, type Value } from './tables';

const ELEMENT: Readonly<Record<FieldType, Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  list: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  decimal: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
};

/** The same table for programs that read columns. The writer is loaded when the first one is asked for. */
export async function parquetBytes(name: TableName, rows: readonly OpenRow[]): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const fields = Object.entries(openTable(name).fields);
  const schema: SchemaElement[] = [
    { name: 'root', num_children: fields.length },
    ...fields.map(([column, { type, required }]): SchemaElement => ({
      name: column,
      ...ELEMENT[type],
      repetition_type: required === true ? 'REQUIRED' : 'OPTIONAL',
    })),
  ];
  const columnData = fields.map(([column, { type }]) => ({ name: column, data: rows.map((row) => cell(row[column] ?? null, type)) }));
  return new Uint8Array(parquetWriteBuffer({ columnData, schema }));
}

const DAY = 86_400_000;
const cell = (value: Value, type: FieldType): unknown =>
  value === null ? null : type === 'integer' ? BigInt(value) : type === 'date' ? Date.parse(String(value)) / DAY : value;
