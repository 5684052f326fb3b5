import { LIMITS, Refused, within, type FileFault } from '../../../ooxml/limits';
import { sniff } from '../../../ooxml/sniff';
import { child, children, descendants, local, removeKid, textOf, type El } from '../../../ooxml/xmlTree';
import { DOCUMENT_TYPE, REL, TEMPLATE_TYPE, WORD } from '../names';
import { WordPackage } from '../wordPackage';

/** Why a file cannot be the template of a report. */
export type TemplateFault =
  | Extract<FileFault, { code: 'tooBig' | 'encrypted' | 'rightsManaged' | 'damaged' }>
  /** Word 97 and older: .doc */
  | { readonly code: 'oldDocument' }
  /** macros would be run by everybody who opens the report */
  | { readonly code: 'macros' }
  /** saved as "Strict Open XML", in other namespaces */
  | { readonly code: 'strict' }
  /** no document of Word at all */
  | { readonly code: 'notDocument' };

const STRICT = 'http://purl.oclc.org/ooxml/';

/** The document that a report is written into. */
export interface Template {
  readonly base: WordPackage;
  /** The name of its main part. */
  readonly main: string;
}

/**
 * Opens a template of somebody else's: a .docx or a .dotx.
 * @throws {Refused<TemplateFault>} for anything else, and for one beyond the limits
 */
export function openTemplate(bytes: Uint8Array): Template {
  const refuse = (fault: TemplateFault): never => {
    throw new Refused<TemplateFault>(fault);
  };
  within(LIMITS, 'file', bytes.length);
  const kind = sniff(bytes);
  if (kind === 'encrypted' || kind === 'rightsManaged') return refuse({ code: kind });
  if (kind === 'compound' || kind === 'oldWorkbook') return refuse({ code: kind === 'compound' ? 'oldDocument' : 'notDocument' });
  if (kind !== 'zip') return refuse({ code: 'notDocument' });
  const base = new WordPackage(bytes);
  const main = base.related('', 'officeDocument');
  if (main === null) return refuse({ code: 'notDocument' });
  const type = base.typeOf(main) ?? '';
  if (/macroEnabled/i.test(type) || base.names.some((name) => /vbaproject\.bin$/i.test(name))) return refuse({ code: 'macros' });
  if (type !== DOCUMENT_TYPE && type !== TEMPLATE_TYPE) return refuse({ code: 'notDocument' });
  const root = base.tree(main)!;
  if (Object.values(root.attrs).some((value) => value.startsWith(STRICT))) return refuse({ code: 'strict' });
  if (local(root.name) !== 'document' || !child(root, 'body')) return refuse({ code: 'damaged' });
  base.setType(main, DOCUMENT_TYPE);
  settle(base, main);
  return { base, main };
}

/** What a template would take along that is wrong or unsafe in a report. */
function settle(base: WordPackage, main: string): void {
  for (const name of base.names.filter((one) => /^_xmlsignatures\//i.test(one) && !one.endsWith('.rels'))) base.drop(name);
  base.unrelate('', 'origin');
  const settings = base.related(main, 'settings');
  const tree = settings === null ? null : base.tree(settings);
  if (settings === null || !tree) return;
  // Word would fetch the template it was made from, and ask for the addresses of a mail merge.
  for (const name of ['attachedTemplate', 'mailMerge']) children(tree, name).forEach((el) => removeKid(tree, el));
  for (const kind of ['attachedTemplate', 'mailMergeSource', 'mailMergeHeaderSource', 'recipientData']) base.unrelate(settings, kind);
}

/** Declares the prefixes that what we write uses. @throws {Refused} where the document means something else by them */
export function declarePrefixes(root: El): void {
  for (const [prefix, namespace] of [
    ['w', WORD],
    ['r', REL],
  ] as const) {
    const declared = root.attrs[`xmlns:${prefix}`];
    if (declared !== undefined && declared !== namespace) throw new Refused<TemplateFault>({ code: 'damaged' }, `${prefix}: ${declared}`);
    root.attrs[`xmlns:${prefix}`] = namespace;
  }
}

/** Whether the document has a table of contents of its own, which Word fills in when it is told to. */
export const hasContents = (root: El): boolean =>
  descendants(root, 'instrText').some((el) => /^\s*TOC\b/.test(textOf(el))) ||
  descendants(root, 'fldSimple').some((el) => /^\s*TOC\b/.test(el.attrs['w:instr'] ?? ''));
