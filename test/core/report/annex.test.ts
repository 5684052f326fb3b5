import fc from 'fast-check';
import { annexMeasures, groupEqual } from '../../../src/core/report/annex';
import type { ReportSource } from '../../../src/core/report/source';
import { annexRows } from '../../../src/i18n/report/annex';
import { REPORT_TABLES } from '../../../src/schema/report';
import {
  arbitraryPlan,
  arbitraryReordered,
  contact,
  criterion,
  exchange,
  joined,
  lead,
  measure,
  measureAt,
  overriddenTo,
  plan,
  PUBLISHED_AREAS,
  statement,
} from '../../build/plans';
import { sourceOf } from '../../build/report';
import { runs } from '../../build/runs';

const HEADERS = Object.values(REPORT_TABLES.annex.columns).map(({ header }) => header);
/** Rows of the sheet by the headers of its columns, with the spaces of a keyboard. */
const rowsOf = (source: ReportSource): Record<string, unknown>[] =>
  annexRows(source).map((row) => {
    expect(row).toHaveLength(HEADERS.length);
    return Object.fromEntries(row.map((value, i) => [HEADERS[i]!, typeof value === 'string' ? value.replace(/\u00a0/g, ' ') : value]));
  });

test('the columns are those of the specification', () => {
  expect(HEADERS.join(' · ')).toBe(
    'Okruh · Podokruh · Kód · Opatření · Gestor · Spolugestoři · Termín · Výsledná úroveň · Č. · Kritérium plnění · Úroveň kritéria · Předkladatel · Co bylo uděláno · Území · Doklad · Datum · Splněné kritérium · Stanovisko koordinátora · Zdroj',
  );
});

test('measures and criteria stand by natural codes, those without an area last', () => {
  const source = sourceOf(
    plan({
      areas: PUBLISHED_AREAS,
      ...joined(
        measureAt('X9', ['fulfilled'], { subarea: 'X' }),
        measureAt('A1.10', ['fulfilled']),
        measureAt('B1.1', ['fulfilled'], { subarea: 'B1' }),
        measureAt('A1.2', Array(11).fill('fulfilled')),
        measureAt('A.1', ['fulfilled'], { subarea: 'A' }),
      ),
    }),
  );
  expect(annexMeasures(source).map(({ verdict }) => verdict.measure.code)).toEqual(['A.1', 'A1.2', 'A1.10', 'B1.1', 'X9']);
  expect(
    rowsOf(source)
      .filter((row) => row['Kód'] === 'A1.2')
      .map((row) => row['Č.']),
  ).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
  expect(rowsOf(source)[0]).toMatchObject({ Okruh: 'A Systémová opatření', Podokruh: '' });
  expect(rowsOf(source).at(-1)).toMatchObject({ Okruh: '', Podokruh: '' });
});

test('submitters: gestor, spolugestoři, municipalities of type III, of type II, and others, in Czech collation', () => {
  const source = sourceOf(
    plan({
      leads: [lead('Odbor sociálních věcí', 'OSV')],
      measures: [measure('A1.1', { lead: 'OSV', partners: 'Úřad práce; Charita' })],
      criteria: [criterion('A1.1')],
      statements: [
        'Žernov',
        'Doksy',
        'Chrastava',
        'Cvikov',
        'Turnov',
        'Česká Lípa',
        'Zdislava',
        'Charita',
        'Úřad práce',
        'OSV',
        'Aliance',
      ].map((submitter) => statement('A1.1', '1', { submitter, description: `Napsal ${submitter}.` })),
    }),
  );
  expect(rowsOf(source).map((row) => row['Předkladatel'])).toEqual([
    'Odbor sociálních věcí',
    'Charita',
    'Úřad práce',
    'Česká Lípa',
    'Turnov',
    'Cvikov',
    'Doksy',
    'Chrastava',
    'Aliance',
    'Zdislava',
    'Žernov',
  ]);
});

test('a criterion that nobody answered keeps its row and says who was asked', () => {
  const parts = {
    measures: [measure('A1.1', { lead: 'OSV', partners: 'Charita; Policie' })],
    criteria: [criterion('A1.1', '1'), criterion('A1.1', '2')],
    statements: [statement('A1.1', '1'), statement('A1.1', '2', { relation: '', progress: '', description: '' })],
  };
  const row = (source: ReportSource) => rowsOf(source).find((one) => one['Č.'] === '2')!;
  const called = { contacts: [contact('Charita', { called: '2026-01-05' }), contact('OSV', { called: '2026-01-05' }), contact('Policie')] };
  expect(row(sourceOf(plan(parts), exchange(called)))).toMatchObject({
    Předkladatel: '',
    'Co bylo uděláno': 'Podklady nebyly poskytnuty; osloveni byli: OSV; Charita.',
    'Úroveň kritéria': 'Neplněno',
  });
  expect(row(sourceOf(plan(parts)))['Co bylo uděláno']).toBe('Podklady nebyly poskytnuty; předložit je mají: OSV; Charita; Policie.');
  expect(row(sourceOf(plan(parts), exchange({ contacts: [contact('Jiný', { called: '2026-01-05' })] })))['Co bylo uděláno']).toBe(
    'Podklady nebyly poskytnuty; nikdo nebyl osloven.',
  );
});

test('a fulfilled measure says which criterion is met, who proves it and in how much of the region', () => {
  const source = sourceOf(
    plan({
      measures: [measure('A1.1'), measure('A1.2', { override: overriddenTo('Plněno') }), measure('A1.3'), measure('A1.4')],
      criteria: [criterion('A1.1', '1'), criterion('A1.1', '2'), criterion('A1.1', '3'), criterion('A1.2'), criterion('A1.3')],
      statements: [
        statement('A1.1', '1'),
        statement('A1.1', '2', { submitter: 'Liberec', territory: 'celý kraj' }),
        statement('A1.1', '3', { relation: 'Částečný' }),
        statement('A1.2', '1', { progress: 'Neplní se' }),
        statement('A1.3', '1', { relation: 'Částečný' }),
        statement('A1.4', ''),
      ],
    }),
  );
  const proof = (code: string) => rowsOf(source).find((row) => row['Kód'] === code)!['Splněné kritérium'];
  expect(proof('A1.1')).toBe('Č. 1 – předkladatel: OSV. Č. 2 – předkladatel: Liberec; pokryto 215 z 215 obcí (100 %).');
  expect(proof('A1.2')).toBe('Úroveň určil koordinátor: Doloženo při jednání.');
  expect(proof('A1.3')).toBe('');
  expect(proof('A1.4')).toBe('Předkladatel: OSV.');
});

test('remarks and sources of the sheet come with their rows', () => {
  const one = plan({ ...measureAt('A1.1', ['partial']) });
  const source = sourceOf(one, exchange({ sources: new Map([[0, 'vracene.xlsx']]) }), {
    due: new Map([[0, 'průběžně']]),
    stance: new Map([[0, 'Bereme na vědomí.']]),
  });
  expect(rowsOf(source)).toEqual([
    expect.objectContaining({ Termín: 'průběžně', 'Stanovisko koordinátora': 'Bereme na vědomí.', Zdroj: 'vracene.xlsx' }),
  ]);
});

test('dates are days of Excel where they can be read; what was typed otherwise stays', () => {
  const source = sourceOf(
    plan({
      measures: [measure('A1.1')],
      criteria: [criterion('A1.1')],
      statements: [statement('A1.1', '1', { date: '1. 6. 2025' }), statement('A1.1', '1', { submitter: 'Z', date: 'loni' })],
    }),
  );
  expect(rowsOf(source).map((row) => row['Datum'])).toEqual([45809, 'loni']);
});

test('the same text of several submitters is one line of the document, and rows of their own in the sheet', () => {
  const towns = ['Turnov', 'Semily', 'Liberec'];
  const source = sourceOf(
    plan({
      measures: [measure('A1.1')],
      criteria: [criterion('A1.1')],
      statements: [
        ...towns.map((submitter, i) =>
          statement('A1.1', '1', { submitter, territory: submitter, description: i === 0 ? 'Setkání  proběhlo.' : 'Setkání proběhlo.' }),
        ),
        statement('A1.1', '1', { submitter: 'Tanvald', territory: 'Tanvald', description: 'Jiný text.' }),
        statement('A1.1', '1', { submitter: 'Frýdlant', territory: 'Frýdlant', description: 'Setkání proběhlo.', relation: 'Částečný' }),
      ],
    }),
  );
  const [{ criteria }] = annexMeasures(source) as [ReturnType<typeof annexMeasures>[number]];
  const groups = groupEqual(criteria[0]!.entries, source.evaluation.bodies);
  expect(groups.map(({ entries, municipalities }) => [entries.map(({ submitter }) => submitter), municipalities])).toEqual([
    [['Frýdlant'], true],
    [['Liberec', 'Semily', 'Turnov'], true],
    [['Tanvald'], true],
  ]);
  expect(rowsOf(source)).toHaveLength(5);
});

test('the order of rows in the workbook changes nothing', () => {
  fc.assert(
    fc.property(
      arbitraryPlan.chain((original) => fc.tuple(fc.constant(original), arbitraryReordered(original))),
      ([original, reordered]) => expect(annexRows(sourceOf(reordered))).toEqual(annexRows(sourceOf(original))),
    ),
    runs(60),
  );
});

test('no criterion is lost, and a fulfilled measure always says what is met', () => {
  fc.assert(
    fc.property(arbitraryPlan, (original) => {
      const source = sourceOf(original);
      const rows = rowsOf(source);
      for (const { measure: own, criteria, final } of source.evaluation.measures) {
        const ofMeasure = rows.filter((row) => row['Kód'] === own.code);
        expect(new Set(ofMeasure.map((row) => row['Č.']))).toEqual(new Set(criteria.map(({ criterion: one }) => one?.number ?? '')));
        expect(ofMeasure.every((row) => (row['Splněné kritérium'] !== '') === (final === 'fulfilled'))).toBe(true);
        expect(ofMeasure.every((row) => row['Co bylo uděláno'] !== '')).toBe(true);
      }
    }),
    runs(60),
  );
});
