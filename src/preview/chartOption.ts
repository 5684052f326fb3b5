import type { EChartsCoreOption } from 'echarts/core';
import type { ChartView, SeriesView } from '../host';
import { TEXTS } from './texts';

/** Colours that Excel gives where a chart has none of its own. */
const EXCEL = ['#4472C4', '#ED7D31', '#A5A5A5', '#FFC000', '#5B9BD5', '#70AD47', '#264478', '#9E480E'];
const FONT = { fontFamily: 'Calibri, Carlito, Arial, sans-serif', color: '#404040', fontSize: 12 };
const nth = (i: number): string => EXCEL[i % EXCEL.length]!;

/** A chart of the workbook as options of the drawing library; a text where the kind is not drawn. */
export function chartOption(chart: ChartView): EChartsCoreOption {
  const common = {
    animation: false,
    textStyle: FONT,
    title: {
      text: chart.title,
      left: 'center',
      top: 6,
      textStyle: { ...FONT, fontSize: 16, fontWeight: 'normal', overflow: 'break', width: chart.box.width * (4 / 3) - 24 },
    },
    ...(chart.legend ? { legend: { ...LEGEND[chart.legend], textStyle: FONT, icon: 'rect', itemWidth: 10, itemHeight: 10 } } : {}),
  };
  switch (chart.type) {
    case 'Pie':
    case 'Doughnut':
      return { ...common, series: chart.series.slice(0, 1).map((series) => pie(series, chart)) };
    case 'BarClustered':
    case 'BarStacked':
    case 'BarStacked100':
    case 'ColumnClustered':
    case 'ColumnStacked':
    case 'ColumnStacked100':
    case 'Line':
    case 'LineStacked':
    case 'Area':
    case 'AreaStacked':
      return { ...common, ...axes(chart), series: chart.series.map((series, i) => cartesian(series, i, chart)) };
    default:
      return { ...common, title: { ...common.title, subtext: TEXTS.undrawn } };
  }
}

const LEGEND = {
  bottom: { bottom: 6 },
  top: { top: 34 },
  left: { left: 6, top: 'middle', orient: 'vertical' },
  right: { right: 6, top: 'middle', orient: 'vertical' },
};

function pie({ categories, values, pointColors, labels }: SeriesView, { type, legend }: ChartView): object {
  const side = legend === 'right' ? '42%' : legend === 'left' ? '58%' : '50%';
  return {
    type: 'pie',
    radius: type === 'Doughnut' ? ['30%', '54%'] : '54%',
    center: [side, legend === 'bottom' ? '52%' : '56%'],
    // Excel starts at twelve o'clock and goes clockwise.
    startAngle: 90,
    silent: true,
    data: values.map((value, i) => ({
      name: categories[i],
      value: value ?? 0,
      itemStyle: { color: pointColors[i] ?? nth(i), borderColor: '#fff', borderWidth: 1 },
      label: { show: labels[i] !== '', formatter: () => labels[i]!, ...FONT, overflow: 'none' },
      labelLine: { show: labels[i] !== '', length: 10, length2: 6 },
    })),
  };
}

function axes(chart: ChartView): object {
  const categories = {
    type: 'category',
    inverse: chart.reversed,
    data: chart.series[0]?.categories ?? [],
    axisTick: { show: false },
    axisLabel: { ...FONT, interval: 0 },
    axisLine: { lineStyle: { color: '#D9D9D9' } },
  };
  const values = {
    type: 'value',
    axisLabel: { ...FONT, ...(isShare(chart) ? { formatter: '{value} %' } : {}) },
    splitLine: { lineStyle: { color: '#D9D9D9' } },
    ...(isShare(chart) ? { max: 100 } : {}),
  };
  const grid = { left: 16, right: 24, top: 56, bottom: chart.legend === 'bottom' ? 40 : 16, containLabel: true };
  return isBar(chart) ? { grid, xAxis: values, yAxis: categories } : { grid, xAxis: categories, yAxis: values };
}

const isBar = ({ type }: ChartView): boolean => type.startsWith('Bar');
const isShare = ({ type }: ChartView): boolean => type.endsWith('100');

function cartesian(series: SeriesView, index: number, chart: ChartView): object {
  const kind = /^(Line|Area)/.test(chart.type) ? 'line' : 'bar';
  const total = (i: number): number => chart.series.reduce((sum, each) => sum + Math.abs(each.values[i] ?? 0), 0);
  return {
    type: kind,
    name: series.name,
    silent: true,
    ...(/Stacked/.test(chart.type) ? { stack: 'all' } : {}),
    ...(chart.type.startsWith('Area') ? { areaStyle: {} } : {}),
    itemStyle: { color: series.color ?? nth(index), ...(/Stacked/.test(chart.type) ? { borderColor: '#fff', borderWidth: 1 } : {}) },
    data: series.values.map((value, i) => ({
      value: isShare(chart) && value !== null ? (value / (total(i) || 1)) * 100 : value,
      ...(series.pointColors[i] ? { itemStyle: { color: series.pointColors[i] } } : {}),
      label: {
        show: series.labels[i] !== '',
        formatter: () => series.labels[i]!,
        ...FONT,
        ...(/Stacked/.test(chart.type) ? { color: '#fff' } : { position: isBar(chart) ? 'right' : 'top' }),
      },
    })),
  };
}
