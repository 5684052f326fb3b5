import type { PeriodFault } from '../core/periods/fault';
import { bySeverity, type Finding, type Severity } from '../core/rules/findings';
import { shorten } from '../core/text/shorten';
import { createTranslator, type Language } from '../i18n/create';
import { openDataTexts } from '../i18n/openData';
import { periodFaultsText } from '../i18n/periods';
import { findingText } from '../i18n/sentences';
import { placeOf, type Place } from '../schema/read/places';
import type { WorkbookTables } from '../schema/read/rows';
import { PERIOD_SHEETS } from '../schema/periodTables';
import { INPUT } from '../schema/tables';
import { catalogueRecord, CATALOGUE_NAME, hasAddresses, type CatalogueOptions } from './catalogue';
import { UNSTATED } from './codes';
import { csvText, excelText } from './csv';
import { groupMetadata, GROUP_NAME, metadataName, tableMetadata } from './csvw';
import { sumsText, SUMS_NAME } from './sums';
import { parquetBytes } from './parquet';
import { Guard, type Personal } from './privacy';
import {
  areaRows,
  aszRows,
  commentRows,
  contextOf,
  criterionRows,
  measureRows,
  movements,
  municipalityRows,
  planRows,
  statementMunicipalityRows,
  statementRows,
  summaryRows,
  territoryRows,
  textRows,
  type Context,
} from './rows';
import type { OpenDataSource } from './source';
import { ruleSql, SQL_NAME } from './sql';
import { csvName, excelName, parquetName, TABLE_NAMES, WITH_TEXTS, type OpenRow, type TableName } from './tables';

export interface OpenDataOptions extends CatalogueOptions {
  /** As they were read: they lead from a text to its cell. */
  readonly tables: WorkbookTables;
  /** Findings of the evaluation, with their places. */
  readonly findings: readonly (Finding & Place)[];
  /** Texts go out too: somebody has confirmed that they hold no personal data. */
  readonly texts?: boolean;
  /** Files for Czech Excel beside the open ones. */
  readonly excel?: boolean;
  /** Of the findings; the files themselves are Czech. */
  readonly language?: Language;
}

interface OpenFile {
  /** "opatreni.csv", "excel/opatreni-excel.csv" */
  readonly file: string;
  /** null for a file that is no table */
  readonly rows: number | null;
  readonly bytes: Uint8Array;
}

export interface OpenDataFinding extends Place {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
}

export interface OpenData {
  readonly files: readonly OpenFile[];
  /** What is to be looked at before anything is published, errors first. */
  readonly findings: readonly OpenDataFinding[];
}

interface OpenTables {
  readonly context: Context;
  readonly rows: ReadonlyMap<TableName, readonly OpenRow[]>;
  readonly personal: readonly Personal[];
  /** Why some periods cannot be compared. */
  readonly faults: readonly PeriodFault[];
}

/** The rows of every file, and what in them looks personal. */
function openTables(source: OpenDataSource, texts: boolean): OpenTables {
  const { plan, evaluation } = source;
  const guard = new Guard(texts);
  const context = contextOf(plan, evaluation, guard);
  const okruhy = areaRows(plan, context, guard);
  const opatreni = measureRows(plan, evaluation, context, guard);
  const { rows: pohyb, faults } = movements(source, context);
  const rows: Readonly<Record<TableName, () => readonly OpenRow[]>> = {
    plan: () => planRows(source, context),
    okruhy: () => okruhy,
    obce: () => municipalityRows(evaluation, context, guard),
    opatreni: () => opatreni,
    kriteria: () => criterionRows(evaluation, context, guard),
    vyjadreni: () => statementRows(evaluation, context),
    vyjadreni_obce: () => statementMunicipalityRows(evaluation, context),
    uzemi: () => territoryRows(evaluation, context),
    souhrn: () => summaryRows(opatreni, okruhy, context),
    asz: () => aszRows(source, context, guard),
    pripominky: () => commentRows(source, context, guard),
    pohyb: () => pohyb,
    podklady: () => textRows(evaluation, context, guard),
  };
  const names = TABLE_NAMES.filter((name) => texts || name !== WITH_TEXTS);
  return { rows: new Map(names.map((name) => [name, rows[name]()])), personal: guard.found, faults, context };
}

/**
 * The plan as open data: files with their metadata, the record for the catalogue and the rule in SQL. Of equal workbooks
 * the files are equal.
 */
export async function openData(source: OpenDataSource, options: OpenDataOptions): Promise<OpenData> {
  const { texts = false, excel = false, parquet = false } = options;
  const { rows, personal, faults, context } = openTables(source, texts);
  const names = [...rows.keys()];
  const { periodFrom, periodTo } = source.plan.settings;
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  const file = (name: string, text: string | Uint8Array, count: number | null = null): OpenFile => ({
    file: name,
    rows: count,
    bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  });
  const files: OpenFile[] = [];
  for (const [name, own] of rows) {
    files.push(file(csvName(name), csvText(name, own), own.length), file(metadataName(name), json(tableMetadata(name))));
    if (parquet) files.push(file(parquetName(name), await parquetBytes(name, own), own.length));
    if (excel) files.push(file(excelName(name), excelText(name, own), own.length));
  }
  files.push(
    file(GROUP_NAME, json(groupMetadata(names))),
    file(CATALOGUE_NAME, json(catalogueRecord(names, context, [periodFrom, periodTo], options))),
    file(SQL_NAME, ruleSql()),
  );
  return {
    files: [...files, file(SUMS_NAME, sumsText(files))],
    findings: openDataFindings(source, { personal, faults, context }, options),
  };
}

type Code =
  | 'openDataNoPeriod'
  | 'openDataPersonal'
  | 'openDataLead'
  | 'openDataConfirmed'
  | 'openDataNoRegion'
  | 'openDataNoPublisher'
  | 'openDataNoAddress'
  | 'openDataHistory';
const OF_PERSONAL: Readonly<Record<Personal['became'], Code>> = {
  withheld: 'openDataPersonal',
  named: 'openDataLead',
  published: 'openDataConfirmed',
};
const SEVERITY: Readonly<Record<Code, Severity>> = {
  openDataNoPeriod: 'error',
  openDataPersonal: 'warning',
  openDataLead: 'warning',
  openDataConfirmed: 'warning',
  openDataHistory: 'warning',
  openDataNoRegion: 'info',
  openDataNoPublisher: 'info',
  openDataNoAddress: 'info',
};
const NOWHERE: Place = { sheet: '', cell: '' };

/** What is to be looked at before the files are published. */
function openDataFindings(
  { plan }: OpenDataSource,
  { personal, faults, context }: Pick<OpenTables, 'personal' | 'faults' | 'context'>,
  { tables, findings, language = 'cs', ...catalogue }: OpenDataOptions,
): OpenDataFinding[] {
  const t = createTranslator(language, openDataTexts);
  // Which parameters a sentence has depends on its code.
  const said = t as (key: string, params: object) => string;
  const found = (code: Code, place: Place, params: object = {}): OpenDataFinding => ({
    code,
    severity: SEVERITY[code],
    ...place,
    message: said(`openData.finding.${code}.message`, params),
    hint: said(`openData.finding.${code}.hint`, params),
  });
  const { periodFrom, periodTo, asOf } = plan.settings;
  const settings = { sheet: tables.settings?.sheet ?? INPUT.settings.sheet, cell: '' };
  const isDated = periodFrom !== null && periodTo !== null && asOf !== null;
  const ofPlan = findings.filter(({ severity }) => severity === 'error');
  return bySeverity<OpenDataFinding>([
    ...ofPlan.map((one) => ({ code: one.code, severity: one.severity, sheet: one.sheet, cell: one.cell, ...findingText(one, t) })),
    ...(isDated ? [] : [found('openDataNoPeriod', settings)]),
    ...personal.map(({ at, kind, text, became }) =>
      found(OF_PERSONAL[became], placeOf({ at }, tables), {
        kind: t(`openData.kind.${kind}`),
        text: shorten(text),
      }),
    ),
    ...(faults.length > 0
      ? [found('openDataHistory', { sheet: PERIOD_SHEETS.history, cell: '' }, { why: periodFaultsText(faults, t) })]
      : []),
    ...(context.kraj === UNSTATED ? [found('openDataNoRegion', NOWHERE)] : []),
    ...(catalogue.publisher === undefined ? [found('openDataNoPublisher', NOWHERE)] : []),
    ...(hasAddresses(catalogue) ? [] : [found('openDataNoAddress', NOWHERE)]),
  ]);
}
