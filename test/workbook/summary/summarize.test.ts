import { strFromU8, unzipSync } from 'fflate';
import { LEVELS } from '../../../src/core/plan/level';
import { LEVEL_COLOUR } from '../../../src/schema/look';
import { summarize } from '../../../src/workbook/summary/summarize';
import { asUser, column, contents, faulty, NOW, open, sample, table } from '../../build/embedded';

const CAPTIONS = ['Plněno; 40; 56%', 'Plněno částečně; 28; 39%', 'Neplněno; 4; 5%'];

test('the sample comes out as published, in three messages, and three more for the page and the charts', async () => {
  const excel = await open(sample());
  excel.log = [];
  const report = await summarize({ now: NOW });

  expect(report.summary.levels.map(({ caption }) => caption)).toEqual(CAPTIONS);
  expect(table(excel, 'tblSouhrn')).toEqual([
    ['Úroveň', 'Počet', 'Podíl', 'Popisek'],
    ['Plněno', 40, 0.56, CAPTIONS[0]],
    ['Plněno částečně', 28, 0.39, CAPTIONS[1]],
    ['Neplněno', 4, 0.05, CAPTIONS[2]],
  ]);
  expect(excel.log).toHaveLength(6);
  expect(Math.max(...excel.log.flatMap(({ requestBytes, responseBytes }) => [requestBytes, responseBytes]))).toBeLessThan(5_000_000);
});

test('every measure has its level, its reason in a sentence, and every criterion its level', async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  const levels = column(excel, 'tblOpatreni', 'Výsledná úroveň');
  expect(levels).toHaveLength(72);
  expect(['Plněno', 'Plněno částečně', 'Neplněno'].map((word) => levels.filter((level) => level === word).length)).toEqual([40, 28, 4]);
  for (const why of column(excel, 'tblOpatreni', 'Zdůvodnění')) expect(why).toMatch(/\S{3}.*\.$/);
  const reasons = column(excel, 'tblOpatreni', 'Hlavní důvod');
  // A partial measure may lack a reason: nobody gave one. An unfulfilled one always has one.
  levels.forEach((level, i) => {
    if (level === 'Plněno') expect(reasons[i]).toBe('');
    if (level === 'Neplněno') expect(reasons[i]).not.toBe('');
  });
  for (const level of column(excel, 'tblKriteria', 'Úroveň')) expect(level).toMatch(/^(Plněno|Plněno částečně|Neplněno)$/);
});

test('parts of the summary add up to the whole', async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  const sumOf = (numbers: readonly unknown[]): number => numbers.reduce<number>((total, n) => total + (n as number), 0);
  const sum = (name: string, header: string): number => sumOf(column(excel, name, header));
  for (const name of ['tblSouhrnOkruhy', 'tblSouhrnPodokruhy', 'tblSouhrnGestori']) {
    const lines = table(excel, name).slice(1);
    expect([name, ...lines.at(-1)!]).toEqual([name, 'Celkem', 40, 28, 4, 72]);
    expect([1, 2, 3, 4].map((at) => sumOf(lines.slice(0, -1).map((cells) => cells[at])))).toEqual([40, 28, 4, 72]);
  }
  expect(sum('tblDuvody', 'Počet')).toBe(32);
  expect(table(excel, 'tblVyklady')[1]).toEqual(['výchozí (použitý)', 40, 28, 4]);
  expect(column(excel, 'tblHranicni', 'Hraniční opatření')).toHaveLength(9);
  expect(column(excel, 'tblUpravy', 'Ručně upravené opatření')).toHaveLength(3);
});

test('a native pie with the captions as labels, a stacked bar by area, and shares by lead', async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  const seen = await asUser(excel, async (context) => {
    const { charts } = context.workbook.worksheets.getItem('Souhrn');
    const pie = charts.getItem('PlneniKolac');
    const bars = charts.getItem('PlneniOkruhy');
    pie.load('chartType');
    pie.title.load('text');
    bars.load('chartType');
    bars.series.load('items/name');
    const shares = charts.getItem('PlneniGestori').load('chartType');
    shares.series.load('items/name');
    const categories = shares.series.getItemAt(0).getDimensionValues('Categories');
    const fills = [0, 1, 2].map((i) => shares.series.getItemAt(i).getDimensionValues('Values'));
    const labels = [0, 1, 2].map((i) => pie.series.getItemAt(0).points.getItemAt(i).dataLabel.load('text'));
    await context.sync();
    return {
      pie: pie.chartType,
      title: pie.title.text,
      labels: labels.map(({ text }) => text),
      bars: bars.chartType,
      series: bars.series.items.map(({ name }) => name),
      shares: shares.chartType,
      levels: shares.series.items.map(({ name }) => name),
      leads: categories.value,
      counts: fills.map(({ value }) => value.map(Number)),
    };
  });
  expect(seen).toEqual({
    pie: 'Pie',
    title: 'Přehled plnění akčního plánu 2024-2025',
    labels: CAPTIONS,
    bars: 'BarStacked',
    series: ['Plněno', 'Plněno částečně', 'Neplněno'],
    shares: 'BarStacked100',
    levels: ['Plněno', 'Plněno částečně', 'Neplněno'],
    // Without the sum.
    leads: column(excel, 'tblSouhrnGestori', 'Gestor').slice(0, -1),
    counts: ['Plněno', 'Plněno částečně', 'Neplněno'].map((header) => column(excel, 'tblSouhrnGestori', header).slice(0, -1)),
  });
});

test('the three levels in their colours, with white between them', async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  const charts = Object.entries(unzipSync(await excel.save())).filter(([path]) => path.startsWith('xl/charts/chart'));
  expect(charts).toHaveLength(3);
  for (const [, xml] of charts) {
    const plot = /<c:plotArea>.*<\/c:plotArea>/s.exec(strFromU8(xml))![0];
    // Of a pie each point, of bars each series has its own fill and line.
    const shapes = plot.match(/<c:spPr><a:solidFill>.*?<\/c:spPr>/gs)!;
    expect(shapes).toEqual(
      LEVELS.map(
        (level) =>
          `<c:spPr><a:solidFill><a:srgbClr val="${LEVEL_COLOUR[level].slice(1)}"/></a:solidFill><a:ln w="19050"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln></c:spPr>`,
      ),
    );
  }
});

test('running twice equals running once, to the byte', async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  const [once, bytes] = [contents(excel), await excel.save()];
  excel.log = [];
  const again = await summarize({ now: new Date(2026, 5, 1) });
  expect(again).toMatchObject({ nothingChanged: true, rowsChanged: 0, computedAt: '15. 1. 2026 09:30', changes: [] });
  expect(contents(excel)).toEqual(once);
  expect(Buffer.compare(await excel.save(), bytes)).toBe(0);
  // The third reads the labels of the pie.
  expect(excel.log).toHaveLength(3);
});

test('the same holds after saving and opening again', async () => {
  const first = await open(sample());
  await summarize({ now: NOW });
  const once = contents(first);
  const excel = await open(await first.save());
  expect(await summarize({ now: new Date(2026, 5, 1) })).toMatchObject({ nothingChanged: true });
  expect(contents(excel)).toEqual(once);
});

test('an edit moves one measure, and the report says which', async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  const statements = table(excel, 'tblPodklady');
  const [header = []] = statements;
  const levels = new Map(column(excel, 'tblOpatreni', 'Kód').map((code, i) => [code, column(excel, 'tblOpatreni', 'Výsledná úroveň')[i]]));
  const row = statements.findIndex(
    (cells, i) => i > 0 && levels.get(cells[0]) === 'Plněno' && cells[header.indexOf('Stav realizace')] === 'Realizováno',
  );
  const code = statements[row]![0];
  const progress = String.fromCharCode(65 + header.indexOf('Stav realizace'));
  // Every statement of that measure turns into a refusal.
  for (const [i, cells] of statements.entries())
    if (i > 0 && cells[0] === code) await excel.edit('Podklady', `${progress}${i + 1}`, 'Neplní se');
  const report = await summarize({ now: NOW });
  expect(report.changes).toEqual([{ code, from: 'fulfilled', to: 'unfulfilled' }]);
  expect(report.rowsChanged).toBe(1);
  expect(report.summary.levels.map(({ count }) => count)).toEqual([39, 28, 5]);
  expect(column(excel, 'tblSouhrn', 'Počet')).toEqual([39, 28, 5]);
});

test('the sample with faults has one finding of each kind, each with its cell', async () => {
  const excel = await open(faulty());
  const { findings } = await summarize({ now: NOW });
  for (const { code, sheet, cell } of findings)
    if (code !== 'tableMissing')
      expect([code, sheet, cell]).toEqual([code, expect.stringMatching(/\S/), expect.stringMatching(/^[A-Z]+\d+$/)]);
  expect([...new Set(findings.map(({ code }) => code))].sort()).toEqual(
    expect.arrayContaining([
      'areasSameName',
      'aszTotal',
      'borderline',
      'criterionUnknownMeasure',
      'dateOutsidePeriod',
      'evidenceMissing',
      'formulaText',
      'leadDisagrees',
      'leadReturnedNothing',
      'leadUnknown',
      'measureCount',
      'measureDuplicate',
      'measureWithoutCriteria',
      'mergedCells',
      'municipalityAmbiguous',
      'municipalityUnknown',
      'overrideIncomplete',
      'statementIncomplete',
      'statementUnknownMeasure',
      'wordingUnknown',
    ]),
  );
  const rows = table(excel, 'tblKontrola').slice(1);
  expect(rows).toHaveLength(findings.length);
  for (const [severity, , , message, hint] of rows) {
    expect(severity).toMatch(/^(chyba|varování|informace)$/);
    expect(message).toMatch(/\.$/);
    expect(hint).toMatch(/\.$/);
  }
  expect(rows.map(([severity]) => severity)).toEqual([...rows.map(([severity]) => severity)].sort((a, b) => order(a) - order(b)));
});

const order = (severity: unknown): number => ['chyba', 'varování', 'informace'].indexOf(severity as string);

test('a run that changes figures sends six messages: what is where, cells, footers, writing, the page, charts', async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  const [header = []] = table(excel, 'tblOpatreni');
  await excel.edit('Opatření', `${String.fromCharCode(65 + header.indexOf('Gestor'))}2`, 'AAA nový odbor');
  excel.log = [];
  await summarize({ now: NOW });
  expect(excel.log).toHaveLength(6);
});
