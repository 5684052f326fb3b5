import { cellText } from '../../core/text/text';
import { REPORT_TABLES } from '../report';
import type { Place } from './places';
import { cellName, findColumns, type TableData } from './rows';

/** A row of tblZprava as it stands. */
export interface StandingText {
  /** Oddíl as it is written; rows are matched to sections by it. */
  readonly section: string;
  readonly proposed: string;
  /** "" where the section keeps the text that is proposed */
  readonly own: string;
  readonly digest: string;
  /** The cell of *Váš text*. */
  readonly place: Place;
}

/**
 * The coordinator's texts. A table or a column that is missing reads as empty.
 * @example readTexts(undefined) // []
 */
export function readTexts(data: TableData | undefined): StandingText[] {
  if (!data) return [];
  const columns = findColumns(REPORT_TABLES.texts, data.header);
  const text = (cells: TableData['rows'][number], column: keyof (typeof REPORT_TABLES.texts)['columns']): string => {
    const position = columns.get(column);
    return position === undefined ? '' : cellText(cells[position]);
  };
  return data.rows.flatMap((cells, row) => {
    const section = text(cells, 'section');
    const own = text(cells, 'own');
    const cell = cellName(data.top + 1 + row, data.left + (columns.get('own') ?? 0));
    return section === '' && own === ''
      ? []
      : [{ section, own, proposed: text(cells, 'proposed'), digest: text(cells, 'digest'), place: { sheet: data.sheet, cell } }];
  });
}
