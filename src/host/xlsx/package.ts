import type { PackageLimits } from '../../ooxml/limits';
import { PACKAGE_RELS, REL, RELS_TYPE } from '../../ooxml/namespaces';
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

  constructor(private readonly parts: Map<string, Uint8Array>) {}

  /** Everything is unpacked at once, so that a damaged part is told when the file is opened. */
  static open(bytes: Uint8Array, limits: HostLimits): Package {
    const zip = new ZipPackage(bytes, limits, limits.part);
    const parts = zip.names.filter((name) => !name.endsWith('/')).map((name) => [zip.spelling(name), zip.part(name)!] as const);
    const pkg = new Package(new Map(parts));
    if (!pkg.has(TYPES)) throw new WorkbookUnreadable('not-a-workbook', 'no content types');
    return pkg;
  }

  has(path: string): boolean {
    return this.find(path) !== undefined;
  }

  /** Part names are compared without case, as the standard says. */
  private find(path: string): string | undefined {
    if (this.parts.has(path)) return path;
    const key = path.toLowerCase();
    for (const name of this.parts.keys()) if (name.toLowerCase() === key) return name;
    return undefined;
  }

  names(): string[] {
    return [...this.parts.keys()];
  }

  bytes(path: string): Uint8Array {
    const name = this.find(path);
    if (name === undefined) throw new WorkbookUnreadable('damaged', `${path} is missing`);
    return this.parts.get(name)!;
  }

  put(path: string, bytes: Uint8Array): void {
    this.parts.set(this.find(path) ?? path, bytes);
    this.trees.delete(path);
    this.dirty.delete(path);
    this.changed = true;
  }

  remove(path: string): void {
    const name = this.find(path);
    if (name === undefined) return;
    this.parts.delete(name);
    this.trees.delete(path);
    this.dirty.delete(path);
    this.writers.delete(path);
    this.changed = true;
    this.parts.delete(relsPath(path));
    this.trees.delete(relsPath(path));
    this.dirty.delete(relsPath(path));
    const types = this.tree(TYPES);
    for (const el of children(types, 'Override')) {
      if (el.attrs['PartName']?.toLowerCase() === `/${path}`.toLowerCase()) {
        removeKid(types, el);
        this.touch(TYPES);
      }
    }
  }

  /** The part's tree; change it and call {@link touch}. */
  tree(path: string): El {
    let tree = this.trees.get(path);
    if (!tree) {
      tree = parseXml(this.bytes(path), path);
      this.trees.set(path, tree);
    }
    return tree;
  }

  /** Registers a tree read or made elsewhere, optionally with its own way of being written. */
  setTree(path: string, tree: El, write?: () => Uint8Array): void {
    this.trees.set(path, tree);
    if (write) this.writers.set(path, write);
    if (!this.parts.has(path)) this.parts.set(path, new Uint8Array());
  }

  touch(path: string): void {
    this.dirty.add(path);
    this.changed = true;
    this.revision += 1;
    this.revisions.set(path, this.revision);
  }

  /** The revision in which the part changed last. */
  revisionOf(path: string): number {
    return this.revisions.get(path) ?? 0;
  }

  create(path: string, tree: El, contentType: string): void {
    this.setTree(path, tree);
    this.touch(path);
    this.declare(path, contentType);
  }

  /** The part's type from now on. */
  declare(path: string, contentType: string): void {
    const types = this.tree(TYPES);
    const key = `/${path}`.toLowerCase();
    for (const el of children(types, 'Override')) if (el.attrs['PartName']?.toLowerCase() === key) removeKid(types, el);
    types.kids.push(make(`${prefixOf(types)}Override`, { PartName: `/${path}`, ContentType: contentType }));
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

  /** Excel refuses a package with a part of no type; some programs declare only the types of the parts they wrote. */
  private typeTheRest(): void {
    const types = this.tree(TYPES);
    const defaults = new Set(children(types, 'Default').map((el) => el.attrs['Extension']?.toLowerCase()));
    const missing = Object.entries({ rels: RELS_TYPE, xml: 'application/xml' }).filter(
      ([extension]) =>
        !defaults.has(extension) &&
        this.names().some((name) => name !== TYPES && name.toLowerCase().endsWith(`.${extension}`) && this.contentType(name) === undefined),
    );
    if (missing.length === 0) return;
    types.kids.unshift(
      ...missing.map(([extension, type]) => make(`${prefixOf(types)}Default`, { Extension: extension, ContentType: type })),
    );
    this.parts.set(this.find(TYPES)!, writeXml(types));
  }

  save(): Uint8Array {
    // Writing a sheet may still add strings, which may add a part: go on until nothing is left to write.
    while (this.dirty.size > 0) {
      const round = [...this.dirty].sort((x, y) => Number(this.writers.has(y)) - Number(this.writers.has(x)));
      this.dirty.clear();
      for (const path of round) {
        const tree = this.trees.get(path);
        if (tree) this.parts.set(this.find(path) ?? path, this.writers.get(path)?.() ?? writeXml(tree));
      }
    }
    if (this.changed) this.typeTheRest();
    return zipPackage(this.parts);
  }
}

/** `r:id` and friends. */
export const relId = (el: El): string | undefined => attrLocal(el, 'id');
