import { basename, resolve } from 'node:path';
import { ANSWER_FIELDS, type Answer } from '../../core/plan/answer';
import { planChanges, type Changes } from '../../core/exchange/collect';
import type { Conflict, Decisions } from '../../core/exchange/conflicts';
import type { RowStatus } from '../../core/exchange/merge';
import { shorten } from '../../core/text/shorten';
import { addresseeCheck } from '../../files/returns/addressee';
import {
  accountOf,
  type Container,
  type FoundReading,
  isInformation,
  type ReadFile,
  type ReturnProblem,
} from '../../files/returns/returns';
import { originText, returnFaultText, returnProblemText } from '../../files/returns/texts';
import type { Translate } from '../../i18n';
import { FORM } from '../../schema/request';
import { UnusableWorkbook } from '../../schema/read/records';
import { SCHEMA_VERSION } from '../../schema/tables';
import { collect } from '../../workbook/returns/collect';
import { inspect } from '../../workbook/plan/inspect';
import { filesIn } from '../input/collectFiles';
import { usageOf, type RunOf } from '../options';
import { inWorkbook, saveTo } from '../process/embedded';
import { withPlan } from '../input/notPlan';
import { fileTotals, type FileStatus } from '../output/fileTotals';
import { UsageError } from '../input/usageError';
import type { Io } from '../io';
import { checkOut, readInput } from '../input/paths';
import { readInProcess } from '../process/readerPool';

export const run: RunOf<'collect'> = async ({ values, inputs: [input = '', ...returned] }, t, io) => {
  const { out, json, 'dry-run': isDry = false, 'trust-content': trusts = false } = values;
  const policy = policyOf(values['on-conflict'], t);
  if (out === undefined && !isDry) throw new UsageError(usageOf('collect', t));
  if (out !== undefined) checkOut(out, t);
  const bytes = readInput(input, t);
  const given = filesIn(returned, [input, ...(out === undefined ? [] : [out])], t);
  if (given.files.length === 0) throw new UsageError(t('collect.cli.nothingToRead'));

  const work = async (excel: Parameters<Parameters<typeof inWorkbook>[3]>[0]): Promise<number> => {
    const plan = await inspect();
    if (plan.kind === 'other') throw new UnusableWorkbook(plan.faults);
    if (plan.kind === 'request') throw new UsageError(t('collect.cli.planIsCall', { path: input }));
    const { report, exchange, planId } = plan;
    const { municipalities, settings } = report.plan;
    const read = await readAll(given.files, { planId, version: SCHEMA_VERSION, municipalities }, t, io);
    const found = given.files.flatMap((path, i) =>
      read[i]!.readings.map((reading): FileFound => ({ path: pathOf(path, reading), reading })),
    );
    const passedOver = [
      ...given.passedOver,
      ...given.files.flatMap((path, i) => read[i]!.passedOver.map((one) => ({ ...one, name: onDisk(path, one.name) }))),
    ];
    const taken = found.flatMap(({ reading }) => (isTaken(reading, trusts) ? [reading.return] : []));
    const decisions: Decisions = policy === 'fail' ? {} : { rest: policy };
    const changes = planChanges(report.plan, exchange, taken, decisions);
    const isRefused = policy === 'fail' && changes.conflicts.length > 0;
    const writes = out !== undefined && !isDry && !isRefused;
    if (writes) {
      await collect(taken, decisions, { now: io.now() });
      await saveTo(out, excel, t, io);
    }
    const check = addresseeCheck(report.plan, exchange);
    const files = filesOf(found, changes, trusts, check, t);
    const conflicts = conflictsOf(changes, policy);
    const totals = totalsOf(files);
    const shown = files.map(({ isAsked: _, ...file }) => file);
    const left = passedOver.map(({ name, why }) => ({ path: name, why: t(`returned.passedOver.${why}`) }));
    const done = { plan: settings.planName, out: writes ? resolve(out) : null, files: shown, passedOver: left, conflicts, totals };
    const end = writes ? t('collect.cli.written', { path: resolve(out) }) : t(isRefused ? 'collect.cli.notWritten' : 'collect.cli.dryRun');
    io.stdout(json ? JSON.stringify(done, null, 2) : [...lines(done, t), '', end].join('\n'));
    if (isRefused) {
      if (json) io.stderr(end);
      return 2;
    }
    const isOpen = conflicts.some(({ decision }) => decision === 'open' || policy === 'keep');
    const isAsked = files.some(({ isAsked: asks }) => asks);
    return isOpen || isAsked || totals.unplaced > 0 ? 1 : 0;
  };
  return withPlan(input, t, io, () => inWorkbook(bytes, t, io, work));
};

type Policy = 'newest' | 'keep' | 'both' | 'fail';

function policyOf(text: string | undefined, t: Translate): Policy {
  if (text === undefined || text === 'newest' || text === 'keep' || text === 'both' || text === 'fail') return text ?? 'fail';
  throw new UsageError(t('collect.cli.badOnConflict', { text }));
}

type Taken = Exclude<FoundReading, { status: 'refused' }>;

const isTaken = (reading: FoundReading, trusts: boolean): reading is Taken =>
  reading.status === 'read' || (reading.status === 'unidentified' && trusts && reading.return.addressee !== '');

/** Thousands of files are told of in about a hundred lines. */
const PROGRESS_LINES = 100;

async function readAll(paths: readonly string[], expected: Parameters<typeof readInProcess>[1], t: Translate, io: Io): Promise<ReadFile[]> {
  const all: ReadFile[] = [];
  const every = Math.ceil(paths.length / PROGRESS_LINES);
  let done = 0;
  await (io.readReturns ?? readInProcess)(paths, expected, (index, read) => {
    all[index] = read;
    done++;
    if (done % every === 0 || done === paths.length)
      io.stderr(t('collect.cli.progress', { done, total: paths.length, file: basename(paths[index]!) }));
  });
  return all;
}

/** A file to be told of. */
interface FileFound {
  readonly path: string;
  readonly reading: FoundReading;
}

/** @param name as the file names itself, with the way on inside it */
const onDisk = (path: string, name: string): string => `${path}${name.slice(basename(path).length)}`;

/** The path of the file on the disk, and of one that was in it the way on. */
const pathOf = (path: string, reading: FoundReading): string => {
  const name = reading.status === 'refused' ? reading.file : reading.return.file;
  return onDisk(path, name);
};

interface FileLine {
  readonly path: string;
  /** The archives and e-mails that it came in, outermost first. */
  readonly from: readonly Container[];
  readonly status: FileStatus;
  readonly addressee: string | null;
  /** The file that came first with the same bytes. */
  readonly sameAs: string | null;
  readonly rows: Readonly<Record<RowStatus, number>>;
  readonly problems: readonly { code: string; sheet: string; cell: string; message: string }[];
  /** What became of what stands in the file; null for one that was not read. */
  readonly account: AccountLine | null;
}

/** With what only the exit code needs: something is to be mended in the plan, or to be asked about. */
type FileResult = FileLine & { readonly isAsked: boolean };

interface AccountLine {
  readonly rowsRead: number;
  readonly leftOut: readonly { why: string; place: string }[];
  /** Headers of the columns. */
  readonly columnsUnused: readonly string[];
  readonly guessed: readonly { why: string; place: string }[];
}

function accountLine(reading: Taken, t: Translate): AccountLine {
  const { rowsRead, leftOut, columnsUnused, guessed } = accountOf(reading);
  const line = (problem: ReturnProblem): AccountLine['leftOut'][number] => ({
    why: returnProblemText(problem, t),
    place: placeOf(problem),
  });
  return {
    rowsRead,
    leftOut: leftOut.map(line),
    columnsUnused: columnsUnused.map(({ params }) => String(params['column'])),
    guessed: guessed.map(line),
  };
}

/** "Podklady!B12" */
const placeOf = ({ sheet, cell }: { readonly sheet: string; readonly cell: string }): string => [sheet, cell].filter(Boolean).join('!');

const NO_ROWS: FileLine['rows'] = { new: 0, changed: 0, same: 0, conflict: 0, unplaced: 0 };

function filesOf(
  found: readonly FileFound[],
  changes: Changes,
  trusts: boolean,
  check: ReturnType<typeof addresseeCheck>,
  t: Translate,
): FileResult[] {
  // Outcomes stand in the order in which the files were taken.
  const outcomes = changes.files[Symbol.iterator]();
  return found.map(({ path, reading }): FileResult => {
    const { from } = reading;
    if (reading.status === 'refused') {
      const { fault } = reading;
      const problem = { code: fault.code, sheet: '', cell: '', message: returnFaultText(fault, t) };
      return {
        path,
        from,
        status: 'refused',
        addressee: null,
        sameAs: null,
        rows: NO_ROWS,
        problems: [problem],
        account: null,
        isAsked: true,
      };
    }
    const { addressee } = reading.return;
    const found = [...check(reading), ...reading.problems];
    const isAsked = found.some((problem) => !isInformation(problem));
    const account = accountLine(reading, t);
    const problems = found.map((problem) => ({
      code: problem.code,
      sheet: problem.sheet,
      cell: problem.cell,
      message: returnProblemText(problem, t),
    }));
    if (!isTaken(reading, trusts)) {
      const message = t(addressee === '' ? 'collect.cli.unidentifiedNobody' : 'collect.cli.unidentified');
      const own = { code: 'unidentified', sheet: '', cell: '', message };
      return {
        path,
        from,
        status: 'unidentified',
        addressee: addressee || null,
        sameAs: null,
        rows: NO_ROWS,
        problems: [own, ...problems],
        account,
        isAsked: true,
      };
    }
    const { duplicateOf, rows } = (outcomes.next() as IteratorYieldResult<Changes['files'][number]>).value;
    if (duplicateOf !== null)
      return { path, from, status: 'duplicate', addressee, sameAs: duplicateOf, rows, problems: [], account, isAsked: false };
    return { path, from, status: 'read', addressee, sameAs: null, rows, problems, account, isAsked };
  });
}

type Decision = 'open' | 'keep' | 'newest' | 'both';
type ConflictLine = Omit<Conflict, 'id'> & { readonly decision: Decision };

function conflictsOf({ conflicts, decided, writes }: Changes, policy: Policy): ConflictLine[] {
  const written = new Set(writes.map(({ after }) => after));
  const line = ({ id: _id, ...conflict }: Conflict, decision: Decision): ConflictLine => ({ ...conflict, decision });
  const wins = ({ versions }: Conflict): boolean => policy !== 'keep' && versions.some(({ answer }) => written.has(answer));
  return [
    ...conflicts.map((conflict) => line(conflict, 'open')),
    ...decided.map((conflict) => line(conflict, !wins(conflict) ? 'keep' : policy === 'both' ? 'both' : 'newest')),
  ];
}

const totalsOf = (files: readonly FileLine[]) => fileTotals(files, ({ rows }) => rows, ['new', 'changed', 'same', 'conflict', 'unplaced']);
type Totals = ReturnType<typeof totalsOf>;

// --- for people -------------------------------------------------------------------------------------------------

function lines(
  {
    files,
    passedOver,
    conflicts,
    totals,
  }: {
    files: readonly FileLine[];
    passedOver: readonly { readonly path: string; readonly why: string }[];
    conflicts: readonly ConflictLine[];
    totals: Totals;
  },
  t: Translate,
): string[] {
  return [
    ...files.flatMap(({ path, from, status, addressee, sameAs, rows, problems, account }) => [
      [
        path,
        originText(from, t),
        t(`collect.cli.status.${status}`, { file: sameAs ?? '' }),
        addressee,
        status === 'read' ? t('collect.cli.rows', { ...rows }) : null,
      ]
        .filter(Boolean)
        .join(' · '),
      ...problems.map(({ sheet, cell, message }) => `    ${placeOf({ sheet, cell })}${sheet === '' ? '' : ': '}${message}`),
      ...(account === null || status === 'duplicate' ? [] : [`    ${accountText(account, t)}`]),
    ]),
    ...passedOver.map(({ path, why }) => `${path} · ${why}`),
    '',
    t('collect.cli.totals', { ...totals, rows: t('collect.cli.rows', { ...totals }) }),
    ...(conflicts.length === 0 ? [] : ['', t('collect.cli.conflicts'), ...conflicts.flatMap((conflict) => conflictLines(conflict, t))]),
  ];
}

const accountText = ({ rowsRead, leftOut, columnsUnused, guessed }: AccountLine, t: Translate): string =>
  t('collect.cli.account', { rows: rowsRead, leftOut: leftOut.length, columns: columnsUnused.length, guessed: guessed.length });

const conflictLines = ({ measure, criterion, submitter, standing, versions, decision }: ConflictLine, t: Translate): string[] => [
  `  ${t('collect.cli.conflict', { measure, criterion: criterion || '–', submitter })} – ${t(`collect.cli.decision.${decision}`)}`,
  `    ${t('collect.cli.inPlan')}: ${answerText(standing, t)}`,
  ...versions.map(({ answer, origins }) => `    ${origins.map((origin) => rowText(origin)).join(', ')}: ${answerText(answer, t)}`),
];

/** The file, and the row in it: one file may say two things about one row of the plan. */
const rowText = ({ file, sheet, row, savedAt }: Conflict['versions'][number]['origins'][number]): string =>
  `${file}${savedAt === null ? '' : ` (${savedAt})`} ${sheet}!${row}`;

const answerText = (answer: Answer, t: Translate): string => {
  const said = ANSWER_FIELDS.filter((field) => answer[field] !== '').map(
    (field) => `${FORM.columns[field].header}: ${shorten(answer[field])}`,
  );
  return said.length === 0 ? t('collect.cli.nothing') : said.join('; ');
};
