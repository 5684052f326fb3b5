import type { PackageLimits } from '../../ooxml/limits';
import { PACKAGE_RELS, REL, RELS_TYPE } from '../../ooxml/namespaces';
import { checkPackage } from '../../ooxml/packageRule';
import { zipPackage } from '../../ooxml/packageWriter';
import { relativeTarget, relKind, relsPath, resolveTarget } from '../../ooxml/rels';
import { ZipPackage } from '../../ooxml/zip';
import { WorkbookUnreadable } from '../errors';
import { attrLocal, children, make, parseXml, prefixOf, removeKid, writeXml, type El } from '../../ooxml/xmlTree';

export interface Rel {
  id: string;
  /** The last step of the relationship type, the same in transitional and strict files. */
  kind: string;
  type: string;
  target: string;
  external: boolean;
}

const TYPES = '[Content_Types].xml';

/** Limits of a workbook that the host opens: it plays Excel, which takes more than a reader of returns. */
export interface HostLimits extends PackageLimits {
  /** bytes of one unpacked part */
  readonly part: number;
}

export const HOST_LIMITS: HostLimits = { file: 100_000_000, unpacked: 400_000_000, part: 250_000_000, ratio: 250, parts: 5_000 };

/** An OPC package: parts by path. A part nobody changed is written back byte for byte. */
export class Package {
  private readonly trees = new Map<string, El>();
  private readonly dirty = new Set<string>();
  private readonly writers = new Map<string, () => Uint8Array>();
  changed = false;
  /** Rises with every change, for programs that show the workbook. */
  revision = 0;
  private readonly revisions = new Map<string, number>();
  /** Part names are compared without case, as the standard says; the first spelling is the one that is written. */
  private readonly spellings = new Map<string, string>();
  /** As it was opened or last saved. */
  private before: ReadonlyMap<string, Uint8Array>;

  constructor(private readonly parts: Map<string, Uint8Array>) {
    for (const name of parts.keys()) this.spellings.set(name.toLowerCase(), name);
    this.before = new Map(parts);
  }

  /** Everything is unpacked at once, so that a damaged part is told when the file is opened. */
  static open(bytes: Uint8Array, limits: HostLimits): Package {
    const zip = new ZipPackage(bytes, limits, limits.part);
    const parts = zip.names.filter((name) => !name.endsWith('/')).map((name) => [zip.spelling(name), zip.part(name)!] as const);
    const pkg = new Package(new Map(parts));
    if (!pkg.has(TYPES)) throw new WorkbookUnreadable('not-a-workbook', 'no content types');
    return pkg;
  }

  has(path: string): boolean {
    return this.parts.has(this.spelled(path));
  }

  /** The name under which the package has the part, or will have it. */
  private spelled(path: string): string {
    return this.spellings.get(path.toLowerCase()) ?? path;
  }

  private setBytes(path: string, bytes: Uint8Array): void {
    this.spellings.set(path.toLowerCase(), path);
    this.parts.set(path, bytes);
  }

  names(): string[] {
    return [...this.parts.keys()];
  }

  bytes(path: string): Uint8Array {
    const bytes = this.parts.get(this.spelled(path));
    if (bytes === undefined) throw new WorkbookUnreadable('damaged', `${path} is missing`);
    return bytes;
  }

  put(path: string, bytes: Uint8Array): void {
    const name = this.spelled(path);
    this.setBytes(name, bytes);
    this.trees.delete(name);
    this.dirty.delete(name);
    this.changed = true;
  }

  remove(path: string): void {
    const name = this.spelled(path);
    if (!this.parts.has(name)) return;
    for (const gone of [name, this.spelled(relsPath(name))]) {
      this.parts.delete(gone);
      this.spellings.delete(gone.toLowerCase());
      this.trees.delete(gone);
      this.dirty.delete(gone);
      this.writers.delete(gone);
    }
    this.changed = true;
    this.dropTypes(name);
  }

  private dropTypes(path: string): void {
    const types = this.tree(TYPES);
    const key = `/${path}`.toLowerCase();
    for (const el of children(types, 'Override')) {
      if (el.attrs['PartName']?.toLowerCase() === key) {
        removeKid(types, el);
        this.touch(TYPES);
      }
    }
  }

  /** The part's tree; change it and call {@link touch}. */
  tree(path: string): El {
    const name = this.spelled(path);
    let tree = this.trees.get(name);
    if (!tree) {
      tree = parseXml(this.bytes(name), name);
      this.trees.set(name, tree);
    }
    return tree;
  }

  /** Registers a tree read or made elsewhere, optionally with its own way of being written. */
  setTree(path: string, tree: El, write?: () => Uint8Array): void {
    const name = this.spelled(path);
    this.trees.set(name, tree);
    if (write) this.writers.set(name, write);
    if (!this.parts.has(name)) this.setBytes(name, new Uint8Array());
  }

  touch(path: string): void {
    const name = this.spelled(path);
    this.dirty.add(name);
    this.changed = true;
    this.revision += 1;
    this.revisions.set(name, this.revision);
  }

  /** The revision in which the part changed last. */
  revisionOf(path: string): number {
    return this.revisions.get(this.spelled(path)) ?? 0;
  }

  create(path: string, tree: El, contentType: string): void {
    this.setTree(path, tree);
    this.touch(path);
    this.declare(path, contentType);
  }

  /** The part's type from now on. */
  declare(path: string, contentType: string): void {
    this.dropTypes(path);
    const types = this.tree(TYPES);
    types.kids.push(make(`${prefixOf(types)}Override`, { PartName: `/${this.spelled(path)}`, ContentType: contentType }));
    this.touch(TYPES);
  }

  /** Parts with the extension are no longer of the type by default; nothing happens where they never were. */
  forget(extension: string, contentType: string): void {
    const types = this.tree(TYPES);
    for (const el of children(types, 'Default'))
      if (el.attrs['Extension']?.toLowerCase() === extension && el.attrs['ContentType'] === contentType) {
        removeKid(types, el);
        this.touch(TYPES);
      }
  }

  contentType(path: string): string | undefined {
    const types = this.tree(TYPES);
    const key = `/${path}`.toLowerCase();
    return children(types, 'Override').find((el) => el.attrs['PartName']?.toLowerCase() === key)?.attrs['ContentType'];
  }

  rels(source: string): Rel[] {
    const path = relsPath(source);
    if (!this.has(path)) return [];
    return children(this.tree(path), 'Relationship').map((el) => {
      const type = el.attrs['Type'] ?? '';
      const external = el.attrs['TargetMode'] === 'External';
      const target = el.attrs['Target'] ?? '';
      return {
        id: el.attrs['Id'] ?? '',
        type,
        kind: relKind(type),
        target: external ? target : resolveTarget(source, target),
        external,
      };
    });
  }

  rel(source: string, id: string | undefined): Rel | undefined {
    return id === undefined ? undefined : this.rels(source).find((r) => r.id === id);
  }

  addRel(source: string, type: string, target: string, external = false): string {
    const path = relsPath(source);
    if (!this.has(path)) this.setTree(path, make('Relationships', { xmlns: PACKAGE_RELS }));
    const tree = this.tree(path);
    const used = new Set(this.rels(source).map((r) => r.id));
    let n = 1;
    while (used.has(`rId${n}`)) n += 1;
    const attrs: Record<string, string> = {
      Id: `rId${n}`,
      Type: type.includes('/') ? type : `${REL}/${type}`,
      Target: external ? target : relativeTarget(source, target),
    };
    if (external) attrs['TargetMode'] = 'External';
    tree.kids.push(make(`${prefixOf(tree)}Relationship`, attrs));
    this.touch(path);
    return `rId${n}`;
  }

  dropRel(source: string, id: string): void {
    const path = relsPath(source);
    if (!this.has(path)) return;
    const tree = this.tree(path);
    for (const el of children(tree, 'Relationship')) if (el.attrs['Id'] === id) removeKid(tree, el);
    this.touch(path);
  }

  /** First free `prefixN.ext`. */
  freeName(prefix: string, ext: string): string {
    for (let n = 1; ; n += 1) if (!this.has(`${prefix}${n}.${ext}`)) return `${prefix}${n}.${ext}`;
  }

  /**
   * Excel refuses a package with a part of no type; some programs declare only the types of the parts they wrote, and some
   * call every XML part the main one unless it says otherwise.
   */
  private typeTheRest(): void {
    const types = this.tree(TYPES);
    const own = new Set(children(types, 'Override').map((el) => el.attrs['PartName']?.replace(/^\/+/, '').toLowerCase()));
    const defaults = new Map(children(types, 'Default').map((el) => [el.attrs['Extension']?.toLowerCase(), el.attrs['ContentType']]));
    const added: { readonly defaults: El[]; readonly overrides: El[] } = { defaults: [], overrides: [] };
    for (const [extension, type] of Object.entries({ rels: RELS_TYPE, xml: 'application/xml' })) {
      const known = defaults.get(extension);
      if (known === type) continue;
      const untyped = this.names().filter((name) => {
        const key = name.toLowerCase();
        return name !== TYPES && key.endsWith(`.${extension}`) && !own.has(key) && (known === undefined || !this.before.has(name));
      });
      if (untyped.length === 0) continue;
      const p = prefixOf(types);
      if (known === undefined) added.defaults.push(make(`${p}Default`, { Extension: extension, ContentType: type }));
      else added.overrides.push(...untyped.map((name) => make(`${p}Override`, { PartName: `/${name}`, ContentType: type })));
    }
    types.kids.unshift(...added.defaults);
    types.kids.push(...added.overrides);
    if (added.defaults.length + added.overrides.length > 0) this.parts.set(this.spelled(TYPES), writeXml(types));
  }

  /**
   * The package as a file.
   * @throws {PackageFault} when what was made of it is not a package that Excel opens: a fault of ours, nothing is given
   */
  save(): Uint8Array {
    // Writing a sheet may still add strings, which may add a part: go on until nothing is left to write.
    while (this.dirty.size > 0) {
      const round = [...this.dirty].sort((x, y) => Number(this.writers.has(y)) - Number(this.writers.has(x)));
      this.dirty.clear();
      for (const path of round) {
        const tree = this.trees.get(path);
        if (tree) this.parts.set(path, this.writers.get(path)?.() ?? writeXml(tree));
      }
    }
    if (this.changed) {
      this.typeTheRest();
      checkPackage(this.parts, this.before);
      this.before = new Map(this.parts);
    }
    return zipPackage(this.parts);
  }
}

/** `r:id` and friends. */
export const relId = (el: El): string | undefined => attrLocal(el, 'id');
