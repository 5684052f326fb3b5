import { REL as OFFICE } from '../../../ooxml/namespaces';
import type { Book } from '../../model/book';
import { apiError } from '../../errors';
import { make, parseXml, type El } from '../../../ooxml/xmlTree';
import { strToU8 } from 'fflate';

const DS = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';

export interface XmlPart {
  path: string;
  id: string;
  namespace: string;
}

const namespaceOf = (root: El): string => {
  const prefix = root.name.includes(':') ? `xmlns:${root.name.split(':')[0]}` : 'xmlns';
  return root.attrs[prefix] ?? '';
};

/** customXml/itemN.xml with the properties part that gives it an id. */
export class CustomXml {
  constructor(private readonly book: Book) {}

  list(): XmlPart[] {
    const { pkg } = this.book;
    const out: XmlPart[] = [];
    for (const rel of pkg.rels(this.book.path)) {
      if (rel.kind !== 'customXml' || !pkg.has(rel.target)) continue;
      const props = pkg.rels(rel.target).find((r) => r.kind === 'customXmlProps');
      const item = props && pkg.has(props.target) ? pkg.tree(props.target) : null;
      const key = item && Object.keys(item.attrs).find((k) => /(^|:)itemID$/.test(k));
      let namespace = '';
      try {
        namespace = namespaceOf(pkg.tree(rel.target));
      } catch {
        continue;
      }
      out.push({ path: rel.target, id: (key && item.attrs[key]) || `{${rel.target}}`, namespace });
    }
    return out;
  }

  xml(part: XmlPart): string {
    return new TextDecoder()
      .decode(this.book.pkg.bytes(part.path))
      .replace(/^\uFEFF/, '')
      .replace(/^<\?xml[^>]*\?>\s*/, '');
  }

  private check(xml: unknown): El {
    if (typeof xml !== 'string') throw apiError('InvalidArgument', 'xml');
    try {
      return parseXml(xml, 'custom XML');
    } catch {
      throw apiError('InvalidArgument', 'not well-formed XML');
    }
  }

  add(xml: unknown): XmlPart {
    const root = this.check(xml);
    const { pkg } = this.book;
    const path = pkg.freeName('customXml/item', 'xml');
    const n = /(\d+)\.xml$/.exec(path)![1]!;
    const props = `customXml/itemProps${n}.xml`;
    const id = this.freeId();
    const namespace = namespaceOf(root);
    pkg.put(path, strToU8(xml as string));
    pkg.create(
      props,
      make('ds:datastoreItem', { 'ds:itemID': id, 'xmlns:ds': DS }, [
        make('ds:schemaRefs', {}, namespace ? [make('ds:schemaRef', { 'ds:uri': namespace })] : []),
      ]),
      'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
    );
    pkg.addRel(this.book.path, `${OFFICE}/customXml`, path);
    pkg.addRel(path, `${OFFICE}/customXmlProps`, props);
    return { path, id, namespace };
  }

  /** Ids count up from the parts there are, so that the same steps give the same file. */
  private freeId(): string {
    const used = new Set(this.list().map((p) => p.id.toUpperCase()));
    for (let n = 1; ; n += 1) {
      const id = `{504C4E45-4E49-4000-8000-${n.toString(16).toUpperCase().padStart(12, '0')}}`;
      if (!used.has(id)) return id;
    }
  }

  set(part: XmlPart, xml: unknown): void {
    this.check(xml);
    this.book.pkg.put(part.path, strToU8(xml as string));
  }

  remove(part: XmlPart): void {
    const { pkg } = this.book;
    const rel = pkg.rels(this.book.path).find((r) => r.kind === 'customXml' && r.target === part.path);
    for (const props of pkg.rels(part.path)) if (props.kind === 'customXmlProps') pkg.remove(props.target);
    if (rel) pkg.dropRel(this.book.path, rel.id);
    pkg.remove(part.path);
  }
}
