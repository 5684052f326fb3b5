/**
 * The plans after the sample: made by freezing a period and by *Další období*, so that they are what the product makes of the
 * decisions in samples/data/revize.csv. What came in then is told by samples/data/prubeh.csv from what the sample says.
 */
import { join } from 'node:path';
import { registerFunctions } from '../src/cli/process/functions';
import { idOf, questionsOf } from '../src/core/people/addressees';
import { lastAnswers } from '../src/core/people/lastPeriod';
import { answerOf } from '../src/core/plan/answer';
import type { Plan } from '../src/core/plan/plan';
import { nextPlan } from '../src/files/plan/nextPlan';
import { readPlanFile } from '../src/files/plan/readPlanFile';
import { buildPlanWorkbook, type InputRow, type PlanContent } from '../src/files/plan/template';
import { openWorkbook } from '../src/host/node';
import { PERIOD_TABLES } from '../src/schema/periodTables';
import { freezePeriod } from '../src/workbook/periods/freeze';
import { nextPlanSource } from '../src/workbook/periods/next';
import type { NextPlanSource } from '../src/workbook/periods/nextSource';
import { revise } from '../src/workbook/periods/revise';
import { readCsv } from './csv';
import { functionsMetadata } from './functions-metadata';
import { sampleContent } from './sample-content';

const data = (name: string): Record<string, string>[] => readCsv(join(__dirname, '..', 'samples', 'data', `${name}.csv`));

const BY = 'Koordinátorka začleňování';
const HALFWAY = [
  'UKÁZKA PŘÍŠTÍHO PLÁNU v polovině období. Vznikl uzavřením období 2024–2025 a příkazem plneni next; rozhodnutí o opatřeních i to, co od té doby kdo odpověděl, jsou smyšlené.',
];
const FINAL = [
  'UKÁZKA ZÁVĚREČNÉHO VYHODNOCENÍ tří období. Období 2022–2023 je celé smyšlené, takový plán nebyl; smyšlené jsou i odpovědi za roky 2026 a 2027.',
];

/** How it went on with the measures of a column of prubeh.csv, by their codes. */
type Went = ReadonlyMap<string, string>;
const went = (column: string): Went => new Map(data('prubeh').map((row) => [row['Kód'] ?? '', row[column] ?? '']));

type Statements = readonly InputRow<'statements'>[];

/** samples/ukazka-2026-2027.xlsx and samples/ukazka-zaverecna-2027.xlsx, by these names. */
export async function periodSamples(): Promise<Readonly<Record<'ukazka-2026-2027' | 'ukazka-zaverecna-2027', PlanContent>>> {
  const sample = sampleContent();
  const halfway = await following(sample, {
    id: 'ukazka-2026-2027',
    asOf: '2026-12-31',
    calledOn: '2026-12-01',
    deadline: '2027-01-15',
    went: went('2026'),
    // Half of the period is over: what the sample dates by its two years has all come in in the first one.
    year: { '2024': '2026', '2025': '2026', '2026': '2027' },
    note: HALFWAY,
  });
  const second = { ...sample, history: await historyBefore(sample) };
  const final = await following(second, {
    id: 'ukazka-zaverecna-2027',
    asOf: '2027-12-31',
    calledOn: '2027-12-01',
    deadline: '2028-01-14',
    went: went('2026-2027'),
    year: { '2024': '2026', '2025': '2027', '2026': '2028' },
    note: FINAL,
  });
  return { 'ukazka-2026-2027': halfway, 'ukazka-zaverecna-2027': final };
}

/** Historie with a period before the sample: the same measures, of which some went otherwise. */
async function historyBefore(sample: ReturnType<typeof sampleContent>): Promise<NonNullable<PlanContent['history']>> {
  const dates = { periodFrom: '2022-01-01', periodTo: '2023-12-31', asOf: '2023-12-31' };
  const { comments: _comments, asz: _asz, ...tables } = sample.tables;
  const measures = (tables.measures ?? []).map((row) => ({
    ...row,
    overrideLevel: '',
    overrideReason: '',
    overrideAuthor: '',
    overrideDate: '',
  }));
  const settings = { ...sample.settings, ...dates, planName: 'Akční plán 2022-2023', calledOn: '', deadline: '' };
  const empty = { ...sample, id: 'ukazka-2022-2023', settings, tables: { ...tables, measures, statements: [] } };
  const statements = statementsOf(planOf(empty), planOf(sample), went('2022-2023'), { '2024': '2022', '2025': '2023', '2026': '2024' });
  const source = await sourceOf({ ...empty, tables: { ...empty.tables, statements } }, '2024-01-22', {
    from: '2024-01-01',
    to: '2025-12-31',
  });
  return source.history;
}

interface Following {
  readonly id: string;
  readonly asOf: string;
  readonly calledOn: string;
  readonly deadline: string;
  readonly went: Went;
  readonly year: Readonly<Record<string, string>>;
  readonly note: readonly string[];
}

/** The plan 2026–2027 that follows this one, with what came in by the day. */
async function following(before: PlanContent, { id, asOf, calledOn, deadline, went: how, year, note }: Following): Promise<PlanContent> {
  const period = { from: '2026-01-01', to: '2027-12-31' } as const;
  const source = await sourceOf(before, '2026-01-20', period, data('revize'));
  const made = nextPlan({ ...source, ...period, name: 'Akční plán 2026-2027', issuedOn: deadline, token: id });
  const fresh = data('nova');
  const measures = [
    ...(made.tables?.measures ?? []),
    ...fresh.map((row) => ({
      code: row['Kód']!,
      subarea: row['Podokruh']!,
      title: row['Opatření']!,
      lead: row['Gestor']!,
      follows: 'nové',
    })),
  ];
  const criteria = [
    ...(made.tables?.criteria ?? []),
    ...fresh.map((row) => ({ measure: row['Kód']!, number: 1, text: row['Kritérium plnění']! })),
  ].filter(isKept);
  const settings = { ...made.settings, expected: measures.length, asOf, calledOn, deadline };
  const empty: PlanContent = { ...made, id, note, settings, tables: { ...made.tables, measures, criteria, statements: [] } };
  const statements = statementsOf(planOf(empty), planOf(before), how, year);
  const answered = new Set(statements.map(({ submitter }) => submitter));
  const leads = (made.tables?.leads ?? []).map((lead) => (answered.has(lead.name) ? { ...lead, returned: deadline } : lead));
  return { ...empty, tables: { ...empty.tables, statements, leads } };
}

/** Each part of a split measure keeps its own criterion: whoever splits one has to say so. */
const isKept = ({ measure, number }: InputRow<'criteria'>): boolean =>
  !(measure === 'D1.3' && Number(number) === 2) && !(measure === 'D1.11' && Number(number) === 1);

/** What is answered in a plan: as in the plan before it, better, worse, not fulfilled, or nothing. */
function statementsOf(plan: Plan, before: Plan, how: Went, year: Readonly<Record<string, string>>): Statements {
  const last = lastAnswers(plan, before);
  if ('faults' in last) throw new Error(JSON.stringify(last.faults));
  const shifted = (text: string): string =>
    text
      .replace(/\b202[456]\b/g, (one) => year[one] ?? one)
      // 2024 was a leap year.
      .replace(/^(\d{4})-02-29$/, '$1-02-28')
      .replace(/\b(?:letech|roky) (\d{4}) a \1\b/, 'roce $1');
  const seen = new Set<string>();
  return questionsOf(plan).flatMap(({ measure, criterion }): Statements => {
    const isFirst = !seen.has(measure.key);
    seen.add(measure.key);
    const place = { measure: measure.code, criterion: Number(criterion?.number ?? '') || (criterion?.number ?? '') };
    const before = (last.answers.get(idOf(measure.key, criterion?.key ?? '')) ?? []).map((statement) => {
      const { description, date, ownLevel: _ownLevel, ...answer } = answerOf(statement);
      return { ...place, submitter: statement.submitter, ...answer, description: shifted(description), date: shifted(date) };
    });
    const lead = { ...place, submitter: measure.lead };
    switch (how.get(measure.code) ?? '') {
      case 'bez odpovědi':
        return [];
      case 'neplní se':
        return [{ ...lead, progress: 'Neplní se', reason: 'personální a kapacitní limity' }];
      case 'lépe': {
        const territory = before.some((one) => one.territory !== '') ? 'celý kraj' : '';
        return [{ ...lead, ...GOOD, territory }];
      }
      case 'hůře':
        return isFirst ? [{ ...lead, ...WORSE }] : before;
      default:
        return before;
    }
  });
}

const GOOD = {
  relation: 'Bezprostřední',
  progress: 'Realizováno',
  description: 'Kritérium je splněno, výstupy jsou v příloze.',
  link: 'https://example.org/vystupy',
};
const WORSE = {
  relation: 'Částečný',
  progress: 'Částečně realizováno',
  description: 'Splněno zčásti, pro zbytek chybějí lidé.',
  reason: 'personální a kapacitní limity',
};

// --- in the workbook --------------------------------------------------------------------------------------------

async function inWorkbook<R>(content: PlanContent, work: () => Promise<R>): Promise<R> {
  const excel = await openWorkbook(buildPlanWorkbook(content));
  const uninstall = excel.install();
  try {
    await registerFunctions(excel, await functionsMetadata('cs'));
    return await work();
  } finally {
    uninstall();
    excel.dispose();
  }
}

function planOf(content: PlanContent): Plan {
  const read = readPlanFile(buildPlanWorkbook(content));
  if ('fault' in read) throw new Error(JSON.stringify(read.fault));
  return read.plan;
}

/** What goes on from a plan once its period is frozen and its proposals are decided. */
function sourceOf(
  content: PlanContent,
  on: string,
  period: { readonly from: string; readonly to: string },
  decisions: readonly Record<string, string>[] = [],
): Promise<NextPlanSource> {
  return inWorkbook(content, async () => {
    const now = new Date(`${on}T09:30:00`);
    await freezePeriod({ by: BY, on, why: '', now });
    await revise({ on, now });
    if (decisions.length > 0) await decide(decisions);
    return nextPlanSource(period);
  });
}

/** Writes decisions into tblRevize: into the row of the measure, or a new one. */
const decide = (decisions: readonly Record<string, string>[]): Promise<void> =>
  Excel.run(async (context) => {
    const table = context.workbook.tables.getItem(PERIOD_TABLES.revision.name);
    const header = table.getHeaderRowRange().load('values');
    const body = table.getDataBodyRange().load('values');
    await context.sync();
    const headers = header.values[0]!.map(String);
    const code = headers.indexOf(PERIOD_TABLES.revision.columns.code.header);
    for (const decision of decisions) {
      const row = body.values.findIndex((cells) => cells[code] === decision['Kód']);
      const standing = row < 0 ? headers.map(() => '') : body.values[row]!;
      const cells = headers.map((name, i): unknown => decision[name] ?? (name === 'Rozhodnuto' ? 'Rada 2/2026' : standing[i]));
      if (row < 0) table.rows.add(undefined, [cells] as string[][]);
      else body.getRow(row).values = [cells];
    }
    await context.sync();
  });
