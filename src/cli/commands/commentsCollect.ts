import { basename, resolve } from 'node:path';
import type { CommentChanges, CommentFile, CommentStatus } from '../../core/comments/collect';
import type { CommentReading, ReadComments } from '../../files/comments/readings';
import { isOnlyTold } from '../../files/comments/readings';
import { commentFaultText, commentProblemText, writeProblems } from '../../files/comments/texts';
import type { Contained } from '../../files/returns/returns';
import type { Translate } from '../../i18n';
import { UnusableWorkbook } from '../../schema/read/records';
import { SCHEMA_VERSION } from '../../schema/tables';
import { collectComments } from '../../workbook/comments/collectComments';
import { previewComments } from '../../workbook/comments/previewComments';
import { inspect } from '../../workbook/plan/inspect';
import { filesIn } from '../input/collectFiles';
import { withPlan } from '../input/notPlan';
import { checkOut, readInput } from '../input/paths';
import { fileTotals, type FileStatus } from '../output/fileTotals';
import { UsageError } from '../input/usageError';
import { usageOf, type RunOf } from '../options';
import { inWorkbook, saveTo } from '../process/embedded';
import { readCommentsInProcess } from '../process/readerPool';

export const run: RunOf<'comments collect'> = async ({ values, inputs: [input = '', ...given] }, t, io) => {
  const { out, json, 'dry-run': isDry = false } = values;
  const round = values.round?.trim() ?? '';
  if (out === undefined && !isDry) throw new UsageError(usageOf('comments collect', t));
  if (out !== undefined) checkOut(out, t);
  const bytes = readInput(input, t);
  const { files: paths, passedOver } = filesIn(given, [input, ...(out === undefined ? [] : [out])], t);
  if (paths.length === 0) throw new UsageError(t('comments.cli.nothingToRead'));

  const work = async (excel: Parameters<Parameters<typeof inWorkbook>[3]>[0]): Promise<number> => {
    const plan = await inspect();
    if (plan.kind === 'other') throw new UnusableWorkbook(plan.faults);
    if (plan.kind === 'request') throw new UsageError(t('comments.cli.isRequest', { path: input }));
    const { names: bodies } = await previewComments([]);
    const read: ReadComments[] = [];
    const expected = { planId: plan.planId, version: SCHEMA_VERSION, bodies };
    await (io.readComments ?? readCommentsInProcess)(paths, expected, (index, one) => void (read[index] = one));
    const readAll = paths.flatMap((path, i) =>
      read[i]!.readings.map((reading): Found => ({ path: onDisk(path, reading), reading: inRound(reading, round) })),
    );
    // Of a folder, the copy of the plan that the request has left there is nobody's comments.
    const isPlan = ({ path, reading }: Found): boolean =>
      reading.status === 'refused' && reading.fault.code === 'planItself' && !given.includes(path);
    const others = readAll.filter((one) => !isPlan(one));
    const sent = others.flatMap(({ reading }) => (reading.status === 'refused' ? [] : (reading.comments.sent?.to ?? [])));
    const { withBody } = await import('../../files/comments/readComments');
    const found = others.map(({ path, reading }): Found => ({ path, reading: withBody(reading, path, [...bodies, ...sent]) }));
    const files = found.flatMap(({ reading }) => (reading.status === 'refused' ? [] : [reading.comments]));
    const writes = out !== undefined && !isDry;
    const changes = writes ? (await collectComments(files, { now: io.now() })).changes : (await previewComments(files)).changes;
    if (writes) await saveTo(out, excel, t, io);
    const lines = linesOf(found, changes, t);
    const totals = totalsOf(lines);
    const told = [
      ...readAll.filter(isPlan).map(({ path }) => ({ path, why: t('comments.cli.planInFolder') })),
      ...[...passedOver, ...read.flatMap((one) => one.passedOver)].map(({ name, why }) => ({
        path: name,
        why: t(`returned.passedOver.${why}`),
      })),
    ];
    const end = writes ? t('comments.cli.written', { path: resolve(out) }) : t('comments.cli.dryRun');
    io.stdout(
      json
        ? JSON.stringify({ files: lines.map(({ isAsked: _, sameAs: __, ...line }) => line), totals }, null, 2)
        : [
            ...lines.flatMap((line) => textOf(line, t)),
            ...told.map(({ path, why }) => `${path} · ${why}`),
            '',
            totalText(totals, t),
            '',
            end,
          ].join('\n'),
    );
    return lines.some(({ isAsked }) => isAsked) ? 1 : 0;
  };
  return withPlan(input, t, io, () => inWorkbook(bytes, t, io, work));
};

interface Found {
  readonly path: string;
  readonly reading: CommentReading & Contained;
}

/** What a file says of its round goes before what is said of all of them. */
const inRound = (reading: Found['reading'], round: string): Found['reading'] =>
  reading.status === 'refused' || reading.comments.round !== '' || round === ''
    ? reading
    : { ...reading, comments: { ...reading.comments, round } };

/** The path of the file on the disk, and of one that was in it the way on. */
const onDisk = (path: string, reading: CommentReading): string => {
  const name = reading.status === 'refused' ? reading.file : reading.comments.file;
  return `${path}${name.slice(basename(path).length)}`;
};

interface Line {
  readonly path: string;
  readonly status: FileStatus;
  readonly who: string | null;
  readonly comments: Readonly<Record<CommentStatus, number>>;
  readonly problems: readonly { readonly code: string; readonly sheet: string; readonly cell: string; readonly message: string }[];
  readonly sameAs: string | null;
  /** Something is to be mended, or to be asked about. */
  readonly isAsked: boolean;
}

const NONE: Line['comments'] = { new: 0, changed: 0, same: 0, unplaced: 0 };

function linesOf(found: readonly Found[], { files, writes }: CommentChanges, t: Translate): Line[] {
  // Outcomes stand in the order in which the files were taken.
  const outcomes = files[Symbol.iterator]();
  return found.map(({ path, reading }): Line => {
    if (reading.status === 'refused') {
      const problem = { code: reading.fault.code, sheet: '', cell: '', message: commentFaultText(reading.fault, t) };
      return { path, status: 'refused', who: null, comments: NONE, problems: [problem], sameAs: null, isAsked: true };
    }
    const { duplicateOf, comments, isLate } = (outcomes.next() as IteratorYieldResult<CommentChanges['files'][number]>).value;
    const who = reading.comments.who || null;
    if (duplicateOf !== null) return { path, status: 'duplicate', who, comments, problems: [], sameAs: duplicateOf, isAsked: false };
    const own = reading.problems.map((problem) => {
      const { code, sheet, cell } = problem;
      return { code, sheet, cell, message: commentProblemText(problem, t) };
    });
    const ofWrites = writesOf(reading.comments, writes).flatMap((write) =>
      writeProblems(write, t).map(({ code, message }) => ({ code, sheet: write.origin.at, cell: '', message })),
    );
    const late = isLate ? [{ code: 'late', sheet: '', cell: '', message: t('comments.problem.late') }] : [];
    const isAsked = reading.problems.some((problem) => !isOnlyTold(problem)) || ofWrites.some(({ code }) => code !== 'points');
    return { path, status: reading.status, who, comments, problems: [...own, ...late, ...ofWrites], sameAs: null, isAsked };
  });
}

const writesOf = ({ id }: CommentFile, writes: CommentChanges['writes']): CommentChanges['writes'] =>
  writes.filter(({ fileId }) => fileId === id);

const totalsOf = (files: readonly Line[]) => fileTotals(files, ({ comments }) => comments, ['new', 'changed', 'same', 'unplaced']);
type Totals = ReturnType<typeof totalsOf>;

const totalText = (totals: Totals, t: Translate): string =>
  t('comments.cli.totals', { ...totals, read: totals.read + totals.unidentified, counts: t('comments.cli.counts', { ...totals }) });

const textOf = ({ path, status, who, comments, problems, sameAs }: Line, t: Translate): string[] => [
  [
    path,
    t(`comments.cli.status.${status}`, { file: sameAs ?? '' }),
    who,
    status === 'read' || status === 'unidentified' ? t('comments.cli.counts', { ...comments }) : null,
  ]
    .filter(Boolean)
    .join(' · '),
  ...problems.map(({ sheet, cell, message }) => {
    const place = [sheet, cell].filter(Boolean).join('!');
    return `    ${place}${place === '' ? '' : ': '}${message}`;
  }),
];
