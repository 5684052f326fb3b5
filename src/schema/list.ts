import { finding, type Finding } from '../core/rules/findings';
import type { Level } from '../core/plan/level';
import { foldIdentifier } from '../core/text/identifiers';
import { cellText, fold, type CellValue } from '../core/text/text';
import { readLevel } from '../core/text/wording';
import { UnusableWorkbook } from './records';
import { cellName } from './rows';

/** A plain list of code and level, wherever it stands. */
export interface ListItem {
  readonly code: string;
  readonly level: Level;
}

/** A finding in a list, with its cell: a list is in no table of the schema. */
export interface ListFinding {
  readonly finding: Finding;
  readonly cell: string;
}

/** Words that a header over the levels begins with, and one over the codes; the beginning of a level is data. */
const LEVEL_HEADER = /^(kod|c\.|cislo|opatreni|nazev|uroven|vysledna|plneni|hodnoceni|vyhodnoceni|stav)/;
const CODE_HEADER = /^(?:$|kod|c\.|cislo|opatreni|nazev|oznaceni|id\b)\D*$/;

/**
 * Reads the block of cells that holds the list: the codes in its first column, the levels in the one column where
 * levels are. A row that cannot be counted is reported, never guessed.
 *
 * @param at 0-based place of the block's first cell
 * @throws {UnusableWorkbook} `noList` when no column holds levels, or more than one does
 */
export function readList(
  values: readonly (readonly CellValue[])[],
  at: { readonly row: number; readonly column: number },
): { items: ListItem[]; findings: ListFinding[] } {
  const width = values[0]?.length ?? 0;
  const levelsIn = Array.from(
    { length: width },
    (_, column) => values.filter((cells) => readLevel(cellText(cells[column])).value !== null).length,
  );
  const candidates = levelsIn.flatMap((count, column) => (count > 0 && column > 0 ? [column] : []));
  if (candidates.length !== 1) throw new UnusableWorkbook([{ code: 'noList' }]);
  const levelColumn = candidates[0]!;

  const items: ListItem[] = [];
  const findings: ListFinding[] = [];
  const firstRow = new Map<string, number>();
  const words = new Map<string, string>();
  values.forEach((cells, i) => {
    const code = cellText(cells[0]);
    const level = readLevel(cellText(cells[levelColumn]));
    if (code === '' && level.raw === '') return;
    if (i === 0 && level.value === null && LEVEL_HEADER.test(fold(level.raw)) && CODE_HEADER.test(fold(code))) return;
    const report = (found: Finding, column: number): number =>
      findings.push({ finding: found, cell: cellName(at.row + i, at.column + column) });
    const other = firstRow.get(foldIdentifier(code));
    if (code === '') report(finding('measureCodeMissing', null), 0);
    else if (other !== undefined) report(finding('measureDuplicate', null, { code, firstRow: other }), 0);
    else if (level.raw === '') report(finding('levelMissing', null, { code }), levelColumn);
    else if (level.value === null) report(finding('wordingUnknown', null, { text: level.raw }), levelColumn);
    else items.push({ code, level: level.value });
    if (code === '' || other !== undefined) return;
    firstRow.set(foldIdentifier(code), i);
    const alike = words.get(fold(code));
    if (alike === undefined) words.set(fold(code), code);
    else report(finding('codesAlike', null, { code, other: alike }), 0);
  });
  return { items, findings };
}
