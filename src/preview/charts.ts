import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use as register, type ECharts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartView } from '../host';
import { chartOption } from './chartOption';
import type { Placement } from './grid';
import { px } from './snapshot';

register([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

interface Drawn {
  element: HTMLElement;
  chart: ECharts;
  drawn: string;
}

/** The workbook's charts, over the cells where they stand. */
export class Charts {
  readonly layer = document.createElement('div');
  private readonly sheet = document.createElement('div');
  private readonly drawn = new Map<string, Drawn>();

  constructor() {
    this.layer.className = 'charts';
    this.sheet.className = 'charts-sheet';
    this.layer.append(this.sheet);
  }

  /** Moves with the sheet; `bottom` is what stands under the cells (the tabs). */
  place({ left, top, scale, clip }: Placement, bottom: number): void {
    this.layer.style.inset = `${clip.top}px 0 ${bottom}px ${clip.left}px`;
    this.sheet.style.transform = `translate(${left - clip.left}px, ${top - clip.top}px) scale(${scale})`;
  }

  show(views: readonly ChartView[]): void {
    for (const [id, { element, chart }] of this.drawn) {
      if (views.some((view) => view.id === id)) continue;
      chart.dispose();
      element.remove();
      this.drawn.delete(id);
    }
    for (const view of views) this.draw(view);
  }

  private draw(view: ChartView): void {
    const state = JSON.stringify(view);
    const old = this.drawn.get(view.id);
    if (old?.drawn === state) return;
    const element = old?.element ?? document.createElement('div');
    element.className = 'chart';
    element.setAttribute('role', 'img');
    element.setAttribute(
      'aria-label',
      [view.title, ...view.series.flatMap(({ labels }) => labels)].filter((text) => text !== '').join(', '),
    );
    element.dataset['name'] = view.name;
    const { left, top, width, height } = view.box;
    Object.assign(element.style, { left: `${px(left)}px`, top: `${px(top)}px`, width: `${px(width)}px`, height: `${px(height)}px` });
    if (!old) this.sheet.append(element);
    const chart = old?.chart ?? init(element, undefined, { renderer: 'svg', width: px(width), height: px(height) });
    chart.resize({ width: px(width), height: px(height) });
    chart.setOption(chartOption(view), true);
    this.drawn.set(view.id, { element, chart, drawn: state });
  }

  dispose(): void {
    for (const { chart } of this.drawn.values()) chart.dispose();
    this.drawn.clear();
    this.layer.remove();
  }
}
