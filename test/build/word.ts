import { strToU8, zipSync } from 'fflate';

/** Documents of Word by hand, with the names and shapes that Word itself writes. */

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A run of text; line feeds are line breaks. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
    .join('<w:br/>')}</w:r>`;

/** A paragraph: of a text, or of XML that begins with "<". */
export const para = (content = '', properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : content && run(content)}</w:p>`;

export const heading = (text: string, level = 1): string => para(text, `<w:pStyle w:val="Nadpis${level}"/>`);
/** An item of the list that `numbering` has under that number. */
export const item = (text: string, list: number, level = 0): string =>
  para(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

/** A cell: of a text, a line for each paragraph, or of XML of its blocks. */
export const cell = (content = '', properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${
    content.startsWith('<')
      ? content
      : content
          .split('\n')
          .map((line) => para(line))
          .join('')
  }</w:tc>`;
export const row = (cells: readonly string[], properties = ''): string =>
  `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.map((one) => (one.startsWith('<w:tc>') ? one : cell(one))).join('')}</w:tr>`;
export const table = (rows: readonly (readonly string[] | string)[], widths: readonly number[] = []): string =>
  `<w:tbl><w:tblPr/><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows
    .map((one) => (typeof one === 'string' ? one : row(one)))
    .join('')}</w:tbl>`;

export const span = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`;
export const down = (isFirst: boolean): string => (isFirst ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>');

const by = (author: string, date: string, id: number): string => `w:id="${id}" w:author="${escaped(author)}" w:date="${date}"`;
export const inserted = (content: string, author = 'Jana Malá', date = '2026-03-10T09:00:00Z', id = 90): string =>
  `<w:ins ${by(author, date, id)}>${content}</w:ins>`;
export const deleted = (text: string, author = 'Jana Malá', date = '2026-03-10T09:00:00Z', id = 91): string =>
  `<w:del ${by(author, date, id)}><w:r><w:delText xml:space="preserve">${escaped(text)}</w:delText></w:r></w:del>`;

export const from = (id: number): string => `<w:commentRangeStart w:id="${id}"/>`;
export const to = (id: number): string => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;

interface MadeComment {
  readonly id: number;
  readonly author: string;
  readonly text: string;
  readonly date?: string;
  /** The id of the comment that it answers. */
  readonly answers?: number;
  readonly done?: boolean;
}

/** Styles as a Czech Word writes them: ids are Czech, names of built-in styles English. */
export const STYLES = `<w:style w:type="paragraph" w:default="1" w:styleId="Normln"><w:name w:val="Normal"/></w:style>${[1, 2, 3]
  .map(
    (level) =>
      `<w:style w:type="paragraph" w:styleId="Nadpis${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normln"/><w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr></w:style>`,
  )
  .join('')}`;

/** List 1 has bullets, list 2 numbers "1." with letters below, list 3 headings "1", "1.1". */
const NUMBERING = [
  [1, ['bullet', '\uf0b7'], ['bullet', 'o']],
  [2, ['decimal', '%1.'], ['lowerLetter', '%2)']],
  [3, ['decimal', '%1'], ['decimal', '%1.%2']],
]
  .map(
    ([id, ...levels]) =>
      `<w:abstractNum w:abstractNumId="${id as number}">${(levels as string[][])
        .map(
          ([format, text], i) =>
            `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format!}"/><w:lvlText w:val="${text!}"/></w:lvl>`,
        )
        .join('')}</w:abstractNum>`,
  )
  .concat([1, 2, 3].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`))
  .join('');

export interface MadeDocument {
  readonly body: string;
  readonly comments?: readonly MadeComment[];
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  /** Parts that are added or written otherwise; null leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

/** The bytes of a document. */
export function word({ body, comments = [], styles = STYLES, numbering = NUMBERING, footnotes, parts = {} }: MadeDocument): Uint8Array {
  const relation = (id: number, type: string, target: string): string => `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`;
  const paragraph = (id: number): string => (0x1000 + id).toString(16).padStart(8, '0').toUpperCase();
  const all: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation(1, `${REL}/officeDocument`, 'word/document.xml')}</Relationships>`,
    'word/document.xml': `<w:document ${W}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/styles.xml': `<w:styles ${W}>${styles}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${W}>${numbering}</w:numbering>`,
    'word/comments.xml': `<w:comments ${W}>${comments
      .map(
        ({ id, author, text, date = '2026-03-15T10:20:00Z' }) =>
          `<w:comment ${by(author, date, id)} w:initials="X"><w:p w14:paraId="${paragraph(id)}"><w:r><w:annotationRef/></w:r>${run(text)}</w:p></w:comment>`,
      )
      .join('')}</w:comments>`,
    'word/commentsExtended.xml': `<w15:commentsEx ${W}>${comments
      .map(
        ({ id, answers, done = false }) =>
          `<w15:commentEx w15:paraId="${paragraph(id)}"${answers === undefined ? '' : ` w15:paraIdParent="${paragraph(answers)}"`} w15:done="${done ? 1 : 0}"/>`,
      )
      .join('')}</w15:commentsEx>`,
    'word/people.xml': `<w15:people ${W}>${[...new Set(comments.map(({ author }) => author))]
      .map(
        (author) =>
          `<w15:person w15:author="${escaped(author)}"><w15:presenceInfo w15:providerId="None" w15:userId="${escaped(author)}"/></w15:person>`,
      )
      .join('')}</w15:people>`,
    ...(footnotes === undefined ? {} : { 'word/footnotes.xml': `<w:footnotes ${W}>${footnotes}</w:footnotes>` }),
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[
      [`${REL}/styles`, 'styles.xml'],
      [`${REL}/numbering`, 'numbering.xml'],
      [`${REL}/comments`, 'comments.xml'],
      ['http://schemas.microsoft.com/office/2011/relationships/commentsExtended', 'commentsExtended.xml'],
      ['http://schemas.microsoft.com/office/2011/relationships/people', 'people.xml'],
      ...(footnotes === undefined ? [] : [[`${REL}/footnotes`, 'footnotes.xml']]),
    ]
      .map(([type, target], i) => relation(i + 1, type!, target!))
      .join('')}</Relationships>`,
    ...parts,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(all).flatMap(([name, part]) =>
        part === null ? [] : [[name, typeof part === 'string' ? strToU8(part.startsWith('<?') ? part : HEAD + part) : part] as const],
      ),
    ),
  );
}
