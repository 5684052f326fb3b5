/** Small plans as files, for what is done with periods: nine measures of every kind of level. */
import { nextPlan, type NextPlan } from '../../src/files/plan/nextPlan';
import { OUTPUT } from '../../src/schema/outputs';
import { freezeIn } from '../../src/workbook/periods/frozen';
import { nextSourceIn } from '../../src/workbook/periods/nextSource';
import { periodsStanding } from '../../src/workbook/periods/standing';
import { evaluateTables } from '../../src/workbook/summary/report';
import { cycleOf, tablesOf } from './sampleTables';
import { buildPlanWorkbook, planWorkbook, type InputRow, type PlanContent } from '../../src/files/plan/template';

type Said = readonly ['P' | 'C' | 'N' | '-', ...('P' | 'C' | 'N' | '-')[]];

/** Measures with what was said of each criterion: fulfilled, partial, declared unfulfilled, or nothing. */
const LEVELS: Readonly<Record<string, Said>> = {
  'A1.1': ['P'],
  'A1.2': ['P', 'P'],
  'A1.3': ['C'],
  'A2.1': ['C', 'P', 'N'],
  'A2.2': ['N'],
  'B1.1': ['-'],
  'B1.2': ['P', '-', 'P'],
  'B1.3': ['C', 'C'],
  'B1.10': ['P'],
};

const TITLES: Readonly<Record<string, string>> = {
  'A1.1': 'Zřídit pracovní skupinu pro sociální začleňování',
  'A1.2': 'Vydávat přehled dotačních výzev pro obce',
  'A1.3': 'Vzdělávat pracovníky obecních úřadů',
  'A2.1': 'Rozšířit síť krizového bydlení',
  'A2.2': 'Zavést koordinátora ohrožených rodin',
  'B1.1': 'Uspořádat osvětovou kampaň o dluzích',
  'B1.2': 'Provozovat poradnu pro zadlužené domácnosti',
  'B1.3': 'Mapovat vyloučené lokality',
  'B1.10': 'Zveřejnit datovou sadu sociálních služeb',
};

const ANSWER = {
  P: { relation: 'Bezprostřední', progress: 'Realizováno', description: 'Doloženo zápisem.' },
  C: { relation: 'Částečný', progress: 'Realizováno', description: 'Doloženo zčásti.', reason: 'personální a kapacitní limity' },
  N: { relation: 'Bezprostřední', progress: 'Neplní se', description: '' },
} as const;

export interface PlanOptions {
  readonly levels?: Readonly<Record<string, Said>>;
  readonly settings?: PlanContent['settings'];
  readonly measures?: (row: InputRow<'measures'>) => InputRow<'measures'>;
}

const statementsOf = (levels: Readonly<Record<string, Said>>): InputRow<'statements'>[] =>
  Object.entries(levels).flatMap(([measure, said]) =>
    said.flatMap((one, i) => (one === '-' ? [] : [{ measure, criterion: i + 1, submitter: 'Odbor sociálních věcí', ...ANSWER[one] }])),
  );

export const periodPlanContent = ({ levels = LEVELS, settings = {}, measures = (row) => row }: PlanOptions = {}): PlanContent => ({
  id: 'plan-zkouska',
  issuedOn: '2025-01-02',
  settings: { planName: 'Akční plán 2024-2025', expected: Object.keys(levels).length, ...settings },
  tables: {
    areas: [
      { code: 'A', name: 'Spolupráce' },
      { code: 'A1', name: 'Obce', parent: 'A' },
      { code: 'A2', name: 'Rodiny', parent: 'A' },
      { code: 'B', name: 'Osvěta' },
      { code: 'B1', name: 'Kampaně', parent: 'B' },
    ],
    measures: Object.keys(levels).map((code) =>
      measures({
        code,
        subarea: code.slice(0, 2),
        title: TITLES[code] ?? `Opatření ${code}`,
        lead: 'Odbor sociálních věcí',
        due: '31. 12. 2025',
      }),
    ),
    criteria: Object.entries(levels).flatMap(([measure, said]) =>
      said.map((_, i) => ({ measure, number: i + 1, text: `Kritérium ${i + 1} opatření ${measure}` })),
    ),
    statements: statementsOf(levels),
    leads: [
      {
        name: 'Odbor sociálních věcí',
        short: 'OSV',
        type: 'odbor krajského úřadu',
        email: 'osv@kraj.example',
        returned: '2026-01-10',
        file: 'osv.xlsx',
      },
    ],
    municipalities: [
      { code: '1', name: 'Horní', orp: 'Horní', pou: 'Horní', district: 'Okres', population: 1200, addressed: 'ano' },
      { code: '2', name: 'Dolní', orp: 'Horní', pou: 'Horní', aszPartner: 'ano' },
    ],
    comments: [{ number: 1, measure: 'A1.1', who: 'Komise', comment: 'Upřesnit.' }],
  },
});

export const periodPlan = (options: PlanOptions = {}): Uint8Array => buildPlanWorkbook(periodPlanContent(options));

/** The workbook of the next plan, as whoever asked for it saves it. */
export const nextPlanFile = (source: Omit<NextPlan, 'name' | 'from' | 'to' | 'issuedOn' | 'token'>): Uint8Array =>
  buildPlanWorkbook(
    nextPlan({ ...source, name: 'Akční plán 2026-2027', from: '2026-01-01', to: '2027-12-31', issuedOn: '2026-02-01', token: 'x' }),
  );

/**
 * A plan that was frozen, and the plan of the two years after it as its tables are read: what is said in it, by the codes of
 * its measures.
 *
 * @param decisions rows of tblRevize by the headers of their columns
 */
export function planAfter(
  before: PlanContent,
  levels: Readonly<Record<string, Said>>,
  decisions: readonly Readonly<Record<string, string>>[] = [],
): PlanContent {
  const workbook = planWorkbook(before);
  const tables = tablesOf(workbook);
  const { plan, evaluation } = evaluateTables(tables);
  const history = cycleOf(workbook).history;
  const open = periodsStanding(plan, evaluation, { ...(history ? { history } : {}) });
  const { rows } = freezeIn(open, { by: 'Jana Nováková', on: '2026-01-15', why: '' });
  const content = planWorkbook({ ...before, history: [...(before.history ?? []), ...rows] });
  const header = Object.values(OUTPUT.revision.columns).map((column) => column.header);
  const revision = { sheet: 'Revize', top: 3, left: 0, header, rows: decisions.map((row) => header.map((name) => row[name] ?? '')) };
  const standing = periodsStanding(plan, evaluation, { ...cycleOf(content), revision });
  const year = Number(plan.settings.periodTo!.slice(0, 4));
  const [from, to] = [`${year + 1}-01-01`, `${year + 2}-12-31`];
  const name = `Akční plán ${year + 1}-${year + 2}`;
  const next = nextPlan({ ...nextSourceIn({ ...standing, tables }, { from, to }), name, from, to, issuedOn: '2026-02-01', token: 'x' });
  return { ...next, tables: { ...next.tables, statements: statementsOf(levels) } };
}

/** Three periods: A1.2 was merged into A1.1, A1.3 wavers, B1.1 was never fulfilled, B1.3 was dropped. */
export function threePeriods(): ReturnType<typeof planWorkbook> {
  const second = planAfter(
    periodPlanContent(),
    { 'A1.1': ['P', 'P', 'P'], 'A1.3': ['P'], 'A2.1': ['C', 'P', 'N'], 'A2.2': ['C'], 'B1.2': ['P', '-', 'P'], 'B1.10': ['N'] },
    [
      { Kód: 'A1.2', Návrh: 'Sloučit', 'Nový kód': 'A1.1' },
      { Kód: 'B1.3', Návrh: 'Vyřadit' },
    ],
  );
  const levels = {
    'A1.1': ['P', 'P', 'P'],
    'A1.3': ['C'],
    'A2.1': ['P', 'P', 'P'],
    'A2.2': ['C'],
    'B1.2': ['P', '-', 'P'],
    'B1.10': ['P'],
  } as const;
  return planWorkbook(planAfter(second, levels));
}
