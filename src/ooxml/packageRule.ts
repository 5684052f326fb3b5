import { SaxesParser, type SaxesTagNS } from 'saxes';
import { Refused } from './limits';
import { relsPath, resolveTarget } from './rels';
import { attribute, tagsOf, xmlText } from './xmlRead';

/** Parts by their names, in the order in which they are written; XML as text or as bytes. */
export type Parts = ReadonlyMap<string, Uint8Array | string>;

/** A package that must not be handed over: one of our own making that Excel would call damaged. */
export class PackageFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`the package is not one that Excel opens: ${faults.slice(0, MOST_NAMED).join('; ')}${faults.length > MOST_NAMED ? '; …' : ''}`);
    this.name = 'PackageFault';
  }
}

const MOST_NAMED = 5;
const TYPES = '[Content_Types].xml';

/**
 * Our own rule for a package before it leaves our hands: every part has a type, every relationship leads to a part that is
 * there, every name and every id is there once, and every part is well-formed XML whose relationships are known.
 * A fault that the package had when it was opened is not ours: its program and Excel live with it.
 *
 * @param opened the package as it was opened, where it came from somebody else
 * @param checked parts that are known to be good: the same content is not parsed again
 * @throws {PackageFault} with all faults, in words for who looks for the cause
 */
export function checkPackage(parts: Parts, opened: Parts = NONE, checked: Parts = opened): void {
  const known = new Set(opened.size > 0 ? structureFaults(opened) : []);
  const faults = structureFaults(parts).filter((fault) => !known.has(fault));
  for (const [name, content] of parts) {
    if (!XML.test(name) || checked.get(name) === content) continue;
    const own = contentFaults(name, content, parts);
    if (own.length === 0) continue;
    const old = opened.get(name);
    const had = new Set(old === undefined ? [] : contentFaults(name, old, opened));
    faults.push(...own.filter((fault) => !had.has(fault)));
  }
  if (faults.length > 0) throw new PackageFault(faults);
}

const NONE: Parts = new Map();
const XML = /\.(xml|rels|vml)$/i;

/** Names of parts do not tell case apart; a way may have its signs escaped. */
const keyOf = (name: string): string => {
  const key = name.replace(/^\/+/, '').toLowerCase();
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
};

// --- what stands where ------------------------------------------------------------------------------------------

function structureFaults(parts: Parts): string[] {
  const faults: string[] = [];
  const names = new Set<string>();
  for (const name of parts.keys()) {
    const key = keyOf(name);
    if (names.has(key)) faults.push(`${name} is there twice`);
    names.add(key);
  }
  faults.push(...typeFaults(parts, names));
  for (const [name, content] of parts) {
    const [, folder = '', source] = /^(.*?)_rels\/([^/]*)\.rels$/i.exec(name) ?? [];
    if (source === undefined) continue;
    if (source !== '' && !names.has(keyOf(folder + source))) faults.push(`${name} is of a part that is not there`);
    const ids = new Set<string>();
    for (const { id, target } of relationships(content)) {
      if (id === '' || ids.has(id)) faults.push(`${name} has the id "${id}" twice`);
      ids.add(id);
      const path = target?.replace(/#.*$/s, '');
      if (path && !names.has(keyOf(resolveTarget(folder + source, path)))) faults.push(`${name} leads to ${target}, which is not there`);
    }
  }
  return faults;
}

function typeFaults(parts: Parts, names: ReadonlySet<string>): string[] {
  const content = [...parts].find(([name]) => keyOf(name) === keyOf(TYPES))?.[1];
  if (content === undefined) return [`${TYPES} is missing`];
  const faults: string[] = [];
  const defaults = new Set<string>();
  const overrides = new Set<string>();
  for (const { name, attributes } of safeTags(content)) {
    const [list, key] =
      name === 'Default'
        ? [defaults, attribute(attributes, 'Extension')?.toLowerCase()]
        : name === 'Override'
          ? [overrides, keyOf(attribute(attributes, 'PartName') ?? '')]
          : [];
    if (!list || key === undefined) continue;
    if (list.has(key)) faults.push(`the type of ${key} is given twice`);
    list.add(key);
    if (list === overrides && !names.has(key)) faults.push(`${key} has a type and is not there`);
  }
  for (const name of parts.keys()) {
    const key = keyOf(name);
    if (key === keyOf(TYPES) || key.endsWith('/')) continue;
    if (!overrides.has(key) && !defaults.has(key.slice(key.lastIndexOf('.') + 1))) faults.push(`${name} has no type`);
  }
  return faults;
}

interface Relationship {
  readonly id: string;
  /** null outside the package */
  readonly target: string | null;
}

function relationships(content: Uint8Array | string): Relationship[] {
  return safeTags(content).flatMap(({ name, attributes, closes }) =>
    name !== 'Relationship' || closes
      ? []
      : [
          {
            id: attribute(attributes, 'Id') ?? '',
            target: attribute(attributes, 'TargetMode') === 'External' ? null : (attribute(attributes, 'Target') ?? ''),
          },
        ],
  );
}

/** None of a part that is no XML: that is told where its content is looked at. */
function safeTags(content: Uint8Array | string): ReturnType<typeof tagsOf> extends Generator<infer T> ? T[] : never {
  try {
    return [...tagsOf(typeof content === 'string' ? content : xmlText(content))];
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}

// --- what stands in a part --------------------------------------------------------------------------------------

const RELATIONSHIPS = /\/officeDocument\/(2006\/)?relationships$/;

function contentFaults(name: string, content: Uint8Array | string, parts: Parts): string[] {
  const faults = new Set<string>();
  const own = relsPath(name).toLowerCase();
  let ids: Set<string> | null = null;
  const knows = (id: string): boolean => {
    ids ??= new Set(
      [...parts].filter(([other]) => other.toLowerCase() === own).flatMap(([, rels]) => relationships(rels).map((r) => r.id)),
    );
    return ids.has(id);
  };
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', (error) => faults.add(`${name}: ${error.message}`));
  parser.on('opentag', ({ attributes }: SaxesTagNS) => {
    for (const key in attributes) {
      const { uri, value } = attributes[key]!;
      if (RELATIONSHIPS.test(uri) && value !== '' && !knows(value))
        faults.add(`${name} asks for the relationship ${value}, which is not there`);
    }
  });
  try {
    parser.write(typeof content === 'string' ? content : xmlText(content)).close();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    faults.add(`${name}: ${error.message}`);
  }
  return [...faults];
}
