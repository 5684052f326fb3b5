import type { Chart } from '../../../core/report/document';
import { say } from '../../../i18n/report/say';
import { CHART_SPACE } from '../../../ooxml/chartOrder';
import { attrLocal, descendants, insertOrdered, make } from '../../../ooxml/xmlTree';
import { escapeAttribute } from '../../../ooxml/xmlWrite';
import type { DrawnChart } from '../charts';
import { CHART, DRAWING, REL, WORD_DRAWING } from '../names';
import type { WordPackage } from '../wordPackage';

const EMU_PER_TWIP = 635;

/** Puts charts into a document: their parts under free names, their drawings under numbers that no other drawing has. */
export class Drawings {
  private last: number;
  private count = 0;

  constructor(
    private readonly base: WordPackage,
    private readonly main: string,
    private readonly drawn: ReadonlyMap<Chart, DrawnChart>,
  ) {
    const parts = [
      main,
      ...base.relations(main).flatMap(({ kind, part }) => (part !== null && /^(header|footer)$/.test(kind) ? [part] : [])),
    ];
    const taken = parts.flatMap((part) => descendants(base.tree(part)!, 'docPr').map((el) => +(el.attrs.id ?? 0) || 0));
    this.last = taken.reduce((most, id) => Math.max(most, id), 0);
  }

  /** @param width of a line, twentieths of a point: a chart that is wider is made smaller */
  xml(chart: Chart, width: number): string {
    const drawn = this.drawn.get(chart);
    if (!drawn) return '';
    const { base, main } = this;
    const part = base.freeName('word/charts/chart#.xml');
    base.put(part, drawn.chart, drawn.chartType);
    const workbook = base.freeName('word/embeddings/Microsoft_Excel_Worksheet#.xlsx');
    base.put(workbook, drawn.workbook, drawn.workbookType);
    const data = descendants(drawn.chart, 'externalData')[0] ?? insertOrdered(drawn.chart, make('c:externalData'), CHART_SPACE);
    const key = Object.keys(data.attrs).find((name) => attrLocal(data, 'id') === data.attrs[name]) ?? 'r:id';
    data.attrs[key] = base.relate(part, 'package', workbook);
    const id = base.relate(main, 'chart', part);
    this.last += 1;
    this.count += 1;
    const name = say('report.document.chart', { number: this.count });
    const scale = Math.min(1, (width * EMU_PER_TWIP) / drawn.size.width);
    const [cx, cy] = [drawn.size.width, drawn.size.height].map((size) => Math.floor(size * scale));
    return (
      `<w:drawing><wp:inline xmlns:wp="${WORD_DRAWING}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/>` +
      `<wp:docPr id="${this.last}" name="${escapeAttribute(name)}" descr="${escapeAttribute(chart.alt)}"/><wp:cNvGraphicFramePr/>` +
      `<a:graphic xmlns:a="${DRAWING}"><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" xmlns:r="${REL}" r:id="${id}"/></a:graphicData></a:graphic>` +
      `</wp:inline></w:drawing>`
    );
  }
}
