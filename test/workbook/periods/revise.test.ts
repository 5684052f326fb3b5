import { UnusablePeriods } from '../../../src/core/periods/fault';
import { ExcelFault } from '../../../src/workbook/excel/run';
import { freezePeriod } from '../../../src/workbook/periods/freeze';
import { nextPlanSource } from '../../../src/workbook/periods/next';
import { revise } from '../../../src/workbook/periods/revise';
import { undo } from '../../../src/workbook/undo/undo';
import { asUser, column, contents, NOW, open, table } from '../../build/embedded';
import { nextPlanFile, periodPlan } from '../../build/periodPlans';
import { planOf } from '../../build/planFiles';

type Excel = Awaited<ReturnType<typeof open>>;
const on = { on: '2026-01-15', now: NOW };
const freeze = () => freezePeriod({ by: 'Jana Nováková', on: '2026-01-15', why: '', now: NOW });
const next = () => nextPlanSource({ from: '2026-01-01', to: '2027-12-31' });
const faultsOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UnusablePeriods);
  return (error as UnusablePeriods).faults;
};
/** Writes into columns of Revize, by the code of the row. */
const decide = (excel: Excel, code: string, values: Readonly<Record<string, string>>): Promise<void> =>
  asUser(excel, async (context) => {
    const own = context.workbook.tables.getItem('tblRevize');
    for (const [header, value] of Object.entries(values)) {
      const row = column(excel, 'tblRevize', 'Kód').indexOf(code);
      own.columns.getItem(header).getDataBodyRange().getCell(row, 0).values = [[value]];
      await context.sync();
    }
  });

test('what is to be revised, the most pressing first, with a first proposal', async () => {
  const excel = await open(periodPlan());
  const { rows, written } = await revise(on);
  expect(rows.map(({ code, revision }) => [code, revision!.triggers[0]])).toEqual([
    ['A2.2', 'declared'],
    ['B1.1', 'silent'],
    ['A2.1', 'partialWithUnfulfilled'],
    ['B1.2', 'unproven'],
  ]);
  expect(written).toBe(4);
  expect(table(excel, 'tblRevize').map((row) => row.slice(0, 5))).toEqual([
    ['Kód', 'Opatření', 'Úroveň', 'Spouštěč', 'Návrh'],
    ['A2.2', 'Zavést koordinátora ohrožených rodin', 'Neplněno', 'neplněno podle vyjádření', 'Upravit'],
    ['B1.1', 'Uspořádat osvětovou kampaň o dluzích', 'Neplněno', 'nikdo neodpověděl', 'Pokračovat'],
    ['A2.1', 'Rozšířit síť krizového bydlení', 'Plněno částečně', 'plněno částečně, některé kritérium neplněno; hraniční', 'Upravit'],
    ['B1.2', 'Provozovat poradnu pro zadlužené domácnosti', 'Plněno', 'některé kritérium nikdo nedoložil', 'Upravit'],
  ]);
  const before = contents(excel);
  expect(await revise({ ...on, on: '2026-09-09' })).toMatchObject({ written: 0 });
  expect(contents(excel)).toEqual(before);
  await undo();
  expect(excel.sheetNames).not.toContain('Revize');
});

test('what people wrote stays, also sorted, filtered, with columns and rows of their own', async () => {
  const excel = await open(periodPlan());
  await revise(on);
  await decide(excel, 'A2.2', { Návrh: 'Vyřadit', Důvod: 'Rada rozhodla', Rozhodnuto: 'usnesení 12/2026' });
  await asUser(excel, (context) => {
    const own = context.workbook.tables.getItem('tblRevize');
    own.columns.add(undefined, undefined, 'Pro komisi');
    own.rows.add(undefined, [['A1.1', '', '', '', 'Ukončit jako splněné', '', '', '', '', '', '', 'splněno']]);
    own.sort.apply([{ key: 0, ascending: true }]);
    own.autoFilter.apply(own.getRange(), 2, { filterOn: 'Values', values: ['Neplněno'] });
  });
  // A measure gets fulfilled, another one does not.
  await asUser(excel, (context) => {
    const sheet = context.workbook.worksheets.getItem('Podklady');
    const codes = excel.readSheet('Podklady').values.map(([code]) => code);
    sheet.getRange(`E${codes.indexOf('A2.2') + 1}:G${codes.indexOf('A2.2') + 1}`).values = [['Realizováno', '', 'Doloženo.']];
    sheet.getRange(`E2`).values = [['Neplní se']];
  });
  const { rows } = await revise({ ...on, on: '2026-02-02' });
  expect(column(excel, 'tblRevize', 'Kód')).toEqual(['A1.1', 'A2.1', 'A2.2', 'B1.1', 'B1.2']);
  expect(table(excel, 'tblRevize')[3]!.slice(2, 5)).toEqual(['Plněno', 'důvod pominul', 'Vyřadit']);
  expect(table(excel, 'tblRevize')[3]!.slice(7, 11)).toEqual(['Rada rozhodla', 'Plnění', 46037, 'usnesení 12/2026']);
  // The row of the user gets its reason, and keeps the proposal and the note.
  expect(table(excel, 'tblRevize')[1]!.slice(2, 5)).toEqual(['Neplněno', 'neplněno podle vyjádření', 'Ukončit jako splněné']);
  expect(column(excel, 'tblRevize', 'Pro komisi')[0]).toBe('splněno');
  expect(rows.find(({ code }) => code === 'A2.2')).toMatchObject({ revision: null, proposal: 'drop', decided: true });
  expect(rows.find(({ code }) => code === 'A1.1')).toMatchObject({ proposal: 'finish' });
});

test.each([3, 4])('a failure of message %i can be repaired by another run', async (n) => {
  const whole = await open(periodPlan());
  await revise(on);
  const expected = table(whole, 'tblRevize');
  const excel = await open(periodPlan());
  excel.modes.failAtSync = { n, afterActions: 20, code: 'GeneralException' };
  await revise(on).catch((error: unknown) => expect(error).toBeInstanceOf(ExcelFault));
  excel.modes.failAtSync = undefined;
  await revise(on);
  expect(table(excel, 'tblRevize')).toEqual(expected);
});

describe('the next plan', () => {
  test('is not made before the period is frozen, nor for days that are over', async () => {
    await open(periodPlan());
    expect(await faultsOf(next())).toEqual([{ code: 'notFrozen', period: '2024–2025' }]);
    await freeze();
    expect(await faultsOf(nextPlanSource({ from: '2025-01-01', to: '2026-12-31' }))).toMatchObject([
      { code: 'nextNotLater', after: '2025-12-31' },
    ]);
    expect(await faultsOf(nextPlanSource({ from: '2027-01-01', to: '2026-12-31' }))).toMatchObject([{ code: 'nextNotLater' }]);
  });

  test('carries what goes on and nothing of the last answers', async () => {
    const excel = await open(periodPlan());
    await freeze();
    await revise(on);
    await decide(excel, 'A2.2', { Návrh: 'Vyřadit', Rozhodnuto: 'ano' });
    await decide(excel, 'B1.1', { Návrh: 'Sloučit', 'Nový kód': 'B1.2', Rozhodnuto: 'ano' });
    await decide(excel, 'B1.2', { Návrh: 'Upravit', 'Navržené znění': 'Radit zadluženým a šířit o tom vědomí', Rozhodnuto: 'ano' });
    await decide(excel, 'A2.1', { Návrh: 'Rozdělit', 'Nový kód': 'A2.1; A2.3', Rozhodnuto: 'ano' });
    const source = await next();
    expect(source.problems.map(({ code }) => code)).toEqual(['criteriaRepeated', 'criteriaJoined']);
    expect(source.carried.left).toEqual([{ code: 'A2.2', proposal: 'drop' }]);
    const made = await open(nextPlanFile(source));
    expect(column(made, 'tblOpatreni', 'Navazuje na')).toEqual(['A1.1', 'A1.2', 'A1.3', 'A2.1', 'A2.1', 'B1.2; B1.1', 'B1.3', 'B1.10']);
    for (const header of ['Termín', 'Ruční úprava', 'Výsledná úroveň', 'Zdůvodnění', 'Hlavní důvod'])
      expect(column(made, 'tblOpatreni', header).every((cell) => cell === '')).toBe(true);
    expect(table(made, 'tblPodklady').slice(1).flat().join('')).toBe('');
    expect(table(made, 'tblPripominky').slice(1).flat().join('')).toBe('');
    expect(table(made, 'tblGestori')[1]).toEqual([
      'Odbor sociálních věcí',
      'OSV',
      'odbor krajského úřadu',
      'osv@kraj.example',
      '',
      '',
      '',
      '',
      '',
    ]);
    expect(table(made, 'tblObce')[1]!.slice(0, 6)).toEqual(['1', 'Horní', 'Horní', 'Horní', 'Okres', 1200]);
    expect(table(made, 'tblHistorie')).toHaveLength(10);
    const settings = Object.fromEntries(table(made, 'tblNastaveni').slice(1) as [string, unknown][]);
    expect(settings).toMatchObject({
      'Název plánu': 'Akční plán 2026-2027',
      'Očekávaný počet opatření': 8,
      'Práh území': 0.9,
      'Termín odevzdání': '',
    });
    expect(planOf(nextPlanFile(source)).plan.settings).toMatchObject({
      periodFrom: '2026-01-01',
      periodTo: '2027-12-31',
      reading: 'default',
    });
    // The same in the next one: it is frozen, and its lineage goes into Historie with it.
    await freezePeriod({ by: 'Petr', on: '2028-01-10', why: '', now: NOW });
    expect(column(made, 'tblHistorie', 'Navazuje na').slice(9)).toContain('B1.2; B1.1');
  });

  test.each<[string, Readonly<Record<string, Readonly<Record<string, string>>>>, object]>([
    [
      'merged in a circle',
      { 'A2.2': { Návrh: 'Sloučit', 'Nový kód': 'B1.1' }, 'B1.1': { Návrh: 'Sloučit', 'Nový kód': 'A2.2' } },
      { code: 'lineageCycle', in: 'revision' },
    ],
    [
      'merged into what is dropped',
      { 'A2.2': { Návrh: 'Sloučit', 'Nový kód': 'B1.1' }, 'B1.1': { Návrh: 'Vyřadit' } },
      { code: 'mergeIntoDropped' },
    ],
    ['a proposal that nobody knows', { 'A2.2': { Návrh: 'Uvidíme' } }, { code: 'proposalUnknown', text: 'Uvidíme' }],
    [
      'a code that has got another content',
      { 'A2.2': { Návrh: 'Upravit', 'Nový kód': 'B1.1', 'Navržené znění': 'Jinak' }, 'B1.1': { Návrh: 'Vyřadit' } },
      { code: 'newCodeOfOther' },
    ],
  ])('%s: a fault', async (_, decisions, fault) => {
    const excel = await open(periodPlan());
    await freeze();
    await revise(on);
    for (const [code, values] of Object.entries(decisions)) await decide(excel, code, values);
    expect(await faultsOf(next())).toEqual([expect.objectContaining(fault)]);
  });

  test.each(['Kód', 'Návrh', 'Navržené znění', 'Nový kód', 'Rozhodnuto'])(
    'without the column %s decisions are not passed over',
    async (header) => {
      const excel = await open(periodPlan());
      await freeze();
      await revise(on);
      await decide(excel, 'A2.2', { Návrh: 'Vyřadit' });
      await asUser(excel, (context) => {
        context.workbook.tables.getItem('tblRevize').columns.getItem(header).getHeaderRowRange().values = [['Jinak']];
      });
      expect(await faultsOf(next())).toEqual([{ code: 'revisionColumnMissing', columns: [header] }]);
    },
  );

  test.each(['ne', 'zatím ne', 'Nerozhodnuto', '–', '?', 'čeká na radu'])('%s in Rozhodnuto is no decision', async (word) => {
    const excel = await open(periodPlan());
    await freeze();
    await revise(on);
    for (const code of ['A2.2', 'B1.1', 'A2.1', 'B1.2']) await decide(excel, code, { Rozhodnuto: code === 'A2.2' ? word : 'Rada 3/2026' });
    expect((await next()).problems[0]).toEqual({ code: 'undecided', count: 1 });
  });

  test('a row below the table is told of; a note there is none', async () => {
    const excel = await open(periodPlan());
    await freeze();
    await revise(on);
    await asUser(excel, (context) => {
      const sheet = context.workbook.worksheets.getItem('Revize');
      sheet.getRange('A9:E9').values = [['Pozn.:', 'A1.1 příště', '', '', '']];
    });
    expect((await next()).carried.left).toEqual([]);
    await asUser(excel, (context) => {
      context.workbook.worksheets.getItem('Revize').getRange('A9:E9').values = [['A1.1', '', '', '', 'Vyřadit']];
    });
    expect(await faultsOf(next())).toEqual([{ code: 'besideRevision', measure: 'A1.1', cell: 'Revize!A9' }]);
  });

  test('codes that Excel made days of: told with their cells, for the next plan would hold them as texts', async () => {
    const excel = await open(periodPlan());
    await asUser(excel, (context) => {
      const cell = context.workbook.worksheets.getItem('Opatření').getRange('A2');
      cell.numberFormat = [['General']];
      cell.values = [[46023]];
    });
    await freeze();
    expect(await faultsOf(next())).toEqual([{ code: 'codeIsDate', date: '2026-01-01', likely: '1.1', cell: 'Opatření!A2' }]);
  });

  test('edited since it was frozen: told of, and what was frozen is carried', async () => {
    const excel = await open(periodPlan());
    await freeze();
    await asUser(excel, (context) => {
      context.workbook.worksheets.getItem('Podklady').getRange('E2').values = [['Neplní se']];
    });
    const source = await next();
    expect(source.problems).toMatchObject([{ code: 'editedSince', period: '2024–2025', by: 'Jana Nováková' }, { code: 'noProposals' }]);
    expect(source.history[0]).toMatchObject({ code: 'A1.1', level: 'Plněno' });
  });
});
