import { cellText, type CellValue } from '../../core/text/text';
import { REQUEST_NAMES } from '../../schema/request';
import { PROPERTY } from '../../schema/tables';
import { isMissing, type Finder } from './finder';
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
export function askIdentity(finder: Finder): () => Identity {
  const { custom } = finder.context.workbook.properties;
  const properties = mapValues(PROPERTY, (key) => custom.getItemOrNullObject(key).load('value'));
  const cells = mapValues(REQUEST_NAMES, (name) => finder.named(name)?.load('values,rowIndex,columnIndex,address') ?? null);
  return () => ({
    properties: mapValues(properties, (property) => (property.isNullObject ? '' : cellText(property.value as CellValue))),
    cells: mapValues(cells, (range) =>
      isMissing(range)
        ? null
        : {
            sheet: sheetOf(range.address),
            row: range.rowIndex,
            column: range.columnIndex,
            value: (range.values as CellValue[][])[0]![0]!,
          },
    ),
  });
}

/** @example sheetOf("'Moje podklady'!B3") === 'Moje podklady' */
const sheetOf = (address: string): string =>
  address
    .slice(0, address.lastIndexOf('!'))
    .replace(/^'(.*)'$/, '$1')
    .replace(/''/g, "'");
