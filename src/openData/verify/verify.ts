import { evaluate } from '../../core/rules/evaluate';
import { parseCsv } from '../../core/text/csv';
import { CHANGE, LEVEL } from '../codes';
import { plainText, typedRows, type CsvFault } from '../csv';
import { Guard } from '../privacy';
import { criterionRows, measureRows, periodCode, statementRows, summaryRows, territoryRows, withShares, type Context } from '../rows';
import { readSums, sumOf, SUMS_NAME } from '../sums';
import {
  csvName,
  keyOf,
  openTable,
  PLAN_KEY,
  TABLE_NAMES,
  WITH_TEXTS,
  type OpenRow,
  type OpenRows,
  type TableName,
  type Value,
} from '../tables';
import { rebuiltPlan } from './rebuild';

/** What differs, with its place: a row as a program numbers it, the header being 1; null for a whole file. */
export interface Difference {
  readonly kind:
    | 'changed'
    | 'missingFile'
    | 'noSums'
    | 'notSummed'
    | 'badValue'
    | 'badRow'
    | 'rowTwice'
    | 'leadsNowhere'
    | 'otherPlan'
    | 'value'
    | 'rowMissing'
    | 'rowExtra';
  readonly file: string;
  readonly row: number | null;
  readonly column: string;
  readonly published: string;
  readonly recomputed: string;
}

/** Why nothing can be verified. */
export interface VerifyFault {
  readonly code: 'noTable' | 'notUtf8' | 'notClosed' | 'empty' | 'header' | 'notOnePlan';
  readonly file: string;
}

export interface Verified {
  readonly faults: readonly VerifyFault[];
  readonly differences: readonly Difference[];
  /** How many values were made again and compared. */
  readonly compared: number;
  readonly files: readonly string[];
}

/**
 * Verifies files of open data by themselves: that they are as they were written, that they agree with one another, and that
 * the rule, applied to what people answered, gives the levels and totals that were published.
 *
 * @param files by their names, "/" between folders
 */
export function verifyFiles(files: ReadonlyMap<string, Uint8Array>): Verified {
  const tables = new Map<TableName, OpenRow[]>();
  const faults: VerifyFault[] = [];
  const summed = files.get(SUMS_NAME);
  const sums = summed === undefined ? null : readSums(utf8(summed) ?? '');
  const differences: Difference[] = changedFiles(files, sums);
  for (const name of TABLE_NAMES) {
    // Texts of an earlier export may have stayed in the folder.
    const isLeftOver = name === WITH_TEXTS && sums?.has(csvName(name)) === false;
    const bytes = isLeftOver ? undefined : files.get(csvName(name));
    if (bytes === undefined) {
      if (name !== WITH_TEXTS) faults.push({ code: 'noTable', file: csvName(name) });
      continue;
    }
    const text = utf8(bytes);
    const read = text === null ? null : parseCsv(text, ',');
    if (read === null || read.open !== null) {
      faults.push({ code: read === null ? 'notUtf8' : 'notClosed', file: csvName(name) });
      continue;
    }
    const { rows, faults: own } = typedRows(name, read.rows);
    tables.set(name, rows);
    for (const fault of own) {
      const found = ofFault(name, fault);
      if ('kind' in found) differences.push(found);
      else faults.push(found);
    }
  }
  const rows: OpenRows = Object.fromEntries(tables);
  if (faults.length === 0 && rows.plan?.length !== 1) faults.push({ code: 'notOnePlan', file: csvName('plan') });
  if (faults.length > 0) return { faults, differences: [], compared: 0, files: [...files.keys()] };
  const comparison = new Comparison(rows);
  comparison.run();
  return { faults, differences: [...differences, ...comparison.differences], compared: comparison.compared, files: [...files.keys()] };
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function ofFault(name: TableName, fault: CsvFault): Difference | VerifyFault {
  const file = csvName(name);
  switch (fault.code) {
    case 'value':
      return { kind: 'badValue', file, row: fault.row, column: fault.column, published: fault.text, recomputed: '' };
    case 'fields':
      return { kind: 'badRow', file, row: fault.row, column: '', published: String(fault.found), recomputed: String(fault.expected) };
    default:
      return { code: fault.code, file };
  }
}

/**
 * Files that are other than their sums say. Sums are written last, so where they are missing an export was cut short; and a
 * table that they do not have did not come with it.
 */
function changedFiles(files: ReadonlyMap<string, Uint8Array>, sums: ReadonlyMap<string, string> | null): Difference[] {
  const whole = (kind: Difference['kind'], file: string, published = '', recomputed = ''): Difference => ({
    kind,
    file,
    row: null,
    column: '',
    published,
    recomputed,
  });
  if (sums === null) return [whole('noSums', SUMS_NAME)];
  const strange = TABLE_NAMES.map(csvName).filter((file) => file !== csvName(WITH_TEXTS) && files.has(file) && !sums.has(file));
  return [
    ...strange.map((file) => whole('notSummed', file)),
    ...[...sums].flatMap(([file, sum]) => {
      const bytes = files.get(file);
      if (bytes === undefined) return [whole('missingFile', file, sum)];
      const found = sumOf(bytes);
      return found === sum ? [] : [whole('changed', file, sum, found)];
    }),
  ];
}

class Comparison {
  readonly differences: Difference[] = [];
  compared = 0;

  constructor(private readonly files: OpenRows) {}

  run(): void {
    for (const name of TABLE_NAMES) {
      this.checkKeys(name);
      this.checkReferences(name);
      this.checkContext(name);
    }
    const plan = this.rows('plan')[0]!;
    const context = contextOfRow(plan);
    const evaluation = evaluate(rebuiltPlan(this.files));
    const guard = new Guard(true);
    const measures = measureRows({ areas: [] }, evaluation, context, guard);
    this.compare('opatreni', measures);
    this.compare('kriteria', criterionRows(evaluation, context, guard));
    this.compare('vyjadreni', statementRows(evaluation, context), ['opakuje']);
    const codes = this.rows('obce').map(({ kod_obce }) => String(kod_obce));
    this.compare('uzemi', territoryRows(evaluation, context, codes));
    // Levels as they came out now, everything else as it was published.
    const byCode = new Map(measures.map((row) => [row['kod_opatreni'], row]));
    const counted = this.rows('opatreni').map((row) => ({ ...row, ...derivedOf('opatreni', byCode.get(row['kod_opatreni']) ?? row) }));
    this.compare('souhrn', summaryRows(counted, this.rows('okruhy'), context), ['pouzity_vyklad']);
    this.compare('plan', [{ ...plan, opatreni: this.rows('opatreni').length, obci: this.rows('obce').length }]);
    this.one('plan', 0, 'obdobi', periodCode(textOrNull(plan['obdobi_od']), textOrNull(plan['obdobi_do'])));
    this.compare('asz', withShares(this.rows('asz')));
    this.compareMovements(byCode, String(plan['obdobi_od'] ?? ''), String(plan['obdobi_do'] ?? ''));
    this.compareTexts();
  }

  private rows(name: TableName): readonly OpenRow[] {
    return this.files[name] ?? [];
  }

  private add(kind: Difference['kind'], name: TableName, i: number | null, column: string, published: Value, recomputed: Value): void {
    const row = i === null ? null : i + 2;
    this.differences.push({ kind, file: csvName(name), row, column, published: plainText(published), recomputed: plainText(recomputed) });
  }

  private one(name: TableName, i: number, column: string, recomputed: Value): void {
    this.compared++;
    const published = this.rows(name)[i]![column] ?? null;
    if (published !== recomputed) this.add('value', name, i, column, published, recomputed);
  }

  /** @param more columns that are compared besides the derived ones */
  private compare(name: TableName, recomputed: readonly OpenRow[], more: readonly string[] = []): void {
    const columns = [...derivedColumns(name), ...more];
    const places = new Map(this.rows(name).map((row, i) => [keyText(name, row), i]));
    for (const row of recomputed) {
      const key = keyText(name, row);
      const i = places.get(key);
      if (i === undefined) this.add('rowMissing', name, null, '', null, ownKeyText(name, row));
      else for (const column of columns) this.one(name, i, column, row[column] ?? null);
      places.delete(key);
    }
    for (const i of places.values()) this.add('rowExtra', name, i, '', ownKeyText(name, this.rows(name)[i]!), null);
  }

  private checkKeys(name: TableName): void {
    const seen = new Set<string>();
    this.rows(name).forEach((row, i) => {
      const key = keyText(name, row);
      if (seen.has(key)) this.add('rowTwice', name, i, '', ownKeyText(name, row), null);
      seen.add(key);
    });
  }

  private checkReferences(name: TableName): void {
    for (const { columns, table, to } of openTable(name).refs ?? []) {
      const known = new Set(this.rows(table as TableName).map((row) => textOfColumns(row, to)));
      this.rows(name).forEach((row, i) => {
        const column = columns.at(-1)!;
        if (columns.every((one) => row[one] !== null) && !known.has(textOfColumns(row, columns)))
          this.add('leadsNowhere', name, i, column, row[column]!, null);
      });
    }
  }

  /** All rows are of the one plan, as plan.csv says it. */
  private checkContext(name: TableName): void {
    const plan = contextOfRow(this.rows('plan')[0]!);
    const columns = CONTEXT_COLUMNS.filter((column) => column !== 'vyklad' || name !== 'souhrn');
    this.rows(name).forEach((row, i) => {
      for (const column of columns)
        if (row[column] !== plan[column]) this.add('otherPlan', name, i, column, row[column] ?? null, plan[column]);
    });
  }

  /** A change says which way the levels went, and the last level is the one that the measure has. */
  private compareMovements(byCode: ReadonlyMap<Value | undefined, OpenRow>, from: string, to: string): void {
    const now = periodCode(from || null, to || null);
    this.rows('pohyb').forEach(({ uroven_pred, uroven_po, zmena, obdobi_po, kod_opatreni }, i) => {
      if (uroven_po !== null && String(obdobi_po).replace(/[–—]/g, '-') === now)
        this.one('pohyb', i, 'uroven_po', byCode.get(kod_opatreni)?.['uroven'] ?? null);
      const isCompared = (['improved', 'worsened', 'same'] as const).some((change) => CHANGE.of(change) === zmena);
      if (!isCompared) return;
      const [was, is] = [LEVEL.all.indexOf(String(uroven_pred)), LEVEL.all.indexOf(String(uroven_po))];
      this.one('pohyb', i, 'zmena', CHANGE.of(was === is ? 'same' : is < was ? 'improved' : 'worsened'));
    });
  }

  /** Where texts were published, whether a statement has any is told by them. */
  private compareTexts(): void {
    if (this.files.podklady === undefined) return;
    const texts = new Map(this.rows('podklady').map((row) => [row['cislo_podkladu'], row['popis'] !== null || row['odkaz'] !== null]));
    this.rows('vyjadreni').forEach(({ cislo_podkladu }, i) => {
      const hasText = texts.get(cislo_podkladu);
      if (hasText === undefined) this.add('rowMissing', 'podklady', null, '', null, cislo_podkladu!);
      else this.one('vyjadreni', i, 'doklad', hasText);
    });
  }
}

const CONTEXT_COLUMNS = [...PLAN_KEY, 'stav_k_datu', 'vyklad', 'prah'] as const;
const contextOfRow = (row: OpenRow): Context =>
  Object.fromEntries(CONTEXT_COLUMNS.map((column) => [column, row[column] ?? null])) as Context;

const textOrNull = (value: Value | undefined): string | null => (value === null || value === undefined ? null : String(value));
const derivedColumns = (name: TableName): string[] =>
  Object.entries(openTable(name).fields).flatMap(([column, { derived }]) => (derived ? [column] : []));
const derivedOf = (name: TableName, row: OpenRow): OpenRow =>
  Object.fromEntries(derivedColumns(name).map((column) => [column, row[column] ?? null]));
const textOfColumns = (row: OpenRow, columns: readonly string[]): string => JSON.stringify(columns.map((column) => row[column] ?? null));
/** Within one plan. */
const keyText = (name: TableName, row: OpenRow): string => textOfColumns(row, openTable(name).key);
const ownKeyText = (name: TableName, row: OpenRow): string =>
  keyOf(name)
    .filter((column) => !PLAN_KEY.some((one) => one === column))
    .map((column) => plainText(row[column] ?? null))
    .join(' / ');
