import { DRAWING as A_NS } from '../../ooxml/namespaces';
import { apiError } from '../errors';
import type { Sheet } from '../model/sheet';
import { relId } from '../xlsx/package';
import { child, children, descendants, elements, ensure, local, prefixOf, type El } from '../../ooxml/xmlTree';
import { anchors, drawingPath } from './drawing';
import { CHART_SPACE } from '../../ooxml/chartOrder';

/** A chart on a sheet: its anchor in the drawing and its own part, both edited in place. */
export class ChartObj {
  deleted = false;

  constructor(
    readonly sheet: Sheet,
    readonly drawing: string,
    readonly anchor: El,
    readonly path: string,
  ) {}

  get root(): El {
    if (this.deleted || this.sheet.deleted) throw apiError('ItemNotFound', 'the chart was deleted');
    return this.sheet.book.pkg.tree(this.path);
  }

  get chart(): El {
    return ensure(this.root, 'chart', CHART_SPACE);
  }

  get plotArea(): El {
    return child(this.chart, 'plotArea')!;
  }

  /** Groups of series by kind of drawing: `pieChart`, `barChart`, … */
  get groups(): El[] {
    return elements(this.plotArea).filter((el) => /Chart$/.test(local(el.name)));
  }

  get series(): { group: El; el: El }[] {
    return this.groups
      .flatMap((group) => children(group, 'ser').map((el) => ({ group, el })))
      .sort((a, b) => Number(child(a.el, 'order')?.attrs['val'] ?? 0) - Number(child(b.el, 'order')?.attrs['val'] ?? 0));
  }

  touch(): void {
    this.sheet.book.pkg.touch(this.path);
  }

  touchDrawing(): void {
    this.sheet.book.pkg.touch(this.drawing);
  }

  /** Prefix of chart elements, usually `c:`. */
  get c(): string {
    return prefixOf(this.root);
  }

  /** Prefix of drawing elements, usually `a:`. */
  get a(): string {
    const { root } = this;
    const found = Object.keys(root.attrs).find(
      (k) => k.startsWith('xmlns:') && /drawingml\/2006\/main$|drawingml\/main$/.test(root.attrs[k]!),
    );
    if (found) return `${found.slice(6)}:`;
    root.attrs['xmlns:a'] = A_NS;
    return 'a:';
  }

  get props(): El {
    return descendants(this.anchor, 'cNvPr')[0]!;
  }

  get name(): string {
    return this.props.attrs['name'] ?? '';
  }

  get id(): string {
    const n = Number(this.props.attrs['id'] ?? 0);
    return `{${n.toString(16).toUpperCase().padStart(8, '0')}-0008-0000-${this.sheet.id.slice(5, 9)}-000000000000}`;
  }
}

/** Charts are looked up anew each time; the same anchor gives the same object. */
const known = new WeakMap<El, ChartObj>();

export function chartsOf(sheet: Sheet): ChartObj[] {
  const path = drawingPath(sheet);
  if (!path) return [];
  const { pkg } = sheet.book;
  const out: ChartObj[] = [];
  for (const anchor of anchors(pkg.tree(path))) {
    const frame = descendants(anchor, 'chart').find((el) => relId(el) !== undefined);
    if (!frame) continue;
    const rel = pkg.rel(path, relId(frame));
    if (rel?.kind !== 'chart' || !pkg.has(rel.target)) continue;
    let chart = known.get(anchor);
    if (!chart) {
      chart = new ChartObj(sheet, path, anchor, rel.target);
      known.set(anchor, chart);
    }
    out.push(chart);
  }
  return out;
}
