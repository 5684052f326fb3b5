import type { Chart, ReportDocument } from '../../core/report/document';
import { czechDate } from '../../core/text/date';
import { say } from '../../i18n/report/say';
import { drawCharts } from './charts';
import { finish } from './finish';
import { frameOf } from './frame';
import { fill } from './template/fill';
import { openTemplate, type Template } from './template/openTemplate';
import type { TemplateProblem } from './template/problems';

export interface DocxOptions {
  /** The office's own document, with placeholders (docs/koordinator.md); a neutral look without one. */
  readonly template?: Uint8Array;
}

export interface WrittenDocx {
  readonly bytes: Uint8Array;
  /** What somebody should know of the template; empty without one. */
  readonly problems: readonly TemplateProblem[];
}

/**
 * The report as a Word document. The same report in the same template gives the same bytes.
 * @throws {Refused<TemplateFault>} when the template is nothing that can be written into
 */
export async function writeDocx(document: ReportDocument, { template }: DocxOptions = {}): Promise<WrittenDocx> {
  const opened = template === undefined ? null : openTemplate(template);
  const frame = await frameOf(document);
  const main = frame.related('', 'officeDocument')!;
  const neutral: Template = { base: frame, main };
  const charts = document.sections
    .filter(({ included }) => included)
    .flatMap(({ blocks }) => blocks)
    .filter((block): block is Chart => block.kind === 'chart');
  const drawn = await drawCharts(charts);
  const target = opened ?? neutral;
  const texts = { nadpis: document.title, podnadpis: document.subtitle, datum: dateOf(document), zpracoval: document.author };
  // In a letter of the office a line that breaks off ("Zpracoval:") would be overlooked; the neutral look leaves it out.
  const gaps = opened ? GAPS.filter((name) => texts[name] === '') : [];
  const problems = fill(target, {
    document,
    texts: { ...texts, ...Object.fromEntries(gaps.map((name) => [name, say(`report.document.gap.${name}`)])) },
    gaps: new Set(gaps),
    charts: new Map(charts.map((chart, i) => [chart, drawn[i]!])),
    styles: frame.tree(frame.related(main, 'styles')!)!,
  });
  return { bytes: finish(target.base, target.main, document), problems: opened ? problems : [] };
}

/** Texts that the workbook may lack. */
const GAPS = ['podnadpis', 'datum', 'zpracoval'] as const;

const dateOf = ({ asOf }: ReportDocument): string => (asOf === '' ? '' : czechDate(asOf).replaceAll(' ', '\u00a0'));
