import { zipPackage } from '../../src/ooxml/packageWriter';
import { ZipPackage } from '../../src/ooxml/zip';
import { LIMITS } from '../../src/ooxml/limits';
import { descendants, elements, local, parseXml, textOf, type El } from '../../src/ooxml/xmlTree';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const root = (name: string, content: string): string =>
  `<?xml version="1.0"?><w:${name} xmlns:w="${W}" xmlns:r="${R}">${content}</w:${name}>`;

export interface TemplateParts {
  /** Content of `<w:body>` before the section properties. */
  readonly body: string;
  /** Content of the last `<w:sectPr>`; A4 without it. */
  readonly section?: string;
  /** Content of `<w:styles>`; Word's own in Czech without it. */
  readonly styles?: string;
  /** Content of the header of every page. */
  readonly header?: string;
  readonly numbering?: string;
  readonly settings?: string;
  readonly settingsRels?: string;
  readonly mainType?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** `<w:p>` of runs; a text is one run. */
export const para = (runs: string | readonly string[], properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${[runs]
    .flat()
    .map((text) => `<w:r><w:t>${text}</w:t></w:r>`)
    .join('')}</w:p>`;
export const styled = (style: string): string => `<w:pStyle w:val="${style}"/>`;

const style = (id: string, name: string, properties = '', more = ''): string =>
  `<w:style w:type="paragraph" ${more} w:styleId="${id}"><w:name w:val="${name}"/>${id === 'Normln' ? '' : '<w:basedOn w:val="Normln"/>'}<w:qFormat/>${properties}</w:style>`;
/** Styles as Czech Word writes them: names in English, ids in Czech. */
export const CZECH_STYLES = [
  '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>',
  style('Normln', 'Normal', '', 'w:default="1"'),
  style('Nadpis1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
  style('Nadpis2', 'heading 2', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
  style('Nzev', 'Title'),
].join('');

const SECTION =
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>';

/** A .docx as bytes, made of what an office would have in it. */
export function wordTemplate({
  body,
  section = SECTION,
  styles = CZECH_STYLES,
  header,
  numbering,
  settings,
  settingsRels,
  mainType,
  more = {},
}: TemplateParts): Uint8Array {
  const related = [
    ['styles', 'styles.xml'],
    ...(header === undefined ? [] : [['header', 'header1.xml']]),
    ...(numbering === undefined ? [] : [['numbering', 'numbering.xml']]),
    ...(settings === undefined ? [] : [['settings', 'settings.xml']]),
  ] as [string, string][];
  const rels = (list: readonly (readonly [string, string])[], folder = ''): string =>
    `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships">${list.map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${R}/${kind}" Target="${folder}${target}"/>`).join('')}</Relationships>`;
  const reference = header === undefined ? '' : '<w:headerReference w:type="default" r:id="rId2"/>';
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${mainType ?? `${TYPE}.document.main+xml`}"/>${related.map(([kind, name]) => `<Override PartName="/word/${name}" ContentType="${TYPE}.${kind}+xml"/>`).join('')}</Types>`,
    '_rels/.rels': rels([['officeDocument', 'document.xml']], 'word/'),
    'word/document.xml': root('document', `<w:body>${body}<w:sectPr>${reference}${section}</w:sectPr></w:body>`),
    'word/_rels/document.xml.rels': rels(related),
    'word/styles.xml': root('styles', styles),
    ...(header === undefined ? {} : { 'word/header1.xml': root('hdr', header) }),
    ...(numbering === undefined ? {} : { 'word/numbering.xml': root('numbering', numbering) }),
    ...(settings === undefined ? {} : { 'word/settings.xml': root('settings', settings) }),
    ...(settingsRels === undefined ? {} : { 'word/_rels/settings.xml.rels': settingsRels }),
    ...more,
  };
  return zipPackage(Object.entries(parts));
}

/** A document as a test looks at it. */
export class WordFile {
  private readonly zip: ZipPackage;
  constructor(bytes: Uint8Array) {
    this.zip = new ZipPackage(bytes, LIMITS);
  }

  get names(): string[] {
    return this.zip.names;
  }
  text(part: string): string {
    return new TextDecoder().decode(this.zip.part(part)!);
  }
  part(part: string): Uint8Array {
    return this.zip.part(part)!;
  }
  tree(part = 'word/document.xml'): El {
    return parseXml(this.zip.part(part)!, part);
  }
  get body(): El {
    return descendants(this.tree(), 'body')[0]!;
  }
  /** Name, level of the outline (from 1) and text of each paragraph that is a heading. */
  get headings(): string[] {
    const styles = new Map(descendants(this.tree('word/styles.xml'), 'style').map((el) => [el.attrs['w:styleId'], el]));
    const levelOf = (id: string | undefined): string | undefined => {
      const found = styles.get(id);
      if (!found) return undefined;
      return descendants(found, 'outlineLvl')[0]?.attrs['w:val'] ?? levelOf(descendants(found, 'basedOn')[0]?.attrs['w:val']);
    };
    return descendants(this.body, 'p').flatMap((p) => {
      const level = levelOf(descendants(p, 'pStyle')[0]?.attrs['w:val']);
      return level === undefined ? [] : [`${+level + 1} ${textOf(p)}`];
    });
  }
  /** Text of the body in its order: one line a paragraph, `[table]` and `[chart]` where they stand. */
  get lines(): string[] {
    const walk = (el: El): string[] =>
      elements(el).flatMap((kid) => {
        switch (local(kid.name)) {
          case 'p':
            return descendants(kid, 'drawing').length > 0 ? ['[chart]'] : [descendants(kid, 't').map(textOf).join('')];
          case 'tbl':
            return ['[table]', ...walk(kid)];
          case 'tr':
          case 'tc':
          case 'sdt':
          case 'sdtContent':
            return walk(kid);
          default:
            return [];
        }
      });
    return walk(this.body);
  }
}
