/** The document of an office that a report is written into: samples/sablona-uradu.docx, made by `npm run samples`. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type IParagraphStyleOptions,
} from 'docx';
import { finish } from '../src/report/docx/finish';
import { WordPackage } from '../src/report/docx/wordPackage';

const FONT = 'Times New Roman';
const GREEN = '2F5D3A';

/** A letterhead, headings in colours and numbers of the office, a table of contents, and placeholders in places of chapters. */
export async function sampleTemplate(): Promise<Uint8Array> {
  const p = (text: string, style?: string): Paragraph => new Paragraph({ ...(style ? { style } : {}), children: [new TextRun(text)] });
  const heading = (level: number, size: number): Omit<IParagraphStyleOptions, 'id'> => ({
    ...{ basedOn: 'Normal', next: 'Normal', quickFormat: true },
    run: { bold: true, size, color: GREEN },
    paragraph: { keepNext: true, spacing: { before: 360, after: 120 }, outlineLevel: level },
  });
  const line = { style: BorderStyle.SINGLE, size: 8, space: 4, color: GREEN };
  const document = new Document({
    styles: {
      default: {
        document: { run: { font: FONT, size: 23, language: { value: 'cs-CZ' } }, paragraph: { spacing: { after: 140 } } },
        title: {
          run: { bold: true, size: 44, color: GREEN },
          paragraph: { spacing: { before: 2400, after: 200 }, alignment: AlignmentType.CENTER },
        },
      },
      paragraphStyles: [
        { id: 'Kapitola', name: 'Kapitola úřadu', ...heading(0, 32) },
        { id: 'Oddil', name: 'Oddíl úřadu', ...heading(1, 27) },
        { id: 'Pododdil', name: 'Pododdíl úřadu', ...heading(2, 24) },
        { id: 'Podtitul', name: 'Podtitul', basedOn: 'Normal', run: { size: 28 }, paragraph: { alignment: AlignmentType.CENTER } },
      ],
    },
    sections: [
      {
        properties: { page: { margin: { top: 1900, bottom: 1300, left: 1418, right: 1134, header: 600, footer: 500 } } },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                border: { bottom: line },
                children: [
                  new TextRun({ text: 'KRAJSKÝ ÚŘAD', bold: true, color: GREEN }),
                  new TextRun({ text: ' · odbor sociálních věcí · {{nadpis}}', size: 18 }),
                ],
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({ size: 18, children: ['Stav k {{datum}} · strana ', PageNumber.CURRENT, ' z ', PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children: [
          // Word itself spreads the letters of a placeholder over runs when somebody corrects them.
          new Paragraph({ style: 'Title', children: [new TextRun('{{nad'), new TextRun('pis}}')] }),
          p('{{podnadpis}}', 'Podtitul'),
          p('Zpracoval: {{zpracoval}}', 'Podtitul'),
          new Paragraph({ pageBreakBefore: true, children: [new TextRun({ text: 'Obsah', bold: true, color: GREEN, size: 27 })] }),
          p('{{obsah}}'),
          new Paragraph({ style: 'Kapitola', pageBreakBefore: true, children: [new TextRun('Úvod')] }),
          new Paragraph({ alignment: AlignmentType.JUSTIFIED, children: [new TextRun('{{uvod}}')] }),
          p('Shrnutí', 'Kapitola'),
          p('Výsledek ukazuje graf a tabulka pod ním.'),
          p('{{graf}}'),
          new Paragraph({ alignment: AlignmentType.JUSTIFIED, children: [new TextRun('{{shrnuti}}')] }),
          new Paragraph({ alignment: AlignmentType.JUSTIFIED, children: [new TextRun('{{zprava}}')] }),
          p('{{priloha}}'),
        ],
      },
    ],
  });
  const base = new WordPackage(await Packer.pack(document, 'uint8array'));
  const main = base.related('', 'officeDocument')!;
  return finish(base, main, { title: 'Šablona zprávy', author: 'Krajský úřad', asOf: '2026-01-01' });
}
