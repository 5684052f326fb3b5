import { Document, Packer, Paragraph } from 'docx';
import { ChartRun, type ChartFont, type ChartRunOptions } from 'docx/charts';
import type { Chart } from '../../core/report/document';
import { LEVELS, type Level } from '../../core/plan/level';
import { LEVEL_WORD } from '../../core/text/wording';
import { attrLocal, child, descendants, elements, find, insertOrdered, isEl, local, make, prefixOf, type El } from '../../ooxml/xmlTree';
import { COLOUR, LEVEL_COLOUR } from '../../schema/look';
import { hex } from './frame';
import { LANGUAGE } from './names';
import { WordPackage } from './wordPackage';

/** A chart as parts of a package: its numbers stand in a workbook of its own, which opens by "Upravit data". */
export interface DrawnChart {
  readonly chart: El;
  readonly chartType: string;
  readonly workbook: Uint8Array;
  readonly workbookType: string;
  /** English metric units, in which drawings are measured. */
  readonly size: { readonly width: number; readonly height: number };
}

/** Pixels at 96 to the inch, in which the library measures. */
const pixels = (millimetres: number): number => Math.round((millimetres / 25.4) * 96);
const EMU_PER_PIXEL = 9525;

const WIDTH = 160;
const PIE_HEIGHT = 68;
/** Of a title, a legend and an axis together; of one bar. */
const AROUND_BARS = 36;
const BAR = 8;
const MOST_BARS = 20;

/**
 * Native charts, which Word draws itself.
 * @param charts in the order in which the drawn ones come back
 */
export async function drawCharts(charts: readonly Chart[]): Promise<DrawnChart[]> {
  if (charts.length === 0) return [];
  const sizes = charts.map((chart) => ({ width: pixels(WIDTH), height: pixels(heightOf(chart)) }));
  const runs = charts.map((chart, i) => new ChartRun({ ...optionsOf(chart), transformation: sizes[i]! }));
  const bytes = await Packer.pack(new Document({ sections: [{ children: [new Paragraph({ children: runs })] }] }), 'uint8array');
  const drawn = new WordPackage(bytes);
  const main = drawn.related('', 'officeDocument')!;
  const parts = new Map(drawn.relations(main).map(({ id, part }) => [id, part]));
  return descendants(drawn.tree(main)!, 'chart').map((reference, i): DrawnChart => {
    const part = parts.get(attrLocal(reference, 'id') ?? '')!;
    const workbook = drawn.related(part, 'package')!;
    const { width, height } = sizes[i]!;
    return {
      chart: settled(drawn.tree(part)!, charts[i]!),
      chartType: drawn.typeOf(part)!,
      workbook: settledWorkbook(drawn.bytes(workbook)!),
      workbookType: drawn.typeOf(workbook)!,
      size: { width: width * EMU_PER_PIXEL, height: height * EMU_PER_PIXEL },
    };
  });
}

function heightOf({ type, categories, series }: Chart): number {
  if (type === 'pie') return PIE_HEIGHT;
  if (type === 'columns100') return 80;
  const bars = Math.min(categories.length * (type === 'bars' ? series.length : 1), MOST_BARS);
  return AROUND_BARS + BAR * Math.max(bars, 2);
}

const INK = hex(COLOUR.ink);
const LABEL: ChartFont = { size: 10, color: INK };
const TITLE: ChartFont = { size: 11, bold: true, color: INK };
/** One colour for bars that are no levels. */
const PLAIN = hex(COLOUR.input);

/** The library refuses an empty category, and a pie a missing one. */
const named = (text: string): string => (text === '' ? '–' : text);

function optionsOf({ type, title, categories, series, labels }: Chart): ChartRunOptions {
  const common = {
    title: { text: title, font: TITLE },
    categories: categories.map(named),
    chartArea: { fill: 'none', border: 'none' },
    font: { color: INK },
  } as const;
  if (type === 'pie')
    return {
      ...common,
      type: 'pie',
      legend: false,
      series: series.slice(0, 1).map(({ name, values }) => ({
        name: named(name),
        // A slice of nothing has no label: it would lie over another one.
        values: values.map((value) => (value > 0 ? value : null)),
        colors: categories.map((category, i) => hex(LEVEL_COLOUR[levelOf(category, i)])),
        dataLabels: { category: true, position: 'outsideEnd', font: LABEL },
        pointLabels: values.map((value, i) => (value > 0 ? { text: labels?.[i] ?? named(categories[i] ?? '') } : false)),
      })),
    };
  const stacked = type !== 'bars';
  const columns = type === 'columns100';
  return {
    ...common,
    type: columns ? 'column' : 'bar',
    ...(stacked ? { stacking: 'percent' as const } : {}),
    gapWidth: 45,
    series: series.map(({ name, values, level }) => {
      const colour = level === undefined ? PLAIN : hex(LEVEL_COLOUR[level]);
      return {
        name: named(name),
        values,
        color: colour,
        // A nought is no part of the bar.
        dataLabels: {
          value: true,
          numberFormat: '#,##0;;;',
          font: { size: 10, bold: stacked, color: stacked ? onColour(colour) : INK },
        },
      };
    }),
    ...(series.length > 1 ? { legend: { position: 'bottom', font: LABEL } as const } : { legend: false as const }),
    // Word draws the first category at the bottom; read is from the top.
    categoryAxis: { font: LABEL, ...(columns ? {} : { reverseOrder: true }) },
    valueAxis: stacked
      ? { numberFormat: '0\u00a0%', font: LABEL, gridlines: false, interval: 25, ...(columns ? {} : { crossesAt: 'maximum' as const }) }
      : { visible: false, gridlines: false, minimum: 0 },
  };
}

const levelOf = (category: string, index: number): Level =>
  LEVELS.find((level) => LEVEL_WORD[level] === category) ?? LEVELS[index % LEVELS.length]!;

/** Black or white, whichever is read better on a colour (relative luminance of WCAG 2.1). */
function onColour(colour: string): string {
  const [r, g, b] = [0, 2, 4].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? 'FFFFFF' : '000000';
}

// --- what the library leaves open -------------------------------------------------------------------------------

const SHEET = 'List1';
const SERIES = ['idx', 'order', 'tx', 'spPr', 'invertIfNegative', 'pictureOptions', 'dPt', 'dLbls', 'trendline', 'errBars', 'cat', 'val'];

/** Czech, and parts that touch are told apart by a white gap. */
function settled(chart: El, { type }: Chart): El {
  const walk = (el: El): void => {
    const name = local(el.name);
    if (name === 'lang') el.attrs.val = LANGUAGE;
    if (el.attrs.lang !== undefined) el.attrs.lang = LANGUAGE;
    if (name === 'f') el.kids = el.kids.map((kid) => (typeof kid === 'string' ? kid.replaceAll('Sheet1!', `${SHEET}!`) : kid));
    elements(el).forEach(walk);
  };
  walk(chart);
  // A label is one line: broken, it is taken for two.
  for (const label of descendants(chart, 'dLbl')) for (const el of descendants(label, 'bodyPr')) el.attrs.wrap = 'none';
  if (type !== 'pie') descendants(chart, 'ser').forEach(whiteGap);
  return chart;
}

function whiteGap(series: El): void {
  const look = child(series, 'spPr') ?? insertOrdered(series, make(`${prefixOf(series)}spPr`), SERIES);
  const white = make('a:ln', { w: EMU_PER_PIXEL }, [make('a:solidFill', {}, [make('a:schemeClr', { val: 'bg1' })])]);
  const line = look.kids.findIndex((kid) => isEl(kid) && local(kid.name) === 'ln');
  if (line >= 0) look.kids[line] = white;
  else {
    const fill = look.kids.findIndex((kid) => isEl(kid) && /Fill$/.test(local(kid.name)));
    look.kids.splice(fill + 1, 0, white);
  }
}

/** The workbook of a chart, with the name that Czech Excel gives a sheet and without times. */
function settledWorkbook(bytes: Uint8Array): Uint8Array {
  const workbook = new WordPackage(bytes);
  const main = workbook.related('', 'officeDocument')!;
  const sheet = find(workbook.tree(main), 'sheets/sheet');
  if (sheet) sheet.attrs.name = SHEET;
  return workbook.save();
}
