import { children, elements, isEl, local, make, textOf, type El } from '../../ooxml/xmlTree';
import type { ReportDocument } from '../../core/report/document';
import { CORE_PROPERTIES, CORE_PROPERTIES_REL, LANGUAGE } from './names';
import type { WordPackage } from './wordPackage';

const CORE_TYPE = 'application/vnd.openxmlformats-package.core-properties+xml';
const DUBLIN = 'http://purl.org/dc/elements/1.1/';
const DUBLIN_TERMS = 'http://purl.org/dc/terms/';
const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

type Origin = Pick<ReportDocument, 'title' | 'author' | 'asOf'>;

/**
 * The one pass over a finished package: who made the document and when comes from the workbook, not from the clock and
 * not from the template; the language is Czech; what tells of other content goes.
 */
export function finish(base: WordPackage, main: string, document: Origin): Uint8Array {
  coreProperties(base, document);
  const app = base.related('', 'extended-properties');
  const properties = app === null ? null : base.tree(app);
  // How many pages and words the template had, and how long somebody worked on it.
  if (properties) properties.kids = properties.kids.filter((kid) => isEl(kid) && /^(Company|Manager)$/.test(local(kid.name)));
  const thumbnail = base.related('', 'thumbnail');
  if (thumbnail !== null) base.drop(thumbnail);
  speak(base, main);
  return base.save();
}

function coreProperties(base: WordPackage, { title, author, asOf }: Origin): void {
  const known = base.related('', 'core-properties');
  const kept = (known === null ? [] : elements(base.tree(known)!)).filter((el) => /^(subject|keywords|category)$/.test(local(el.name)));
  const text = (name: string): string => textOf(kept.find((el) => local(el.name) === name) ?? null);
  const optional = (name: string, value: string): El[] => (value === '' ? [] : [make(name, {}, [value])]);
  const day = (name: string): El[] => (asOf === '' ? [] : [make(name, { 'xsi:type': 'dcterms:W3CDTF' }, [`${asOf}T00:00:00Z`])]);
  const tree = make(
    'cp:coreProperties',
    {
      'xmlns:cp': CORE_PROPERTIES,
      'xmlns:dc': DUBLIN,
      'xmlns:dcterms': DUBLIN_TERMS,
      'xmlns:xsi': SCHEMA_INSTANCE,
    },
    [
      ...optional('dc:title', title),
      ...optional('dc:subject', text('subject')),
      ...optional('dc:creator', author),
      ...optional('cp:keywords', text('keywords')),
      ...optional('cp:lastModifiedBy', author),
      make('cp:revision', {}, ['1']),
      ...day('dcterms:created'),
      ...day('dcterms:modified'),
      ...optional('cp:category', text('category')),
      make('dc:language', {}, [LANGUAGE]),
    ],
  );
  if (known !== null) {
    base.put(known, tree);
    return;
  }
  const name = base.freeName('docProps/core#.xml');
  base.put(name, tree, CORE_TYPE);
  base.tree('_rels/.rels')!.kids.push(make('Relationship', { Id: 'rIdPlneniCore', Type: CORE_PROPERTIES_REL, Target: name }));
}

function speak(base: WordPackage, main: string): void {
  const settings = base.related(main, 'settings');
  const tree = settings === null ? null : base.tree(settings);
  for (const el of children(tree, 'themeFontLang')) {
    const key = Object.keys(el.attrs).find((name) => local(name) === 'val');
    if (key !== undefined) el.attrs[key] = LANGUAGE;
  }
}
