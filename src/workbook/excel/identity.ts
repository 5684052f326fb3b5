import { cellText, type CellValue } from '../../core/text/text';
import { REQUEST_NAMES } from '../../schema/request';
import { PROPERTY } from '../../schema/tables';
import { mapValues } from './survey';

/** What a workbook says of itself: its document properties, and the cells that a call has by name. */
export interface Identity {
  /** "" where a property is missing */
  readonly properties: Readonly<Record<keyof typeof PROPERTY, string>>;
  readonly cells: Readonly<Record<keyof typeof REQUEST_NAMES, NamedCell | null>>;
}

export interface NamedCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

/** Queues the question; what it gives back answers after the next sync. */
export function askIdentity({ workbook }: Excel.RequestContext): () => Identity {
  const properties = mapValues(PROPERTY, (key) => workbook.properties.custom.getItemOrNullObject(key).load('value'));
  const cells = mapValues(REQUEST_NAMES, (name) => {
    const range = workbook.names.getItemOrNullObject(name).getRangeOrNullObject();
    range.load('values,rowIndex,columnIndex');
    range.worksheet.load('name');
    return range;
  });
  return () => ({
    properties: mapValues(properties, (property) => (property.isNullObject ? '' : cellText(property.value as CellValue))),
    cells: mapValues(cells, (range) =>
      range.isNullObject
        ? null
        : {
            sheet: range.worksheet.name,
            row: range.rowIndex,
            column: range.columnIndex,
            value: (range.values as CellValue[][])[0]![0]!,
          },
    ),
  });
}
