import { addressees } from '../src/core/people/addressees';
import { liberecRegion } from '../src/core/plan/municipalities';
import { registerFunctions } from '../src/cli/process/functions';
import { buildRequests } from '../src/files/request/zipRequests';
import { openWorkbook, type EmbeddedExcel } from '../src/host/node';
import { inspect } from '../src/workbook/plan/inspect';
import { summarize } from '../src/workbook/summary/summarize';
import { bigWorkbook } from '../bench/bigPlan';
import { functionsMetadata } from './functions-metadata';
import { sampleWorkbook } from './sample-workbooks';

/** The day on which the workbooks are made, whenever that is: the same script gives the same bytes. */
const NOW = new Date(2026, 0, 15, 9, 30);

/** The workbooks of docs/smoke-checklist.md, by their names in samples/smoke. */
export async function smokeWorkbooks(): Promise<Readonly<Record<string, Uint8Array>>> {
  return {
    '1-prazdny.xlsx': await made(null),
    '2-filtr.xlsx': await made(sampleWorkbook(), filtered),
    '3-zamceny.xlsx': await made(sampleWorkbook(), locked),
    '4-souhrn.xlsx': await made(sampleWorkbook(), summarized),
    '5-funkce.xlsx': await made(null, functionsOverEmptyCells),
    '6-seznam.xlsx': await made(null, plainList),
    '7-velky.xlsx': bigWorkbook(1_000, 3, 2),
    '8-vyzva.xlsx': await request(),
  };
}

async function made(
  bytes: Uint8Array | null,
  change: (excel: EmbeddedExcel) => Promise<void> = () => Promise.resolve(),
): Promise<Uint8Array> {
  const excel = await openWorkbook(bytes);
  const uninstall = excel.install();
  try {
    await registerFunctions(excel, await functionsMetadata('cs'));
    await change(excel);
    return await excel.save();
  } finally {
    uninstall();
    excel.dispose();
  }
}

const inOffice = (excel: EmbeddedExcel, batch: (context: Excel.RequestContext) => Promise<void> | void): Promise<void> =>
  excel.globals.Excel.run(async (context) => {
    await batch(context);
    await context.sync();
  });

/** Of three tables most rows are hidden: what is written must not fall beside other rows. */
const filtered = (excel: EmbeddedExcel): Promise<void> =>
  inOffice(excel, (context) => {
    for (const [name, column, value] of [
      ['tblOpatreni', 1, 'B1'],
      ['tblKriteria', 1, '2'],
      ['tblPodklady', 3, 'Částečný'],
    ] as const) {
      const table = context.workbook.tables.getItem(name);
      table.autoFilter.apply(table.getRange(), column, { filterOn: 'Values', values: [value] });
    }
  });

const locked = (excel: EmbeddedExcel): Promise<void> =>
  inOffice(excel, (context) => {
    for (const name of ['Opatření', 'Kritéria'])
      context.workbook.worksheets.getItem(name).protection.protect({ allowAutoFilter: true, allowSort: true });
  });

/** A summary beside which the user has written, with a pie that lost one of its labels. */
async function summarized(excel: EmbeddedExcel): Promise<void> {
  await summarize({ now: NOW });
  await inOffice(excel, async (context) => {
    const leads = context.workbook.tables.getItem('tblSouhrnGestori');
    const names = leads.columns.getItem('Gestor').getDataBodyRange().load('values');
    await context.sync();
    leads.columns.add(undefined, [['Dvojnásobek'], ...names.values.map(() => ['=[@Celkem]*2'])]);
    leads.columns.add(undefined, [['Moje poznámka'], ...names.values.map(([name]) => [`zavolat: ${String(name)}`])]);
    const pie = context.workbook.worksheets.getItem('Souhrn').charts.getItem('PlneniKolac');
    pie.series.getItemAt(0).points.getItemAt(0).format.fill.setSolidColor('#1F4E79');
    pie.series.getItemAt(0).points.getItemAt(2).hasDataLabel = false;
  });
}

/** Formulas, what each is to show, and whether it does: the third column says it. */
const FUNCTIONS: readonly (readonly [formula: string, expected: string | number | boolean])[] = [
  ['=PLNENI.UROVEN(F2:F6)', 'Plněno'],
  ['=PLNENI.UROVEN(F2:F6,H9)', 'Plněno'],
  ['=PLNENI.HRANICNI(F2:F6)', false],
  ['=PLNENI.UROVNE(G9,G2:G6,F2:F6)&"nic"', 'nic'],
  ['=PLNENI.UROVNE("A1",G2:G6,F2:F6)', 'Plněno'],
  ['=PLNENI.KRITERIUM(I2:I6,J2:J6,K2:K6)', 'Neplněno'],
  ['=PLNENI.POKRYTI(L2:L6)', 1],
  ['=IFERROR(PLNENI.KRITERIUM(I2:I6,J2:J6,K2:K6,0.1,H9),"chyba")', 'chyba'],
];

const functionsOverEmptyCells = (excel: EmbeddedExcel): Promise<void> =>
  inOffice(excel, (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    sheet.getRange('A1:D1').values = [['Vzorec', 'Ukazuje', 'Má ukazovat', 'Souhlasí']];
    sheet.getRange('F1:L1').values = [['Úroveň', 'Kód', 'Prázdné', 'Vztah', 'Stav', 'Popis', 'Území']];
    sheet.getRange('F2:G4').values = [
      ['Plněno', 'A1'],
      ['Plněno', 'A1'],
      ['Neplněno', 'A2'],
    ];
    sheet.getRange('I2:J2').values = [['Bezprostřední', 'Realizováno']];
    sheet.getRange('L3').values = [['celý kraj']];
    FUNCTIONS.forEach(([formula, expected], i) => {
      const row = i + 2;
      const typed = typeof expected === 'string' ? `'${expected}` : expected;
      sheet.getRange(`A${row}`).values = [[`'${formula}`]];
      sheet.getRange(`B${row}`).formulas = [[formula]];
      sheet.getRange(`C${row}:D${row}`).formulas = [[typed, `=B${row}=C${row}`]];
    });
    sheet.getRange('A:A').format.columnWidth = 330;
  });

const plainList = (excel: EmbeddedExcel): Promise<void> =>
  inOffice(excel, (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    const levels = ['Plněno', 'Plněno částečně', 'Neplněno', 'Plněno', 'Plněno'];
    sheet.getRange('A1:B6').values = [['Kód', 'Úroveň'], ...levels.map((level, i) => [`A1.${i + 1}`, level])].map(([code, level]) => [
      `'${code}`,
      level!,
    ]);
    sheet.getRange('D1:E3').values = [
      ['Něco', 'Počet'],
      ['jedna', 1],
      ['dvě', 2],
    ];
    sheet.charts.add('ColumnClustered', sheet.getRange('D1:E3'), 'Columns').name = 'Cizí graf';
  });

async function request(): Promise<Uint8Array> {
  const excel = await openWorkbook(sampleWorkbook());
  const uninstall = excel.install();
  try {
    const inspection = await inspect();
    if (inspection.kind !== 'plan') throw new Error('The sample is no plan.');
    const [addressee] = addressees(inspection.report.plan, inspection.exchange).addressees;
    const [file] = await buildRequests([addressee!], {
      plan: { id: inspection.planId, name: inspection.report.plan.settings.planName },
      municipalities: liberecRegion(),
      issuedOn: '2026-01-15',
      deadline: '2026-02-28',
      returnTo: 'plan@example.org',
    });
    return file!.bytes;
  } finally {
    uninstall();
    excel.dispose();
  }
}
