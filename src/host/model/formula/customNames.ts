import { tokenize } from './formula';

const PREFIX = '_xldudf_';
const STORED = /^_xldudf_([A-Za-z0-9.]+?)_(.+)$/i;

/**
 * Names of add-ins' functions: people write `NS.NAME`, Excel's files hold `_xldudf_NS_NAME`, and a formula that a file
 * holds the way people write it stays `#NAME?` in Excel until somebody edits the cell.
 */
export class CustomNames {
  private readonly stored = new Map<string, string>();

  /** A function that an add-in registered. */
  know(namespace: string, name: string): void {
    this.stored.set(`${namespace}.${name}`.toUpperCase(), `${PREFIX}${`${namespace}_${name}`.toUpperCase()}`);
  }

  /** A formula as people write it; what it holds in Excel's form is remembered. */
  fromFile(formula: string): string {
    if (!formula.includes(PREFIX)) return formula;
    return mapFunctions(formula, (name) => {
      const [, namespace, rest] = STORED.exec(name) ?? [];
      if (namespace === undefined) return name;
      const plain = `${namespace}.${rest}`;
      if (!this.stored.has(plain.toUpperCase())) this.stored.set(plain.toUpperCase(), name);
      return plain;
    });
  }

  toFile(formula: string): string {
    if (this.stored.size === 0 || !formula.includes('.')) return formula;
    return mapFunctions(formula, (name) => this.stored.get(name.toUpperCase()) ?? name);
  }
}

const mapFunctions = (formula: string, change: (name: string) => string): string =>
  tokenize(formula)
    .map(({ type, text }) => (type === 'function' ? change(text) : text))
    .join('');
