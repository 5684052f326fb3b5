import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Region } from '../../core/plan/liberec';
import { readRegion, regionName, REGIONS } from '../../core/plan/regions/regions';
import { fold } from '../../core/text/text';
import type { Assigned } from '../../files/measureList/layout/columns';
import { listProblemText, type ListProblem, type ListWishes, type MeasureList } from '../../files/measureList/measureList';
import { isOfColumns } from '../../files/measureList/problems';
import { COLUMN_NAMES, readAssigned } from '../../files/measureList/layout/assigned';
import { newPlan, planNameOf } from '../../files/plan/newPlan';
import { buildPlanWorkbook } from '../../files/plan/template';
import type { Translate } from '../../i18n';
import { usageOf, type RunOf } from '../options';
import { dateOption, dayOf } from '../input/date';
import type { Io } from '../io';
import { UsageError } from '../input/usageError';
import { accountJson, accountLines } from '../output/account';
import { checkApart, checkInput, checkOut, writeWhole } from '../input/paths';
import { readListInProcess } from '../process/readerPool';
import { problemLines } from '../output/text';

export const run: RunOf<'template'> = async ({ values: { out, measures, columns, region: typedRegion, name, json, ...period } }, t, io) => {
  if (out === undefined) throw new UsageError(usageOf('template', t));
  const [from, to] = [dateOption('from', period.from, t), dateOption('to', period.to, t)];
  if (from !== null && to !== null && from > to) throw new UsageError(t('cli.template.badPeriod'));
  if (columns !== undefined && measures === undefined) throw new UsageError(t('cli.columns.withoutList'));
  const asked = typedRegion === undefined ? null : regionOption(typedRegion, t);
  const wishes: ListWishes = {
    ...(columns === undefined ? {} : { columns: assignedColumns(columns, t) }),
    ...(asked === null ? {} : { region: asked }),
  };
  checkOut(out, t);
  if (measures !== undefined) checkApart(out, measures, t);
  const list = measures === undefined ? null : await listAt(measures, wishes, t, io);
  const region = asked ?? list?.region ?? 'liberec';
  const problems = list?.problems ?? [];
  const guessText = (problem: ListProblem): string => listProblemText(problem, t);
  const isRefused = problems.some(({ severity }) => severity === 'error');
  const planName = name?.trim() || planNameOf(from, to);
  if (!isRefused) {
    const content = await newPlan({
      name: planName,
      from,
      to,
      asOf: null,
      list: list?.tables ?? null,
      region,
      issuedOn: dayOf(io.now()),
      token: randomUUID(),
    });
    writeWhole(out, buildPlanWorkbook(content), t);
  }
  const counts = {
    measures: list?.tables.measures.length ?? 0,
    criteria: list?.tables.criteria.length ?? 0,
    leads: list?.tables.leads.length ?? 0,
  };
  if (json) {
    const told = {
      plan: planName,
      out: isRefused ? null : resolve(out),
      region: region === 'own' || region === 'none' ? null : regionName(region),
      ...counts,
      problems: problems.map((one) => problemJson(one, t)),
      account: list && accountJson(list.account, guessText, t),
    };
    io.stdout(JSON.stringify(told, null, 2));
  } else {
    const told = problems.map((problem) => ({ ...problem, text: listProblemText(problem, t) }));
    const ofRegion = region === 'own' ? [t('cli.template.noRegion')] : [];
    const end = isRefused ? [] : [...(list ? [t('cli.template.read', counts)] : []), ...ofRegion, t('cli.written', { path: resolve(out) })];
    const account = list ? accountLines(list.account, guessText, t) : [];
    const text = [...problemLines(told, t), ...account, ...end].join('\n');
    if (text !== '') io.stdout(text);
  }
  if (!isRefused) return 0;
  const hint = problems.some(isOfColumns) ? [t('cli.columns.hint')] : [];
  io.stderr([t('cli.template.refused'), ...hint].join(' '));
  return 2;
};

async function listAt(path: string, wishes: ListWishes, t: Translate, io: Io): Promise<MeasureList> {
  checkInput(path, t);
  return (io.readList ?? readListInProcess)(path, wishes);
}

/** "Kraj Vysočina", or "none" for a plan that brings its own municipalities or is without territory. */
function regionOption(text: string, t: Translate): Region {
  const region = readRegion(text);
  if (region !== null) return region;
  if (['none', 'zadny'].includes(fold(text))) return 'none';
  throw new UsageError(t('cli.template.badRegion', { text, regions: REGIONS.map(({ name }) => name).join(', ') }));
}

function assignedColumns(text: string, t: Translate): Assigned {
  const read = readAssigned(text);
  if ('columns' in read) return read.columns;
  const { code, text: part } = read.fault;
  throw new UsageError(t(`cli.columns.${code}`, { text: part, known: COLUMN_NAMES.join(', ') }));
}

const problemJson = (problem: ListProblem, t: Translate): object => {
  const { code, severity, sheet, cell, page } = problem;
  return { code, severity, sheet, cell, ...(page === undefined ? {} : { page }), message: listProblemText(problem, t) };
};
