import { LEVELS } from '../core/plan/level';
import type { OutputId } from './outputs';

/** A native chart on a sheet that the add-in writes: a pie of the three levels, a bar for each row of its table cut into them, or plain bars. */
export interface SheetChart {
  /** The name of the object. Charts are found by it wherever they stand, so that a user's restyling survives. */
  readonly name: string;
  /** The table that it shows: categories in the first column, the numbers in the columns right beside it. */
  readonly source: OutputId;
  readonly type: 'Pie' | 'BarStacked' | 'BarStacked100' | 'ColumnStacked100' | 'BarClustered';
  /** The column of `source` with the texts of a pie's labels. */
  readonly labels?: string;
  /** null for the title in the settings of the plan */
  readonly title: string | null;
  /** Where it stands when its sheet is new: rows and columns from the second row below a table of that sheet. */
  readonly anchor: { readonly below: OutputId; readonly row: number; readonly column: number };
  /** In points. */
  readonly width: number;
  /** In points; a chart with `perCategory` is higher by that for each of its categories, up to `MAX_HEIGHT`. */
  readonly height: number;
  readonly perCategory?: number;
}

/** A row of the default height, in points. */
const ROW_HEIGHT = 15;
/** A chart higher than this does not fit on a printed page. */
const MAX_HEIGHT = 900;

/** Pie and areas stand side by side right below the levels: the first screen shows the figures and both of them. */
export const CHARTS = {
  pie: {
    name: 'PlneniKolac',
    source: 'levels',
    type: 'Pie',
    labels: 'caption',
    title: null,
    anchor: { below: 'levels', row: 0, column: 0 },
    width: 430,
    height: 300,
  },
  areas: {
    name: 'PlneniOkruhy',
    source: 'areas',
    type: 'BarStacked',
    title: 'Plnění podle okruhů',
    anchor: { below: 'levels', row: 0, column: 3 },
    width: 400,
    height: 300,
  },
  leads: {
    name: 'PlneniGestori',
    source: 'leads',
    type: 'BarStacked100',
    title: 'Plnění podle gestorů (podíl opatření)',
    anchor: { below: 'levels', row: 22, column: 0 },
    width: 848,
    // With fifteen leads it ends where the first printed page does.
    height: 70,
    perCategory: 15,
  },
  listPie: {
    name: 'PlneniKolacSeznamu',
    source: 'listLevels',
    type: 'Pie',
    labels: 'caption',
    title: null,
    anchor: { below: 'listLevels', row: 0, column: 0 },
    width: 430,
    height: 300,
  },
  periods: {
    name: 'PlneniObdobi',
    source: 'periodTotals',
    type: 'ColumnStacked100',
    title: 'Plnění podle období (podíl opatření)',
    anchor: { below: 'periodTotals', row: 0, column: 0 },
    width: 500,
    height: 280,
  },
  aszGroups: {
    name: 'PlneniAsz',
    source: 'aszGroups',
    type: 'BarClustered',
    title: 'Partnerské obce ASZ a ostatní: medián podílu pokrytých kritérií',
    anchor: { below: 'aszGroups', row: 0, column: 0 },
    width: 620,
    height: 110,
    perCategory: 25,
  },
} as const satisfies Record<string, SheetChart>;
export type ChartId = keyof typeof CHARTS;

/** How many columns of its table a chart shows: plain bars and a pie one, the others one for each level. */
export const seriesCount = ({ type }: Pick<SheetChart, 'type'>): number => (type === 'Pie' || type === 'BarClustered' ? 1 : LEVELS.length);

/**
 * The height in points of a chart with so many categories.
 * @example chartHeight(CHARTS.leads, 10) // 220
 */
export const chartHeight = ({ height, perCategory = 0 }: SheetChart, categories: number): number =>
  Math.min(MAX_HEIGHT, height + perCategory * categories);

/** Rows from the anchors' origin that the chart needs, with one blank row around it. */
export const chartRows = (chart: SheetChart, categories: number): number =>
  chart.anchor.row + Math.ceil(chartHeight(chart, categories) / ROW_HEIGHT) + 2;
