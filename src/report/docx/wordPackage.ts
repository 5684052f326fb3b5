import { checkPackage } from '../../ooxml/packageRule';
import { zipPackage } from '../../ooxml/packageWriter';
import { relKind, relativeTarget, relsPath, resolveTarget } from '../../ooxml/rels';
import { elements, isEl, local, make, parseXml, writeXml, type El } from '../../ooxml/xmlTree';
import { ZipPackage } from '../../ooxml/zip';
import { LIMITS } from '../../ooxml/limits';
import { PACKAGE_RELS, REL } from './names';

const TYPES = '[Content_Types].xml';

/** A relationship of a part. */
export interface Relation {
  readonly id: string;
  /** The last step of its type: `header`, `chart`. */
  readonly kind: string;
  /** The part it leads to; null outside the package. */
  readonly part: string | null;
}

/**
 * A Word document that is being changed: parts as bytes, those that were asked for as trees. What nobody asked for leaves
 * it as it came.
 */
export class WordPackage {
  private readonly parts = new Map<string, Uint8Array>();
  private readonly trees = new Map<string, El>();
  /** The last number of an id in a part of relationships: a report may have thousands of links. */
  private readonly lastIds = new Map<El, number>();
  /** The package as it was opened: its own faults are not ours. */
  private readonly opened: ReadonlyMap<string, Uint8Array>;

  /** @throws {Refused} for a package that is damaged, encrypted or beyond the limits */
  constructor(bytes: Uint8Array) {
    const zip = new ZipPackage(bytes, LIMITS);
    for (const name of zip.names) {
      if (name.endsWith('/')) continue;
      this.parts.set(zip.spelling(name), zip.part(name)!);
    }
    this.opened = new Map(this.parts);
  }

  get names(): string[] {
    return [...this.parts.keys()];
  }

  /** The name as the package spells it; null for a part that is not there. */
  known(name: string): string | null {
    if (this.parts.has(name)) return name;
    const key = name.toLowerCase();
    return this.names.find((other) => other.toLowerCase() === key) ?? null;
  }

  bytes(name: string): Uint8Array | null {
    const known = this.known(name);
    return known === null ? null : this.parts.get(known)!;
  }

  /** The part as a tree; what is changed in it is written. @throws {Refused} for XML that is damaged */
  tree(name: string): El | null {
    const known = this.known(name);
    if (known === null) return null;
    let tree = this.trees.get(known);
    if (!tree) {
      tree = parseXml(this.parts.get(known)!, known);
      this.trees.set(known, tree);
    }
    return tree;
  }

  put(name: string, content: Uint8Array | El, type: string | null = null): void {
    this.parts.set(name, content instanceof Uint8Array ? content : NOTHING);
    if (content instanceof Uint8Array) this.trees.delete(name);
    else this.trees.set(name, content);
    if (type !== null) this.setType(name, type);
  }

  /** A name after the pattern `word/charts/chart#.xml` that no part has. */
  freeName(pattern: string): string {
    for (let i = 1; ; i += 1) {
      const name = pattern.replace('#', String(i));
      if (this.known(name) === null) return name;
    }
  }

  /** Takes a part out, with its relationships, its type and what leads to it. */
  drop(name: string): void {
    const known = this.known(name);
    if (known === null) return;
    for (const gone of [known, relsPath(known)]) {
      this.parts.delete(gone);
      this.trees.delete(gone);
    }
    const types = this.types();
    types.kids = types.kids.filter(
      (kid) =>
        !isEl(kid) || local(kid.name) !== 'Override' || (kid.attrs.PartName ?? '').replace(/^\//, '').toLowerCase() !== known.toLowerCase(),
    );
    for (const rels of this.names.filter((other) => other.endsWith('.rels'))) {
      const source = sourceOf(rels);
      const tree = this.tree(rels)!;
      tree.kids = tree.kids.filter(
        (kid) =>
          !isEl(kid) ||
          kid.attrs.TargetMode === 'External' ||
          resolveTarget(source, kid.attrs.Target ?? '').toLowerCase() !== known.toLowerCase(),
      );
    }
  }

  // --- content types ----------------------------------------------------------------------------------------------

  private types(): El {
    return this.tree(TYPES) ?? make('Types');
  }

  typeOf(name: string): string | null {
    const key = `/${name}`.toLowerCase();
    const types = elements(this.types());
    const own = types.find((el) => local(el.name) === 'Override' && (el.attrs.PartName ?? '').toLowerCase() === key);
    const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    const usual = types.find((el) => local(el.name) === 'Default' && (el.attrs.Extension ?? '').toLowerCase() === ending);
    return (own ?? usual)?.attrs.ContentType ?? null;
  }

  setType(name: string, type: string): void {
    if (this.typeOf(name) === type) return;
    const types = this.types();
    const key = `/${name}`.toLowerCase();
    const own = elements(types).find((el) => local(el.name) === 'Override' && (el.attrs.PartName ?? '').toLowerCase() === key);
    if (own) own.attrs.ContentType = type;
    else types.kids.push(make('Override', { PartName: `/${name}`, ContentType: type }));
  }

  // --- relationships ----------------------------------------------------------------------------------------------

  /** @param source the part that they are of; '' is the package */
  relations(source: string): Relation[] {
    const tree = this.tree(relsPath(source));
    return (tree ? elements(tree) : []).map((el) => ({
      id: el.attrs.Id ?? '',
      kind: relKind(el.attrs.Type ?? ''),
      part: el.attrs.TargetMode === 'External' ? null : this.known(resolveTarget(source, el.attrs.Target ?? '')),
    }));
  }

  /** The first part of that kind that a part leads to. */
  related(source: string, kind: string): string | null {
    return this.relations(source).find((relation) => relation.kind === kind && relation.part !== null)?.part ?? null;
  }

  /**
   * @param target a part, or an address outside
   * @returns the id of the new relationship
   */
  relate(source: string, kind: string, target: string, outside = false): string {
    const path = relsPath(source);
    let tree = this.tree(path);
    if (!tree) {
      tree = make('Relationships', { xmlns: PACKAGE_RELS });
      this.put(path, tree);
    }
    const known = this.lastIds.get(tree);
    const last = known ?? elements(tree).reduce((most, el) => Math.max(most, +(/^rId(\d{1,9})$/.exec(el.attrs.Id ?? '')?.[1] ?? 0)), 0);
    this.lastIds.set(tree, last + 1);
    const id = `rId${last + 1}`;
    tree.kids.push(
      make('Relationship', {
        Id: id,
        Type: `${REL}/${kind}`,
        Target: outside ? target : relativeTarget(source, target),
        ...(outside ? { TargetMode: 'External' } : {}),
      }),
    );
    return id;
  }

  /** Takes out the relationships of that kind, inside and outside the package; the parts stay. */
  unrelate(source: string, kind: string): void {
    const tree = this.tree(relsPath(source));
    if (tree) tree.kids = tree.kids.filter((kid) => !isEl(kid) || relKind(kid.attrs.Type ?? '') !== kind);
  }

  /**
   * The bytes of the package: without times, parts in one order, so the same parts give the same bytes.
   * @throws {PackageFault} when Word would call it damaged
   */
  save(): Uint8Array {
    const parts = new Map<string, Uint8Array>();
    const rank = (name: string): number => (name === TYPES ? 0 : name === '_rels/.rels' ? 1 : 2);
    const order = this.names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    for (const name of order) {
      const tree = this.trees.get(name);
      parts.set(name, tree ? writeXml(tree) : this.parts.get(name)!);
    }
    checkPackage(parts, this.opened);
    return zipPackage(parts);
  }
}

const NOTHING = new Uint8Array();

/** `word/document.xml` for `word/_rels/document.xml.rels`. */
function sourceOf(rels: string): string {
  const [, folder = '', name = ''] = /^(.*?)_rels\/([^/]*)\.rels$/i.exec(rels) ?? [];
  return folder + name;
}
