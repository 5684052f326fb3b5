import type { Municipality } from '../core/plan/municipalities';
import { STANDINGS, type Standing, type TerritorialCriterion } from '../core/territory/coverage';
import { bordersOf, shortName, type Borders, type TileMap } from '../core/territory/tiles';
import { columnName } from '../ooxml/a1';
import type { CellValue } from '../core/text/text';

/** The sheet Území: the map in cells and formulas that any program computes, with the table it is computed from beside it. */
export const TERRITORY_TITLE = 'Území: kde se plní kritéria, která se hodnotí podle obcí';
const NOTE = 'Vyberte kritérium v buňce C3; mapa a tabulka pod ní se přepočítají samy, i bez doplňku. Údaje vpravo zapisuje Plnění.';

/** How a standing is called on the sheet. */
export const STANDING_WORD: Readonly<Record<Standing, string>> = {
  covered: 'pokryto',
  partly: 'zčásti',
  declared: 'neplní se',
  silent: 'bez odpovědi',
};
/** In how many of all criteria a municipality is covered. */
export const CLASS_WORD = { covered: 've všech', partly: 'aspoň v polovině', declared: 'v některém', silent: 'v žádném' } as const;
/** The choice of the drop-down that stands for all criteria together. */
export const ALL_CRITERIA = 'všechna';

/** 0-based places. */
export const CHOICE = { row: 2, column: 2 } as const;
const CHOSEN = '$C$3';
const MAP_ROW = 4;

/** A rectangle of the sheet. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface TerritorySheet {
  /** From A1; "" where nothing stands. */
  readonly cells: readonly (readonly CellValue[])[];
  readonly map: Area;
  /** The same fields with the standing that the choice gives, by formulas. */
  readonly shown: Area;
  readonly legend: Area;
  readonly districts: Area;
  readonly data: Area;
  /** What is printed, on one page. */
  readonly printed: Area;
  /** Tiles side by side in a row. */
  readonly runs: readonly Area[];
  /** Borders of ORP: tiles in a row or in a column with the side at which another begins. */
  readonly borders: readonly { readonly area: Area; readonly side: keyof Borders }[];
  /** The list of choices, for the drop-down. */
  readonly choices: string;
  /** Where the swatches of the legend stand. */
  readonly swatches: Readonly<Record<Standing, { readonly row: number; readonly column: number }>>;
  /** The condition under which a tile has the look of a standing, and of so many of all criteria; for the first tile of the map. */
  readonly isLook: (standing: Exclude<Standing, 'silent'>, ofAll: boolean) => string;
  /** The condition under which the map shows all criteria. */
  readonly isOfAll: string;
}

const cellAt = (row: number, column: number): string => `$${columnName(column)}$${row + 1}`;
const rangeOf = ({ row, column, rows, columns }: Area): string => `${cellAt(row, column)}:${cellAt(row + rows - 1, column + columns - 1)}`;
const text = (word: string): string => `"${word.replaceAll('"', '""')}"`;

/** Letters that fit into a field of the map. */
const LETTERS = 8;

/** Everything that stands on the sheet. */
export function territorySheet(
  criteria: readonly TerritorialCriterion[],
  municipalities: readonly Municipality[],
  tiles: TileMap,
): TerritorySheet {
  const orps = [...new Set(municipalities.map(({ orp }) => orp))].sort((a, b) => a.localeCompare(b, 'cs'));
  const map: Area = { row: MAP_ROW, column: 0, rows: tiles.rows, columns: tiles.columns };
  const legend: Area = { row: MAP_ROW + tiles.rows + 1, column: 0, rows: 2, columns: Math.max(tiles.columns, WIDTH) };
  const districts: Area = { row: legend.row + 3, column: 0, rows: orps.length + 1, columns: WIDTH };
  const left = Math.max(tiles.columns, WIDTH) + 1;
  const data: Area = { row: MAP_ROW, column: left, rows: municipalities.length + 1, columns: HEAD.length + criteria.length };
  const shown: Area = { ...map, column: left + data.columns + 1 };
  const standings: Area = { row: MAP_ROW + 1, column: left + HEAD.length, rows: municipalities.length, columns: criteria.length };
  const orpColumn: Area = { ...standings, column: left + 2, columns: 1 };
  const header: Area = { ...standings, row: MAP_ROW, rows: 1 };
  const height = Math.max(districts.row + districts.rows, data.row + data.rows);
  const cells: CellValue[][] = Array.from({ length: height }, () => Array<CellValue>(shown.column + shown.columns).fill(''));
  const put = (row: number, column: number, value: CellValue): void => void (cells[row]![column] = value);

  put(0, 0, TERRITORY_TITLE);
  put(1, 0, NOTE);
  put(CHOICE.row, 0, 'Ukázat:');
  put(CHOICE.row, CHOICE.column, ALL_CRITERIA);
  put(
    CHOICE.row,
    CHOICE.column + 2,
    `=IF(${CHOSEN}=${text(ALL_CRITERIA)},"v kolika kritériích s územím je obec pokryta (kritérií: ${criteria.length})",IFERROR(INDEX(${rangeOf({ ...header, row: MAP_ROW - 1 })},MATCH(${CHOSEN},${rangeOf(header)},0)),"takové kritérium tu není; vyberte ho ze seznamu"))`,
  );

  const isAll = `${CHOSEN}=${text(ALL_CRITERIA)}`;
  // By its code, so that rows may be sorted; a list without codes of its own keeps the order in which it was written.
  const codes = new Set(municipalities.map(({ code }) => code));
  const isByCode = codes.size === municipalities.length && !codes.has('');
  municipalities.forEach(({ code, name }, i) => {
    const { row, column } = tiles.tiles[i]!;
    put(MAP_ROW + row - 1, column - 1, shortName(name, LETTERS));
    const own = isByCode ? `MATCH(${text(code)},${rangeOf({ ...standings, column: left, columns: 1 })},0)` : `${i + 1}`;
    const line = `INDEX(${rangeOf(standings)},${own},0)`;
    const count = `COUNTIF(${line},${text(STANDING_WORD.covered)})`;
    const all = `IF(${count}=${criteria.length},${text(CLASS_WORD.covered)},IF(${count}*2>=${criteria.length},${text(CLASS_WORD.partly)},IF(${count}>0,${text(CLASS_WORD.declared)},${text(CLASS_WORD.silent)})))`;
    put(
      MAP_ROW + row - 1,
      shown.column + column - 1,
      `=IFERROR(IF(${isAll},${all},INDEX(${rangeOf(standings)},${own},MATCH(${CHOSEN},${rangeOf(header)},0))),"")`,
    );
  });
  put(MAP_ROW - 1, shown.column, 'Stav na mapě (počítá se)');

  STANDINGS.forEach((standing, i) => {
    const { row, column } = placeInLegend(legend, i);
    const [of, inAll] = [text(STANDING_WORD[standing]), text(CLASS_WORD[standing])];
    put(row, column + 1, `=IF(${isAll},${inAll},${of})&": "&COUNTIF(${rangeOf(shown)},IF(${isAll},${inAll},${of}))`);
  });

  DISTRICT_HEAD.forEach(([at, word]) => put(districts.row, at, word));
  // Of all criteria together a municipality is counted once in each of them.
  put(districts.row, COLUMN.covered, `=IF(${isAll},"Obcí × kritérií","Pokryto")`);
  orps.forEach((orp, i) => {
    const row = districts.row + 1 + i;
    const name = cellAt(row, 0);
    const own = `(${rangeOf(orpColumn)}=${name})`;
    const one = `INDEX(${rangeOf(standings)},0,MATCH(${CHOSEN},${rangeOf(header)},0))`;
    const covered = text(STANDING_WORD.covered);
    put(row, 0, orp);
    put(row, COLUMN.municipalities, `=COUNTIF(${rangeOf(orpColumn)},${name})`);
    put(
      row,
      COLUMN.covered,
      `=IF(${isAll},SUMPRODUCT(${own}*(${rangeOf(standings)}=${covered})),IFERROR(SUMPRODUCT(${own}*(${one}=${covered})),0))`,
    );
    put(row, COLUMN.share, `=${cellAt(row, COLUMN.covered)}/(${cellAt(row, COLUMN.municipalities)}*IF(${isAll},${criteria.length},1))`);
  });

  HEAD.forEach((word, i) => put(MAP_ROW, left + i, word));
  criteria.forEach(({ code, verdict, measure }, c) => {
    put(MAP_ROW - 1, standings.column + c, verdict.criterion?.text || measure.measure.title);
    put(MAP_ROW, standings.column + c, code);
  });
  municipalities.forEach(({ code, name, orp }, i) => {
    [code, name, orp].forEach((value, c) => put(standings.row + i, left + c, value));
    criteria.forEach(({ standings: own }, c) => put(standings.row + i, standings.column + c, STANDING_WORD[own[i]!]));
  });
  // Below the header, so that the choices are one range: the word for all stands at its left.
  put(MAP_ROW, left + HEAD.length - 1, ALL_CRITERIA);

  const fields = tiles.tiles.map(({ row, column }) => ({ row: MAP_ROW + row - 1, column: column - 1 }));
  const borders = bordersOf(tiles, municipalities);
  return {
    cells,
    map,
    shown,
    legend,
    districts,
    data,
    printed: { row: 0, column: 0, rows: districts.row + districts.rows, columns: Math.max(tiles.columns, WIDTH) },
    runs: runsOf(fields, 'columns'),
    borders: SIDES.flatMap(({ side, along }) =>
      runsOf(
        fields.filter((_, i) => borders[i]![side]),
        along,
      ).map((area) => ({ area, side })),
    ),
    swatches: Object.fromEntries(STANDINGS.map((standing, i) => [standing, placeInLegend(legend, i)])) as TerritorySheet['swatches'],
    isLook: (standing, ofAll) => `=${columnName(shown.column)}${shown.row + 1}=${text((ofAll ? CLASS_WORD : STANDING_WORD)[standing])}`,
    isOfAll: `=${isAll}`,
    choices: `=${rangeOf({ ...header, column: header.column - 1, columns: criteria.length + 1 })}`,
  };
}

/** Lines are drawn along as many tiles as they can be at once: a message to Excel has a limit, a region has over a thousand tiles. */
const SIDES = [
  { side: 'top', along: 'columns' },
  { side: 'bottom', along: 'columns' },
  { side: 'left', along: 'rows' },
  { side: 'right', along: 'rows' },
] as const;

/** Fields that touch one another, as areas of one row (along columns) or of one column (along rows). */
function runsOf(fields: readonly { readonly row: number; readonly column: number }[], along: 'rows' | 'columns'): Area[] {
  const [across, at] = along === 'columns' ? (['row', 'column'] as const) : (['column', 'row'] as const);
  const runs: { row: number; column: number; rows: number; columns: number }[] = [];
  for (const field of [...fields].sort((a, b) => a[across] - b[across] || a[at] - b[at])) {
    const last = runs.at(-1);
    if (last?.[across] === field[across] && last[at] + last[along] === field[at]) last[along] += 1;
    else runs.push({ ...field, rows: 1, columns: 1 });
  }
  return runs;
}

/** The last column of the head is the word for all criteria, so that the drop-down is one range. */
/** Over the codes of the list beside the map. */
export const LIST_HEAD = 'Kód obce';
const HEAD = [LIST_HEAD, 'Obec', 'ORP', ''] as const;
const LEGEND_STEP = 5;
const placeInLegend = ({ row, column }: Area, i: number): { row: number; column: number } => ({
  row: row + Math.floor(i / 2),
  column: column + (i % 2) * LEGEND_STEP,
});
const COLUMN = { municipalities: 4, covered: 6, share: 8 } as const;
const WIDTH = 12;
const DISTRICT_HEAD = [
  [0, 'ORP'],
  [COLUMN.municipalities, 'Obcí'],
  [COLUMN.share, 'Podíl'],
] as const;
