import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type IParagraphStyleOptions,
} from 'docx';
import { child, children, find, type El } from '../../ooxml/xmlTree';
import { say } from '../../i18n/report/say';
import { COLOUR } from '../../schema/look';
import type { ReportDocument } from '../../core/report/document';
import { WordPackage } from './wordPackage';

/** Everybody has Arial, or a font of the same widths, so that pages break in the same places. */
const FONT = 'Arial';

/** #RRGGBB as the format writes it. */
export const hex = (colour: string): string => colour.replace('#', '').toUpperCase();

/** Twentieths of a point, which the format measures in: of millimetres. */
export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** Styles of ours that stand for a purpose; Word knows those with English names and shows them in its own language. */
export const STYLE = {
  title: 'Title',
  subtitle: 'Subtitle',
  heading1: 'Heading1',
  heading2: 'Heading2',
  heading3: 'Heading3',
  list: 'ListBullet',
  contents: 'TOC1',
  link: 'Hyperlink',
  cell: 'PlneniCell',
  smallCell: 'PlneniSmallCell',
  chart: 'PlneniChart',
} as const;
export type StyleKey = keyof typeof STYLE;

const ink = hex(COLOUR.ink);
const heading = (size: number, before: number, after: number, level: number): Omit<IParagraphStyleOptions, 'id'> => ({
  run: { bold: true, size, color: ink },
  paragraph: {
    spacing: { before, after, line: 252, lineRule: LineRuleType.AUTO },
    keepNext: true,
    keepLines: true,
    outlineLevel: level,
    alignment: AlignmentType.LEFT,
  },
});
const cell = (size: number): Omit<IParagraphStyleOptions, 'id'> => ({
  basedOn: 'Normal',
  run: { size },
  paragraph: {
    spacing: { before: 20, after: 20, line: 240, lineRule: LineRuleType.AUTO },
    alignment: AlignmentType.LEFT,
    indent: { left: 0, right: 0, firstLine: 0 },
  },
});

/**
 * The neutral look, used where the office gives no template of its own: it is a template as well, with placeholders for
 * the heading and for all chapters. Its styles are lent to a template that lacks them.
 */
export async function frameOf({ title }: ReportDocument): Promise<WordPackage> {
  const line = (text: string, style: string): Paragraph => new Paragraph({ style, children: [new TextRun(text)] });
  const pages = (): Footer =>
    new Footer({
      children: [
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          children: [
            new TextRun({
              size: 16,
              color: hex(COLOUR.muted),
              children: [
                `${say('report.document.page')}\u00a0`,
                PageNumber.CURRENT,
                ` ${say('report.document.of')}\u00a0`,
                PageNumber.TOTAL_PAGES,
              ],
            }),
          ],
        }),
      ],
    });
  const document = new Document({
    title,
    theme: { fonts: { headings: FONT, body: FONT } },
    styles: {
      default: {
        document: {
          run: { font: FONT, size: 21, language: { value: 'cs-CZ', eastAsia: 'cs-CZ', bidirectional: 'ar-SA' } },
          paragraph: { spacing: { after: 120, line: 271, lineRule: LineRuleType.AUTO } },
        },
        title: {
          ...{ next: 'Subtitle', run: { bold: true, size: 40, color: ink } },
          paragraph: { spacing: { before: 0, after: 60, line: 240, lineRule: LineRuleType.AUTO }, alignment: AlignmentType.LEFT },
        },
        heading1: heading(30, 440, 160, 0),
        heading2: heading(25, 320, 120, 1),
        heading3: heading(22, 260, 80, 2),
        hyperlink: { run: { color: hex(COLOUR.link), underline: {} } },
      },
      paragraphStyles: [
        {
          ...{ id: STYLE.subtitle, name: 'Subtitle', basedOn: 'Normal', next: 'Normal', quickFormat: true },
          run: { size: 24, color: hex(COLOUR.muted) },
          paragraph: { spacing: { before: 0, after: 280 } },
        },
        {
          ...{ id: STYLE.list, name: 'List Bullet', basedOn: 'Normal', quickFormat: true },
          paragraph: { spacing: { after: 80 } },
        },
        { id: STYLE.cell, name: 'Plnění – tabulka', ...cell(18) },
        { id: STYLE.smallCell, name: 'Plnění – široká tabulka', ...cell(16) },
        {
          ...{ id: STYLE.chart, name: 'Plnění – graf', basedOn: 'Normal', next: 'Normal' },
          paragraph: { spacing: { before: 120, after: 120, line: 240, lineRule: LineRuleType.AUTO }, indent: { left: 0, firstLine: 0 } },
        },
      ],
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: { top: twips(25), bottom: twips(22), left: twips(24), right: twips(24), header: twips(12), footer: twips(11) },
          },
        },
        headers: {
          first: new Header({ children: [new Paragraph('')] }),
          default: new Header({
            children: [new Paragraph({ children: [new TextRun({ text: '{{nadpis}}', size: 16, color: hex(COLOUR.muted) })] })],
          }),
        },
        footers: { first: pages(), default: pages() },
        children: [
          line('{{nadpis}}', STYLE.title),
          line('{{podnadpis}}', STYLE.subtitle),
          new Paragraph({
            keepNext: true,
            spacing: { before: 120, after: 80 },
            children: [new TextRun({ text: say('report.document.contents'), bold: true })],
          }),
          line('{{obsah}}', 'Normal'),
          line('{{zprava}}', 'Normal'),
        ],
      },
    ],
  });
  const frame = new WordPackage(await Packer.pack(document, 'uint8array'));
  settleStyles(frame.tree(frame.related(frame.related('', 'officeDocument')!, 'styles')!)!);
  return frame;
}

/** What the library does not let one say of its own styles. */
function settleStyles(styles: El): void {
  for (const style of children(styles, 'style')) {
    const name = child(style, 'name')!;
    // As Word spells them, so that it takes them for its own and shows them in the reader's language.
    name.attrs['w:val'] = name.attrs['w:val']!.replace(/^Heading (?=\d$)/, 'heading ');
    if (style.attrs['w:styleId'] === STYLE.contents) find(style, 'pPr/spacing')!.attrs['w:after'] = '40';
  }
}
