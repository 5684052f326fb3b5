import { mkdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { roundTo, rowsOfRound } from '../../core/comments/rounds';
import { fingerprint } from '../../core/exchange/fingerprint';
import { LEVEL_WORD } from '../../core/text/wording';
import { buildCommentWorkbook, type CommentFormContent } from '../../files/comments/form';
import { plainName, requestFileName } from '../../files/write/fileName';
import type { Translate } from '../../i18n';
import { UnusableWorkbook } from '../../schema/read/records';
import { SCHEMA_VERSION } from '../../schema/tables';
import { inspectComments } from '../../workbook/comments/inspectComments';
import { noteRound } from '../../workbook/comments/settleComment';
import { inspect } from '../../workbook/plan/inspect';
import { dateOption, dayOf } from '../input/date';
import { withPlan } from '../input/notPlan';
import { readInput, writeWhole, statOf } from '../input/paths';
import { UsageError } from '../input/usageError';
import type { Io } from '../io';
import { usageOf, type RunOf } from '../options';
import { inWorkbook } from '../process/embedded';

/** A longer name of a round is a sentence. */
const LONGEST_ROUND = 40;

export const run: RunOf<'comments request'> = async ({ values, inputs: [input = ''] }, t, io) => {
  const { out, json } = values;
  const round = values.round?.trim();
  if (out === undefined || round === undefined) throw new UsageError(usageOf('comments request', t));
  if (round === '' || round.length > LONGEST_ROUND)
    throw new UsageError(t('comments.cli.badRound', { text: round.slice(0, LONGEST_ROUND) }));
  const given = dateOption('until', values.until, t);
  const today = dayOf(io.now());
  const bytes = readInput(input, t);
  const copy = planCopy(input, out, round);
  const { plan, to, until, noted } = await withPlan(input, t, io, () =>
    inWorkbook(bytes, t, io, async (excel) => {
      const inspected = await inspect();
      if (inspected.kind === 'other') throw new UnusableWorkbook(inspected.faults);
      if (inspected.kind === 'request') throw new UsageError(t('comments.cli.isRequest', { path: input }));
      const { rounds } = await inspectComments(today);
      const rows = rowsOfRound(rounds, round);
      const bodies = values.to === undefined ? rows.flatMap((row) => row.to) : roundTo(values.to);
      if (bodies.length === 0) throw new UsageError(t('comments.cli.nobody'));
      const last = given ?? rows.flatMap((row) => row.until.value ?? [])[0] ?? null;
      const sent = { round, to: bodies, from: today, until: last, version: fingerprint(inspected.report.plan) };
      const isNew = await noteRound(sent, io.now());
      return { plan: inspected, to: bodies, until: last, noted: isNew ? await excel.save(/m$/i.test(copy) ? 'xlsm' : 'xlsx') : null };
    }),
  );
  const { evaluation, plan: records } = plan.report;
  const common: Omit<CommentFormContent, 'who'> = {
    plan: { id: plan.planId, name: records.settings.planName },
    round,
    measures: evaluation.measures.map(({ measure: { code, title }, final }) => ({ code, title, level: LEVEL_WORD[final] })),
    issuedOn: today,
    to,
    figures: fingerprint(records),
    until,
    returnTo: values['return-to']?.trim() ?? '',
  };
  const taken = new Set<string>();
  const files = to.map((who) => ({
    who,
    file: requestFileName(who, taken, 'pripominky'),
    bytes: buildCommentWorkbook({ ...common, who }),
  }));
  const keepsCopy = noted !== null && (await mayStand(copy, plan.planId, round, t, io));
  await writeAll(files, out, plan.planId, t);
  if (noted !== null && !keepsCopy) writeWhole(copy, noted, t);
  const listed = files.map(({ who, file }) => ({ who, file }));
  io.stdout(
    json
      ? JSON.stringify({ round, files: listed }, null, 2)
      : [
          ...listed.map((one) => t('comments.cli.call', one)),
          '',
          t('comments.cli.requested', { count: listed.length, path: out }),
          noted === null ? t('comments.cli.roundKnown', { round }) : t('comments.cli.noted', { round, path: copy }),
        ].join('\n'),
  );
  return 0;
};

/** Beside the workbooks that go out: the plan that was given stays as it is. */
function planCopy(input: string, folder: string, round: string): string {
  const { name, ext } = parse(input);
  return join(folder, `${name}-kolo-${plainName(round) || 'x'}${/^\.xlsm$/i.test(ext) ? '.xlsm' : '.xlsx'}`);
}

/**
 * Somebody may already work in the copy that a request of before has left: where it knows the round, it stays.
 * @throws {UsageError} where something else stands there
 */
async function mayStand(path: string, planId: string, round: string, t: Translate, io: Io): Promise<boolean> {
  const stat = statOf(path);
  if (!stat) return false;
  const knows = async (): Promise<boolean> => {
    const inspected = await inspect();
    if (inspected.kind !== 'plan' || inspected.planId !== planId) return false;
    return rowsOfRound((await inspectComments(dayOf(io.now()))).rounds, round).length > 0;
  };
  if (stat.isFile() && (await inWorkbook(readFileSync(path), t, io, knows).catch(() => false))) return true;
  throw new UsageError(t('comments.cli.foreignPlan', { path }));
}

/** Nothing is written when one of the files must not be replaced: only a blank workbook of ours may be. */
async function writeAll(
  files: readonly { readonly file: string; readonly bytes: Uint8Array }[],
  folder: string,
  planId: string,
  t: Translate,
): Promise<void> {
  const stat = statOf(folder);
  if (stat && !stat.isDirectory()) throw new UsageError(t('comments.cli.noFolder', { path: folder }));
  const { readCommentFile } = await import('../../files/comments/readComments');
  for (const { file } of files) {
    const path = join(folder, file);
    const standing = statOf(path);
    if (!standing) continue;
    const reading = standing.isFile()
      ? readCommentFile(readFileSync(path), { name: file, lastModified: null }, { planId, version: SCHEMA_VERSION, bodies: [] })
      : null;
    const isBlank = reading?.status === 'read' && reading.comments.sent !== null && reading.comments.comments.length === 0;
    if (!isBlank) throw new UsageError(t('comments.cli.foreign', { path }));
  }
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new UsageError(t('comments.cli.noFolder', { path: folder }));
  }
  for (const { file, bytes } of files) writeWhole(join(folder, file), bytes, t);
}
