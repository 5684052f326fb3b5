import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { roundTo, rowsOfRound } from '../../core/comments/rounds';
import { fingerprint } from '../../core/exchange/fingerprint';
import { LEVEL_WORD } from '../../core/text/wording';
import { buildCommentWorkbook, type CommentFormContent } from '../../files/comments/form';
import { requestFileName } from '../../files/write/fileName';
import type { Translate } from '../../i18n';
import { UnusableWorkbook } from '../../schema/read/records';
import { SCHEMA_VERSION } from '../../schema/tables';
import { inspectComments } from '../../workbook/comments/inspectComments';
import { inspect } from '../../workbook/plan/inspect';
import { dateOption, dayOf } from '../input/date';
import { withPlan } from '../input/notPlan';
import { readInput, writeWhole } from '../input/paths';
import { UsageError } from '../input/usageError';
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
  const { plan, standing } = await withPlan(input, t, io, () =>
    inWorkbook(bytes, t, io, async () => {
      const inspected = await inspect();
      if (inspected.kind === 'other') throw new UnusableWorkbook(inspected.faults);
      if (inspected.kind === 'request') throw new UsageError(t('comments.cli.isRequest', { path: input }));
      return { plan: inspected, standing: await inspectComments(today) };
    }),
  );
  const rows = rowsOfRound(standing.rounds, round);
  const to = values.to === undefined ? rows.flatMap((row) => row.to) : roundTo(values.to);
  if (to.length === 0) throw new UsageError(t('comments.cli.nobody'));
  const until = given ?? rows.flatMap((row) => row.until.value ?? [])[0] ?? null;
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
  await writeAll(files, out, plan.planId, t);
  const listed = files.map(({ who, file }) => ({ who, file }));
  io.stdout(
    json
      ? JSON.stringify({ round, files: listed }, null, 2)
      : [...listed.map((one) => t('comments.cli.call', one)), '', t('comments.cli.requested', { count: listed.length, path: out })].join(
          '\n',
        ),
  );
  return 0;
};

/** Nothing is written when one of the files must not be replaced: only a blank workbook of ours may be. */
async function writeAll(
  files: readonly { readonly file: string; readonly bytes: Uint8Array }[],
  folder: string,
  planId: string,
  t: Translate,
): Promise<void> {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat && !stat.isDirectory()) throw new UsageError(t('comments.cli.noFolder', { path: folder }));
  const { readCommentFile } = await import('../../files/comments/readComments');
  for (const { file } of files) {
    const path = join(folder, file);
    const standing = statSync(path, { throwIfNoEntry: false });
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
