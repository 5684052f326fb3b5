import type { ChartView } from '../../src/host';
import { chartOption } from '../../src/preview/chartOption';

const chart = (type: string, series: Partial<ChartView['series'][number]>[]): ChartView => ({
  id: '1',
  name: 'Graf 1',
  type,
  title: 'Plnění',
  legend: 'bottom',
  reversed: false,
  box: { left: 0, top: 0, width: 300, height: 200 },
  series: series.map((each, i) => ({
    name: `řada ${i}`,
    categories: ['A', 'B'],
    values: [1, 3],
    color: null,
    pointColors: [null, null],
    labels: ['', ''],
    ...each,
  })),
});

interface Drawn {
  title: { text: string; subtext?: string };
  legend?: unknown;
  xAxis?: { type: string };
  yAxis?: { type: string };
  series?: {
    type: string;
    stack?: string;
    data: { value: number; itemStyle?: { color: string }; label: { show: boolean; formatter: () => string } }[];
  }[];
}
const drawn = (view: ChartView): Drawn => chartOption(view) as unknown as Drawn;

test('a pie has the colours and captions of its points', () => {
  const { series, title } = drawn(chart('Pie', [{ pointColors: ['#00795C', null], labels: ['A; 1; 25%', ''] }]));
  expect(title.text).toBe('Plnění');
  expect(series![0]!.type).toBe('pie');
  expect(series![0]!.data.map(({ value, itemStyle, label }) => [value, itemStyle!.color, label.show && label.formatter()])).toEqual([
    [1, '#00795C', 'A; 1; 25%'],
    [3, '#ED7D31', false],
  ]);
});

test('bars lie, columns stand, stacked ones lie on each other', () => {
  expect(drawn(chart('BarClustered', [{}]))).toMatchObject({ xAxis: { type: 'value' }, yAxis: { type: 'category' } });
  const stacked = drawn(chart('ColumnStacked', [{}, {}]));
  expect(stacked).toMatchObject({ xAxis: { type: 'category' }, yAxis: { type: 'value' } });
  expect(stacked.series!.map(({ stack }) => stack)).toEqual(['all', 'all']);
});

test('shares are of the whole of their category', () => {
  const { series } = drawn(chart('BarStacked100', [{ values: [1, 3] }, { values: [3, 0] }]));
  expect(series!.map(({ data }) => data.map(({ value }) => value))).toEqual([
    [25, 100],
    [75, 0],
  ]);
});

test('a kind that is not drawn says so', () => {
  const { title, series } = drawn(chart('Radar', [{}]));
  expect(title.subtext).toBe('Graf tohoto druhu náhled nekreslí.');
  expect(series).toBeUndefined();
});
