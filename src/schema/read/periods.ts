import type { Decision } from '../../core/periods/carry';
import { historyOf, type FrozenRow, type History } from '../../core/periods/history';
import { isReplaced } from '../../core/periods/period';
import { PROPOSALS, type Proposal } from '../../core/periods/revise';
import type { Level } from '../../core/plan/level';
import { INTERPRETATIONS, type Interpretation } from '../../core/rules/interpretation';
import { readDay } from '../../core/text/date';
import { foldIdentifier } from '../../core/text/identifiers';
import { readNumber } from '../../core/text/number';
import { isSign } from '../../core/text/nothing';
import { memoised } from '../../core/text/read';
import { cellText, fold, type CellValue } from '../../core/text/text';
import { readInterpretation, readLevel, readReason } from '../../core/text/wording';
import { OUTPUT } from '../outputs';
import { SILENT, type HistoryColumn } from '../periods';
import { PROPOSAL_WORD } from '../periodTables';
import { cellName, findColumns, unmerged, type TableData } from './rows';

/** A row of Historie with its 0-based data row. */
export interface StandingRow extends FrozenRow {
  readonly row: number;
}

/** The rows of Historie as records, the replaced ones too. */
export function frozenIn(data: TableData): StandingRow[] {
  const columns = findColumns(OUTPUT.history, data.header);
  const lacks = Object.entries(OUTPUT.history.columns).flatMap(([id, { header }]) => (columns.has(id) ? [] : [header]));
  return unmerged(data).flatMap((cells, i): StandingRow[] => {
    const raw = (column: HistoryColumn): CellValue => cells[columns.get(column) ?? -1] ?? '';
    const said = (column: HistoryColumn): string => cellText(raw(column));
    // A note among the rows.
    if (said('code') === '' && (said('mark') === '' || said('period') === '')) return [];
    let isWhole = true;
    const need = <T>(value: T | null, otherwise: T): T => {
      isWhole &&= value !== null;
      return value ?? otherwise;
    };
    const level = (column: HistoryColumn): Level => need(readLevel(said(column)).value, 'unfulfilled');
    const count = (column: HistoryColumn): number => need(readNumber(raw(column)), 0);
    const reason = said('reason');
    const isSilent = fold(reason).endsWith(fold(SILENT));
    const reasonText = isSilent ? reason.slice(0, -SILENT.length) : reason;
    const row = {
      label: said('period'),
      asOf: need(readDay(raw('asOf')), ''),
      reading: need(readInterpretation(said('reading')).value, 'default'),
      threshold: need(readNumber(raw('threshold')), 0),
      planMark: said('planMark'),
      by: said('by'),
      on: need(readDay(raw('on')), ''),
      why: said('why'),
      measure: {
        code: said('code'),
        key: foldIdentifier(said('code')),
        title: said('title'),
        area: said('area'),
        lead: said('lead'),
        level: level('level'),
        computed: level('computed'),
        overridden: fold(said('overridden')) === 'ano',
        tally: { fulfilled: count('fulfilled'), partial: count('partial'), unfulfilled: count('unfulfilled') },
        byInterpretation: Object.fromEntries(
          INTERPRETATIONS.flatMap((id): [Interpretation, Level][] => (said(id) === '' ? [] : [[id, level(id)]])),
        ),
        coverage: said('coverage') === '' ? null : count('coverage'),
        reason: reasonText === '' ? null : need(readReason(reasonText).value, 'other'),
        silent: isSilent,
        follows: said('follows'),
        criteriaMark: said('criteriaMark'),
      },
      replaced: isReplaced(said('replaced')) ? said('replaced') : '',
      cell: `${data.sheet}!${cellName(data.top + 1 + i, data.left + (columns.get('code') ?? 0))}`,
    };
    return [{ ...row, mark: isWhole ? said('mark') : '', lacks, row: i }];
  });
}

/** The periods that Historie holds; none where there is no such table. */
export const readHistory = (data: TableData | undefined): History => historyOf(data ? frozenIn(data) : []);

const readProposal = memoised((raw: string): Proposal | null => {
  const word = fold(raw);
  return PROPOSALS.find((proposal) => fold(PROPOSAL_WORD[proposal]) === word) ?? (word === 'ukoncit' ? 'finish' : null);
});

/** A row of tblRevize with where it stands. */
export interface RevisionRow extends Decision {
  /** 0-based data row */
  readonly row: number;
  readonly title: string;
  readonly trigger: string;
  readonly reason: string;
  /** Who proposed it; the add-in where nobody has yet. */
  readonly by: string;
  /** Who decided and when, as it is written; "" where nobody has yet. */
  readonly decision: string;
}

/** Written in Rozhodnuto where nobody has decided yet. */
const UNDECIDED = /^(?:ne|(?:zatim|dosud|jeste) (?:ne|nerozhodnuto|nic)|nerozhodnuto|neni|ceka.*)$/;

/** What is decided of a measure stands in these columns. */
const DECISION = ['code', 'proposal', 'wording', 'newCode', 'decided'] as const;

/** Headers of them that the table lacks; none where nothing stands in it. */
export function decisionColumnsMissing({ header, rows }: TableData): string[] {
  if (rows.every((cells) => cells.every((cell) => cellText(cell) === ''))) return [];
  const columns = findColumns(OUTPUT.revision, header);
  return DECISION.flatMap((id) => (columns.has(id) ? [] : [OUTPUT.revision.columns[id].header]));
}

/** The rows of tblRevize that name a measure or a new code; none where there is no such table. */
export function revisionsIn(data: TableData | undefined): RevisionRow[] {
  if (!data) return [];
  const columns = findColumns(OUTPUT.revision, data.header);
  return unmerged(data).flatMap((cells, row): RevisionRow[] => {
    const said = (column: keyof (typeof OUTPUT)['revision']['columns']): string => cellText(cells[columns.get(column) ?? -1] ?? '');
    const measure = said('code');
    if (measure === '' && said('newCode') === '') return [];
    return [
      {
        row,
        code: measure,
        key: foldIdentifier(measure),
        proposal: readProposal(said('proposal')),
        wording: said('wording'),
        newCode: said('newCode'),
        decided: said('decided') !== '' && !UNDECIDED.test(fold(said('decided'))) && !isSign(fold(said('decided'))),
        title: said('title'),
        trigger: said('trigger'),
        reason: said('reason'),
        by: said('by'),
        decision: said('decided'),
      },
    ];
  });
}
