import { escapeString, unescapeString } from '../../../ooxml/strings';
import { CORE_PROPERTIES, CORE_PROPERTIES_REL as CORE, REL as OFFICE } from '../../../ooxml/namespaces';
import type { Book } from '../../model/book';
import { child, children, elements, local, make, prefixOf, removeKid, textOf, type El } from '../../../ooxml/xmlTree';

const CUSTOM = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties';
const VT = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';
const FMTID = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

const CORE_NAMES: Record<string, string> = {
  title: 'dc:title',
  subject: 'dc:subject',
  author: 'dc:creator',
  comments: 'dc:description',
  keywords: 'cp:keywords',
  category: 'cp:category',
  lastAuthor: 'cp:lastModifiedBy',
  creationDate: 'dcterms:created',
  revisionNumber: 'cp:revision',
};

export type CustomValue = string | number | boolean;

/** docProps/core.xml and custom.xml, made when first needed. */
export class DocProps {
  constructor(private readonly book: Book) {}

  private path(kind: 'core-properties' | 'custom-properties' | 'extended-properties'): string | null {
    const target = this.book.pkg.rels('').find((r) => r.kind === kind)?.target;
    return target !== undefined && this.book.pkg.has(target) ? target : null;
  }

  core(name: string): string {
    const path = this.path('core-properties');
    if (!path) return '';
    const wanted = local(CORE_NAMES[name] ?? name);
    return textOf(elements(this.book.pkg.tree(path)).find((el) => local(el.name) === wanted));
  }

  setCore(name: string, value: string): void {
    const { pkg } = this.book;
    let path = this.path('core-properties');
    if (!path) {
      path = 'docProps/core.xml';
      pkg.create(
        path,
        make('cp:coreProperties', {
          'xmlns:cp': CORE_PROPERTIES,
          'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
          'xmlns:dcterms': 'http://purl.org/dc/terms/',
          'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        }),
        'application/vnd.openxmlformats-package.core-properties+xml',
      );
      pkg.addRel('', CORE, path);
    }
    const root = pkg.tree(path);
    const tag = CORE_NAMES[name]!;
    const old = elements(root).find((el) => local(el.name) === local(tag));
    const [prefix] = tag.split(':');
    if (tag.startsWith('dc:')) root.attrs['xmlns:dc'] ??= 'http://purl.org/dc/elements/1.1/';
    if (old) old.kids = [value];
    else root.kids.push(make(prefix ? tag : local(tag), {}, [value]));
    pkg.touch(path);
  }

  /** `company` and `manager` live in the other part. */
  extended(name: 'Company' | 'Manager'): string {
    const path = this.path('extended-properties');
    return path ? textOf(child(this.book.pkg.tree(path), name)) : '';
  }

  setExtended(name: 'Company' | 'Manager', value: string): void {
    const path = this.path('extended-properties');
    if (!path) return;
    const root = this.book.pkg.tree(path);
    const old = child(root, name);
    if (old) old.kids = [value];
    else root.kids.push(make(prefixOf(root) + name, {}, [value]));
    this.book.pkg.touch(path);
  }

  private customRoot(create: boolean): { path: string; root: El } | null {
    const { pkg } = this.book;
    let path = this.path('custom-properties');
    if (!path) {
      if (!create) return null;
      path = 'docProps/custom.xml';
      pkg.create(
        path,
        make('Properties', { xmlns: CUSTOM, 'xmlns:vt': VT }),
        'application/vnd.openxmlformats-officedocument.custom-properties+xml',
      );
      pkg.addRel('', `${OFFICE}/custom-properties`, path);
    }
    return { path, root: pkg.tree(path) };
  }

  customKeys(): string[] {
    const at = this.customRoot(false);
    return at ? children(at.root, 'property').map((el) => el.attrs['name'] ?? '') : [];
  }

  private property(key: string): El | undefined {
    const at = this.customRoot(false);
    return at ? children(at.root, 'property').find((el) => el.attrs['name']?.toLowerCase() === key.toLowerCase()) : undefined;
  }

  custom(key: string): { type: string; value: CustomValue } | null {
    const value = elements(this.property(key) ?? make('none'))[0];
    if (!value) return null;
    const text = textOf(value);
    const kind = local(value.name);
    if (kind === 'bool') return { type: 'Boolean', value: text === 'true' || text === '1' };
    if (/^(i\d|ui\d|int|uint)$/.test(kind)) return { type: 'Number', value: Number(text) };
    if (/^(r4|r8|decimal)$/.test(kind)) return { type: 'Float', value: Number(text) };
    return { type: kind === 'filetime' || kind === 'date' ? 'Date' : 'String', value: unescapeString(text) };
  }

  setCustom(key: string, value: CustomValue): string {
    const { path, root } = this.customRoot(true)!;
    let vt = Object.keys(root.attrs)
      .find((k) => root.attrs[k] === VT)
      ?.replace(/^xmlns:?/, '');
    if (vt === undefined) {
      root.attrs['xmlns:vt'] = VT;
      vt = 'vt';
    }
    const kind =
      typeof value === 'boolean'
        ? 'bool'
        : typeof value === 'number'
          ? Number.isInteger(value) && Math.abs(value) < 2 ** 31
            ? 'i4'
            : 'r8'
          : 'lpwstr';
    const body = make(`${vt}:${kind}`, {}, [escapeString(String(value))]);
    const old = this.property(key);
    if (old) old.kids = [body];
    else {
      const pid = Math.max(1, ...children(root, 'property').map((el) => Number(el.attrs['pid']))) + 1;
      root.kids.push(make(`${prefixOf(root)}property`, { fmtid: FMTID, pid, name: key }, [body]));
    }
    this.book.pkg.touch(path);
    return old?.attrs['name'] ?? key;
  }

  dropCustom(key: string): void {
    const at = this.customRoot(false);
    const el = this.property(key);
    if (!at || !el) return;
    removeKid(at.root, el);
    // Readers take an empty list of properties for a broken part.
    if (children(at.root, 'property').length === 0) {
      const rel = this.book.pkg.rels('').find((r) => r.kind === 'custom-properties');
      if (rel) this.book.pkg.dropRel('', rel.id);
      this.book.pkg.remove(at.path);
    } else this.book.pkg.touch(at.path);
  }
}
