import { addressees } from '../../core/people/addressees';
import type { Plan } from '../../core/plan/plan';
import type { Remarks, ReportSource } from '../../core/report/source';
import type { Evaluation } from '../../core/rules/evaluate';
import type { Summary } from '../../core/rules/summary';
import { cellText } from '../../core/text/text';
import { readComments } from '../comments';
import { REPORT_TABLES } from '../report';
import { readExchange } from './exchange';
import { readHistory } from './periods';
import type { Place } from './places';
import { cellName, findColumns, rowsOf, type TableData, type WorkbookTables } from './rows';

/**
 * What the report is made of, out of a workbook that has been evaluated.
 * @param history Historie; undefined where the workbook has none
 */
export function reportSource(
  tables: WorkbookTables,
  { plan, evaluation, summary }: { readonly plan: Plan; readonly evaluation: Evaluation; readonly summary: Summary },
  history?: TableData,
): ReportSource {
  const exchange = readExchange(tables);
  return {
    plan,
    evaluation,
    summary,
    history: readHistory(history),
    exchange,
    addressees: addressees(plan, exchange).addressees,
    remarks: readRemarks(tables),
    comments: readComments(tables.comments),
  };
}

function readRemarks({ measures }: WorkbookTables): Remarks {
  const filled = (cells: Iterable<readonly [number, string]>): ReadonlyMap<number, string> =>
    new Map([...cells].filter(([, text]) => text !== ''));
  return {
    due: filled(Array.from(measures ? rowsOf('measures', measures) : [], (cells) => [cells.row, cells.text('due')] as const)),
    stance: filled(Array.from(measures ? rowsOf('measures', measures) : [], (cells) => [cells.row, cells.text('stance')] as const)),
  };
}

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
