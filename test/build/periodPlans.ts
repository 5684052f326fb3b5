/** Small plans as files, for what is done with periods: nine measures of every kind of level. */
import { nextPlan, type NextPlan } from '../../src/files/plan/nextPlan';
import { buildPlanWorkbook, type InputRow, type PlanContent } from '../../src/files/plan/template';

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
    statements: Object.entries(levels).flatMap(([measure, said]) =>
      said.flatMap((one, i) => (one === '-' ? [] : [{ measure, criterion: i + 1, submitter: 'Odbor sociálních věcí', ...ANSWER[one] }])),
    ),
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
