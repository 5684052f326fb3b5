import { functionsMetadata } from '../scripts/functions-metadata';
import { registerFunctions } from '../src/cli/process/functions';
import type { CommentFile } from '../src/core/comments/collect';
import { readCommentFile } from '../src/files/comments/readComments';
import { openWorkbook } from '../src/host/node';
import { SCHEMA_VERSION } from '../src/schema/tables';
import { collectComments } from '../src/workbook/comments/collectComments';
import { writeSettlement } from '../src/workbook/report/writeReport';
import { undo } from '../src/workbook/undo/undo';
import { filledForm } from '../test/build/commentFiles';
import { from, heading, para, run, to, word } from '../test/build/word';
import { bigWorkbook } from './bigPlan';
import type { Section } from './section';
import { inMs, mega } from './timing';

const BODIES = 30;
const EACH = 50;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const nameOf = (body: number): string => `Odbor č. ${body + 1}`;
const textOf = (body: number, i: number): string =>
  `${nameOf(body)} žádá doplnit zdroj údaje ${i + 1} a upravit větu o počtu setkání, protože podle zápisů proběhla jen některá.`;

/** Every second body writes into its workbook, the others into the margin of the report. */
function fileOf(body: number, codes: readonly string[]): Uint8Array {
  const codeOf = (i: number): string => codes[(body * EACH + i) % codes.length]!;
  if (body % 2 === 0)
    return filledForm(
      {
        plan: { id: 'mereni', name: 'Měření' },
        who: nameOf(body),
        round: '1',
        measures: codes.map((code) => ({ code, title: 'Opatření', level: 'Plněno' })),
        issuedOn: '2026-02-01',
        to: numbers(BODIES).map(nameOf),
        figures: 'abc',
        until: '2026-03-15',
        returnTo: '',
      },
      numbers(EACH).map((i) => ({ measure: codeOf(i), place: `kap. ${i}`, kind: 'doporučující', comment: textOf(body, i) })),
    );
  return word({
    body: numbers(EACH)
      .map((i) => heading(`${codeOf(i)} Opatření`) + para(`${from(i)}${run('text zprávy')}${to(i)}`))
      .join(''),
    comments: numbers(EACH).map((i) => ({
      id: i,
      author: 'Jana Malá',
      text: textOf(body, i),
      date: `2026-03-10T10:${String(i % 60).padStart(2, '0')}:00Z`,
    })),
  });
}

/** A round of comments as it comes back: read, collected through the real Office.js client, and annex no. 2. */
export async function comments(): Promise<Section> {
  const measures = 300;
  const codes = numbers(measures).map((i) => `A1.${i + 1}`);
  const files = numbers(BODIES).map((body) => fileOf(body, codes));
  const timed = async <T>(act: () => T | Promise<T>): Promise<{ ms: number; result: T }> => {
    const start = performance.now();
    const result = await act();
    return { ms: performance.now() - start, result };
  };
  const excel = await openWorkbook(bigWorkbook(measures, 1, 1), { modes: { platform: 'OfficeOnline' } });
  await registerFunctions(excel, await functionsMetadata('cs'));
  const uninstall = excel.install();
  const { inspect } = await import('../src/workbook/plan/inspect');
  const plan = await inspect();
  if (plan.kind !== 'plan') throw new Error(plan.kind);
  const expected = { planId: 'mereni', version: SCHEMA_VERSION, bodies: numbers(BODIES).map(nameOf) };
  const read = await timed(() =>
    files.map((bytes, body): CommentFile => {
      const reading = readCommentFile(bytes, { name: `${nameOf(body)}.x`, lastModified: null }, expected);
      if (reading.status === 'refused') throw new Error(JSON.stringify(reading.fault));
      return reading.comments;
    }),
  );
  const now = new Date(2026, 2, 20);
  excel.log = [];
  const first = await timed(() => collectComments(read.result, { now }));
  const largest = Math.max(...excel.log.flatMap(({ requestBytes, responseBytes }) => [requestBytes, responseBytes]));
  const syncs = excel.log.length;
  const again = await timed(() => collectComments(read.result, { now }));
  const sheet = await timed(() => writeSettlement({ now }));
  const back = await timed(() => undo());
  uninstall();
  excel.dispose();
  return {
    title: 'A round of comments: 30 bodies × 50 comments, half of them in Word',
    rows: [
      { what: 'files read', value: inMs(read.ms), aim: 'seconds' },
      { what: 'comments collected for the first time', value: String(first.result.written) },
      { what: 'collected for the first time', value: inMs(first.ms), aim: 'seconds' },
      { what: 'collected for the first time: syncs', value: String(syncs) },
      { what: 'largest message', value: mega(largest), aim: '< 5 MB' },
      { what: 'again, nothing changed', value: inMs(again.ms) },
      { what: `sheet of annex no. 2 (${sheet.result?.rows ?? 0} rows)`, value: inMs(sheet.ms) },
      { what: 'taken back', value: inMs(back.ms) },
    ],
  };
}
