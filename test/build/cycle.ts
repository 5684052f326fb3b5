/** The whole cycle by the command line, on files: what each step leaves behind. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asUser, open } from './embedded';
import { file, run, temp, type Run } from './cli';
import { periodPlan } from './periodPlans';

export interface Cycle {
  readonly runs: Readonly<Record<'freeze' | 'revise' | 'next' | 'split' | 'collect' | 'summarize' | 'compare', Run>>;
  /** Workbooks in the order in which they were made. */
  readonly files: readonly string[];
}

type Excel = Awaited<ReturnType<typeof open>>;

/** Writes into cells of a table of the workbook, by its header and data row. */
export async function fill(excel: Excel, table: string, rows: readonly Readonly<Record<string, string>>[]): Promise<void> {
  await asUser(excel, async (context) => {
    const own = context.workbook.tables.getItem(table);
    for (const header of new Set(rows.flatMap((row) => Object.keys(row)))) {
      const body = own.columns.getItem(header).getDataBodyRange();
      rows.forEach((row, i) => row[header] !== undefined && (body.getCell(i, 0).values = [[row[header]]]));
    }
    await context.sync();
  });
}

const json = (work: Run): Record<string, unknown> => JSON.parse(work.out) as Record<string, unknown>;
export const told = json;

/** freeze → revise → next → split → (answers) → collect → summarize → compare */
export async function cycle(): Promise<Cycle> {
  const plan = file('plan-2024.xlsx', periodPlan());
  const paths = ['uzavreno', 'revize', 'plan-2026', 'sebrano', 'shrnuto', 'porovnano'].map((name) => temp(`${name}.xlsx`));
  const [frozen, revised, next, collected, summarized, compared] = paths as [string, string, string, string, string, string];
  const freeze = await run(['freeze', plan, '--out', frozen, '--by', 'Jana Nováková', '--json']);
  const revise = await run(['revise', frozen, '--out', revised, '--json']);

  // The coordinator decides: one dropped, one merged, one split, one reworded.
  const excel = await open(readFileSync(revised));
  await fill(excel, 'tblRevize', [
    { Návrh: 'Vyřadit', Rozhodnuto: 'Rada 3/2026' },
    { Návrh: 'Sloučit', 'Nový kód': 'B1.2', Rozhodnuto: 'Rada 3/2026' },
    { Návrh: 'Rozdělit', 'Nový kód': 'A2.1; A2.3', Rozhodnuto: 'Rada 3/2026' },
    { Návrh: 'Upravit', 'Navržené znění': 'Radit zadluženým a šířit o tom vědomí', Rozhodnuto: 'Rada 3/2026' },
  ]);
  const decided = file('rozhodnuto.xlsx', await excel.save('xlsx'));
  const dates = ['--name', 'Akční plán 2026-2027', '--from', '2026-01-01', '--to', '2027-12-31'];
  const made = await run(['next', decided, '--out', next, ...dates, '--json']);

  const folder = temp('vyzvy');
  const split = await run(['split', next, '--out', folder, '--previous', decided, '--json']);
  const [call] = (json(split)['calls'] as { file: string }[]).map((one) => join(folder, one.file));
  const form = await open(readFileSync(call!));
  const answer = { 'Vztah podkladu': 'Bezprostřední', 'Stav realizace': 'Realizováno', Popis: 'Doloženo zápisem.' };
  await fill(form, 'tblPodklady', [
    answer,
    answer,
    { ...answer, 'Vztah podkladu': 'Částečný', Důvod: 'personální a kapacitní limity' },
    answer,
  ]);
  const returned = file('vraceno.xlsx', await form.save('xlsx'));

  const collect = await run(['collect', next, returned, '--out', collected, '--json']);
  const summarize = await run(['summarize', collected, '--out', summarized, '--json']);
  const compare = await run(['compare', summarized, '--out', compared, '--json']);
  return {
    runs: { freeze, revise, next: made, split, collect, summarize, compare },
    files: [plan, frozen, revised, decided, next, returned, collected, summarized, compared],
  };
}
