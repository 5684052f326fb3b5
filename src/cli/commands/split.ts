import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { strFromU8 } from 'fflate';
import { addressees, type Addressee } from '../../core/people/addressees';
import { Bodies } from '../../core/people/bodies';
import type { Evaluation } from '../../core/rules/evaluate';
import { territorialStandings } from '../../core/territory/coverage';
import { foldIdentifier } from '../../core/text/identifiers';
import { NO_LAST } from '../../core/people/last';
import { lastAnswers, lastLevels } from '../../core/people/lastPeriod';
import { UnusablePeriods, type PeriodFault } from '../../core/periods/fault';
import { answerDigest } from '../../core/exchange/answerDigest';
import type { IsoDate } from '../../core/text/date';
import { NO_ANSWER } from '../../core/plan/answer';
import { requestFileName } from '../../files/write/fileName';
import type { Expected, ReturnReading } from '../../files/returns/returns';
import { draft, draftName } from '../../files/request/draft';
import { MERGE_NAME, mergeCsv, mergeXlsx } from '../../files/request/mergeTable';
import { buildRequests, MAILS, type RequestFile } from '../../files/request/zipRequests';
import { type Translate, translator } from '../../i18n';
import { type Letter, mailOf } from '../../i18n/mail';
import { periodFaultsText } from '../../i18n/periods';
import { findingText } from '../../i18n/sentences';
import { PERIOD_SHEETS } from '../../schema/periodTables';
import { readHistory } from '../../schema/read/periods';
import { placeOf } from '../../schema/read/places';
import { UnusableWorkbook } from '../../schema/read/records';
import { INPUT, SCHEMA_VERSION } from '../../schema/tables';
import { inspect, type Inspection } from '../../workbook/plan/inspect';
import { usageOf, type RunOf } from '../options';
import { dateOption, dayOf } from '../input/date';
import { inWorkbook } from '../process/embedded';
import { withPlan } from '../input/notPlan';
import { UsageError } from '../input/usageError';
import type { Io } from '../io';
import { readInput, writeWhole, statOf } from '../input/paths';
import { readInProcess } from '../process/readerPool';
import { exitCode, problemLines, type Problem } from '../output/text';

export const run: RunOf<'split'> = async ({ values, inputs: [input = ''] }, t, io) => {
  const { out, previous, only, missing, json } = values;
  if (out === undefined) throw new UsageError(usageOf('split', t));
  const given = dateOption('deadline', values.deadline, t);
  checkFolder(out, t);
  const last = previous === undefined ? null : readInput(previous, t);
  const inspection = await readPlanOf(input, readInput(input, t), t, io);
  const lastPlan = last === null ? null : (await readPlanOf(previous!, last, t, io)).report.plan;
  const { report, exchange, planId } = inspection;
  const { plan } = report;

  const bodies = new Bodies(exchange.contacts, plan.municipalities);
  const silent = missing === undefined ? null : silentIn(missing, report.evaluation, t);
  // Whoever is missing in a criterion is asked as if they were addressed.
  const addressed = silent === null ? exchange.addressed : [...new Set([...exchange.addressed, ...silent.map(({ code }) => code)])];
  const answers = lastPlan === null ? null : lastAnswers(plan, lastPlan);
  if (answers && 'faults' in answers) throw new UnusablePeriods(answers.faults);
  const levels = lastLevels({ plan, evaluation: report.evaluation, history: readHistory(inspection.cycle.history) });
  // Requests are sent without it rather than not at all.
  const faults = 'faults' in levels ? levels.faults : [];
  const found = addressees(plan, { ...exchange, addressed }, { ...NO_LAST, ...answers, ...('faults' in levels ? {} : levels) });
  const keys = silent && new Set(silent.map(({ name }) => bodies.keyOf(name)));
  const all = keys === null ? found.addressees : found.addressees.filter(({ key }) => keys.has(key));
  const chosen = only === undefined ? all : choose(all, only, bodies, t);
  if (chosen.length === 0) throw new UsageError(t('cli.split.nobody'));
  // Names are given to all, so that a call has the same one whether it is made alone or with the others.
  const taken = new Set<string>();
  const names = new Map(found.addressees.map(({ key, name }) => [key, requestFileName(name, taken)]));
  const returnTo = values['return-to']?.trim() ?? '';
  const issuedOn = dayOf(io.now());
  const deadline = given ?? exchange.deadline;
  const calls = (
    await buildRequests(chosen, {
      plan: { id: planId, name: plan.settings.planName },
      municipalities: plan.municipalities,
      issuedOn,
      deadline,
      returnTo,
    })
  ).map((call) => ({ ...call, file: names.get(call.addressee.key)! }));
  const extra = values.mails ? mailFiles(calls, { planName: plan.settings.planName, deadline, returnTo, issuedOn }) : [];
  await writeAll(calls, extra, out, { planId, version: SCHEMA_VERSION }, t, io);

  const problems = [...lastUnknown(faults, t), ...problemsOf(inspection, found.problems, t)];
  const listed = calls.map(({ addressee, file }) => ({ addressee: addressee.name, file, ...countsOf(addressee) }));
  io.stdout(
    json
      ? JSON.stringify(
          {
            plan: plan.settings.planName,
            issued: issuedOn,
            deadline,
            out: resolve(out),
            calls: listed,
            problems: problems.map(problemJson),
          },
          null,
          2,
        )
      : [
          ...listed.map((call) => t('cli.split.call', call)),
          '',
          ...(problems.length > 0 ? [...problemLines(problems, t), ''] : []),
          t('cli.split.total', { count: listed.length, path: resolve(out) }),
        ].join('\n'),
  );
  return exitCode(problems);
};

type PlanInspection = Extract<Inspection, { kind: 'plan' }>;

async function readPlanOf(path: string, bytes: Uint8Array, t: Translate, io: Io): Promise<PlanInspection> {
  const inspection = await withPlan(path, t, io, async () => {
    const inspected = await inWorkbook(bytes, t, io, () => inspect());
    if (inspected.kind === 'other') throw new UnusableWorkbook(inspected.faults);
    return inspected;
  });
  if (inspection.kind === 'request') throw new UsageError(t('cli.split.isCall', { path }));
  return inspection;
}

/**
 * The municipalities of which nobody says anything in a criterion that is judged by territory, by their codes and the names
 * under which they are called.
 * @param asked "A1.7/1"; of a measure with one such criterion its code alone
 */
function silentIn(asked: string, evaluation: Evaluation, t: Translate): { readonly code: string; readonly name: string }[] {
  const criteria = territorialStandings(evaluation);
  const key = foldIdentifier(asked);
  const exact = criteria.filter(({ code }) => foldIdentifier(code) === key);
  const [one, ...others] = exact.length > 0 ? exact : criteria.filter(({ measure }) => foldIdentifier(measure.measure.code) === key);
  if (one === undefined || others.length > 0) {
    const codes = criteria.map(({ code }) => code).join(', ');
    throw new UsageError(t(codes === '' ? 'cli.split.noTerritorial' : 'cli.split.badMissing', { text: asked, codes }));
  }
  const { gazetteer } = evaluation;
  const found = gazetteer.municipalities.flatMap(({ code }, i) =>
    one.standings[i] === 'silent' ? [{ code, name: gazetteer.label(i) }] : [],
  );
  if (found.length === 0) throw new UsageError(t('cli.split.noneMissing', { code: one.code }));
  return found;
}

/** "Odbor dopravy; OSV": by the names that the plan has for them, written as people write them. */
function choose(all: readonly Addressee[], only: string, known: Bodies, t: Translate): Addressee[] {
  const names = only
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const keys = new Map(names.map((name) => [known.keyOf(name), name]));
  const strangers = [...keys].filter(([key]) => !all.some((addressee) => addressee.key === key)).map(([, name]) => `„${name}“`);
  if (strangers.length > 0) throw new UsageError(t('cli.split.unknown', { names: strangers.join(', ') }));
  return all.filter(({ key }) => keys.has(key));
}

const countsOf = ({ items }: Addressee): { measures: number; criteria: number } => ({
  measures: new Set(items.map(({ measure }) => measure.key)).size,
  criteria: items.length,
});

// --- files ------------------------------------------------------------------------------------------------------

function checkFolder(path: string, t: Translate): void {
  const stat = statOf(path);
  if (stat && !stat.isDirectory()) throw new UsageError(t('cli.split.noFolder', { path }));
}

/** Nothing is written when one of the files must not be replaced. */
async function writeAll(
  calls: readonly RequestFile[],
  extra: readonly Extra[],
  folder: string,
  expected: Expected,
  t: Translate,
  io: Io,
): Promise<void> {
  const standing = calls.map(({ file }) => join(folder, file)).filter((path) => isStanding(path, t));
  const readings: ReturnReading[] = [];
  await (io.readReturns ?? readInProcess)(standing, expected, (index, { readings: [reading] }) => (readings[index] = reading!));
  for (const [i, path] of standing.entries()) {
    const reading = readings[i]!;
    if (reading.status !== 'read') throw new UsageError(t('cli.split.foreign', { path }));
    const isFilledIn = reading.return.rows.some(({ answer, issuedDigest }) => issuedDigest !== answerDigest({ ...NO_ANSWER, ...answer }));
    if (isFilledIn || reading.return.confirmation !== null) throw new UsageError(t('cli.split.filledIn', { path }));
  }
  checkExtra(extra, folder, t);
  try {
    mkdirSync(extra.length > 0 ? join(folder, MAILS) : folder, { recursive: true });
  } catch {
    throw new UsageError(t('cli.split.noFolder', { path: folder }));
  }
  for (const { file, bytes } of [...calls, ...extra]) writeWhole(join(folder, file), bytes, t);
}

/** A draft for each workbook in a folder of their own, and the tables for a mail merge. The letters are Czech, as the workbooks are. */
function mailFiles(
  calls: readonly RequestFile[],
  { issuedOn, ...terms }: Pick<Letter, 'planName' | 'deadline' | 'returnTo'> & { readonly issuedOn: IsoDate },
): Extra[] {
  const czech = translator('cs');
  const rows = calls.map((call) => ({
    call,
    mail: mailOf(call.addressee, { kind: 'request', file: call.file, signature: '', ...terms }, czech),
  }));
  const merged = rows.map(({ call, mail }) => ({ addressee: call.addressee.name, mail, file: call.file }));
  const csv = mergeCsv(merged);
  return [
    ...rows.map(({ call, mail }) => ({ file: join(MAILS, draftName(call.file)), bytes: draft(mail, call), begins: 'X-Unsent: 1' })),
    { file: `${MERGE_NAME}.csv`, bytes: csv, begins: strFromU8(csv).split('\r\n', 1)[0]! },
    // What is in a workbook cannot be told by its beginning: it goes with the table in text.
    { file: `${MERGE_NAME}.xlsx`, bytes: mergeXlsx(merged, issuedOn), with: `${MERGE_NAME}.csv` },
  ];
}

/** A file beside the workbooks, and how one of ours is known. */
interface Extra {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What it begins with. */
  readonly begins?: string;
  /** The file that is there too. */
  readonly with?: string;
}

/** @throws {UsageError} for a file that is there and is not ours to replace */
function checkExtra(extra: readonly Extra[], folder: string, t: Translate): void {
  for (const { file, begins, with: other } of extra) {
    const path = join(folder, file);
    if (!isStanding(path, t)) continue;
    const isOwn = begins === undefined ? isStanding(join(folder, other!), t) : strFromU8(readFileSync(path)).startsWith(begins);
    if (!isOwn) throw new UsageError(t('cli.split.notOurs', { path }));
  }
}

function isStanding(path: string, t: Translate): boolean {
  const stat = statOf(path);
  if (stat && !stat.isFile()) throw new UsageError(t('cli.split.foreign', { path }));
  return stat !== undefined;
}

// --- problems ---------------------------------------------------------------------------------------------------

/** The requests say nothing of the last period, although Historie keeps it. */
const lastUnknown = (faults: readonly PeriodFault[], t: Translate): Problem[] =>
  faults.length === 0
    ? []
    : [
        {
          code: 'lastPeriodUnknown',
          severity: 'warning',
          sheet: PERIOD_SHEETS.history,
          cell: '',
          text: t('call.problem.lastUnknown', { why: periodFaultsText(faults, t) }),
        },
      ];

/** Findings of the plan that leave somebody or something out of the calls. */
const OF_CALLS: ReadonlySet<string> = new Set(['measureCodeMissing', 'measureDuplicate', 'criterionUnknownMeasure', 'criterionDuplicate']);

function problemsOf({ report, tables }: PlanInspection, found: ReturnType<typeof addressees>['problems'], t: Translate): Problem[] {
  const own = found.map((problem): Problem => {
    if (problem.code === 'nothingToAnswer') {
      const text = t('cli.split.nothingToAnswer', { name: problem.name });
      return { code: problem.code, severity: 'warning', sheet: tables.municipalities?.sheet ?? INPUT.municipalities.sheet, cell: '', text };
    }
    if (problem.code === 'severalNames' || problem.code === 'sameBody') {
      const sheet = tables.measures?.sheet ?? INPUT.measures.sheet;
      const at = {
        table: 'measures',
        row: 'row' in problem ? problem.row : 0,
        column: 'column' in problem ? problem.column : 'lead',
      } as const;
      const cell =
        problem.code === 'severalNames' ? placeOf({ code: 'leadUnknown', severity: 'warning', at, params: {} }, tables).cell : '';
      const text =
        problem.code === 'severalNames'
          ? t('call.problem.severalNames', { name: problem.name })
          : t('call.problem.sameBody', { name: problem.name, other: problem.other });
      return { code: problem.code, severity: problem.code === 'severalNames' ? 'warning' : 'info', sheet, cell, text };
    }
    if (problem.code === 'ambiguousName') {
      const text = t('call.problem.ambiguousName', { name: problem.name, candidates: problem.candidates.join('; ') });
      return { code: problem.code, severity: 'warning', sheet: tables.measures?.sheet ?? INPUT.measures.sheet, cell: '', text };
    }
    const at = { table: 'measures', row: problem.row, column: 'lead' } as const;
    const place = placeOf({ code: 'leadUnknown', severity: 'error', at, params: {} }, tables);
    return { code: problem.code, severity: 'error', ...place, text: t('cli.split.measureWithoutLead', { code: problem.measure }) };
  });
  const findings = report.findings.flatMap((finding): Problem[] => {
    if (!OF_CALLS.has(finding.code)) return [];
    const { code, severity, sheet, cell } = finding;
    const { message, hint } = findingText(finding, t);
    return [{ code, severity, sheet, cell, text: `${message} ${hint}` }];
  });
  const all = [...own, ...findings];
  return [...all.filter(({ severity }) => severity === 'error'), ...all.filter(({ severity }) => severity !== 'error')];
}

const problemJson = ({ code, severity, sheet, cell, text }: Problem): object => ({ code, severity, sheet, cell, message: text });
