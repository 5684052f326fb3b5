import type { EngineName } from './engine';
import { precedents, type FormulaAt, type Scope, type ScopeTable } from './precedents';
import type { Matrix } from './spills';

/** All formulas of a workbook in the engine's form, kept so that a pass need not scan all cells, and what their words mean. */
export class FormulaIndex {
  private readonly formulas: Record<string, Matrix<{ f: string }>> = {};
  private size = 0;
  private knownTables: readonly ScopeTable[] = [];
  private knownNames: readonly EngineName[] = [];
  /** What all formulas read, until a formula, a table or a name changes. */
  private known: readonly FormulaAt[] | null = null;

  constructor(private readonly sheetIdOf: (name: string) => string | null) {}

  get count(): number {
    return this.size;
  }

  get tables(): readonly ScopeTable[] {
    return this.knownTables;
  }

  set tables(tables: readonly ScopeTable[]) {
    this.knownTables = tables;
    this.known = null;
  }

  get names(): readonly EngineName[] {
    return this.knownNames;
  }

  set names(names: readonly EngineName[]) {
    this.knownNames = names;
    this.known = null;
  }

  has(sheetId: string, r: number, c: number): boolean {
    return this.formulas[sheetId]?.[r]?.[c] !== undefined;
  }

  set(sheetId: string, r: number, c: number, f: string): void {
    this.known = null;
    if (!this.has(sheetId, r, c)) this.size += 1;
    ((this.formulas[sheetId] ??= {})[r] ??= {})[c] = { f };
  }

  remove(sheetId: string, r: number, c: number): void {
    if (!this.has(sheetId, r, c)) return;
    this.known = null;
    delete this.formulas[sheetId]![r]![c];
    this.size -= 1;
  }

  /** Replaces all formulas of a sheet; with none the sheet is gone. */
  resetSheet(sheetId: string, formulas?: Matrix<{ f: string }>): void {
    this.known = null;
    this.size -= countOf(this.formulas[sheetId]);
    if (formulas) this.formulas[sheetId] = formulas;
    else delete this.formulas[sheetId];
    this.size += countOf(formulas);
  }

  /** To be told when cells, tables or names moved without a change of any formula's text. */
  forget(): void {
    this.known = null;
  }

  each(visit: (sheetId: string, r: number, c: number, f: string) => void): void {
    for (const sheetId in this.formulas) {
      const rows = this.formulas[sheetId]!;
      for (const r in rows) for (const c in rows[Number(r)]) visit(sheetId, Number(r), Number(c), rows[Number(r)]![Number(c)]!.f);
    }
  }

  /**
   * Every formula with the cells that it reads.
   * @param found called for each when it was looked at anew, not when nothing changed since
   */
  all(found: (at: FormulaAt) => void): readonly FormulaAt[] {
    if (this.known) return this.known;
    const scope = this.scope();
    const all: FormulaAt[] = [];
    this.each((sheetId, r, c, f) => {
      const at = { sheetId, r, c, f, areas: precedents(f, { sheetId, r, c }, scope) };
      all.push(at);
      found(at);
    });
    return (this.known = all);
  }

  scope(): Scope {
    const tables = new Map(this.knownTables.map((table) => [table.name.toLowerCase(), table]));
    return {
      sheetId: this.sheetIdOf,
      table: (name) => tables.get(name.toLowerCase()) ?? null,
      named: (name, sheetId) => {
        const key = name.toLowerCase();
        const found = this.knownNames.filter((n) => n.name.toLowerCase() === key && (n.sheetId ?? sheetId) === sheetId);
        return (found.find((n) => n.sheetId !== null) ?? found[0])?.formula ?? null;
      },
    };
  }
}

function countOf(rows: Matrix<{ f: string }> | undefined): number {
  let count = 0;
  for (const r in rows) for (const _ in rows[Number(r)]) count += 1;
  return count;
}
