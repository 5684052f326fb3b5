import { dirname, join, resolve } from 'node:path';
import type { Translate } from '../../i18n';
import { LIMITS } from '../../ooxml/limits';
import { isZip, ZipPackage } from '../../ooxml/zip';
import { readSums, SUMS_NAME } from '../../openData/sums';
import { csvName, TABLE_NAMES } from '../../openData/tables';
import { verifyFiles, type Difference, type VerifyFault } from '../../openData/verify/verify';
import { verifySummary } from '../../workbook/summary/verifySummary';
import { foldersIn, readFiles } from '../input/folder';
import { withPlan } from '../input/notPlan';
import { readInput, statOf } from '../input/paths';
import { UsageError } from '../input/usageError';
import type { Io } from '../io';
import type { RunOf } from '../options';
import { inWorkbook } from '../process/embedded';

/** What `--json` prints of one difference: a file of open data, or a sheet of the workbook. */
interface Told {
  readonly file: string;
  readonly row: number | null;
  readonly cell?: string;
  readonly column: string;
  readonly published: string;
  readonly recomputed: string;
  readonly message: string;
}

interface Outcome {
  readonly compared: number;
  readonly differences: readonly Told[];
}

export const run: RunOf<'verify'> = async ({ values: { json }, inputs: [input = ''] }, t, io) => {
  const isFolder = statOf(input)?.isDirectory() === true;
  const archive = isFolder ? null : archiveExports(readInput(input, t));
  if (archive === null && !isFolder) checkNoPart(input, t);
  const { compared, differences } = isFolder
    ? verifyFolder(input, t)
    : archive
      ? together([...archive].map(([part, files]) => verifyExport(files, (file) => `${part}${file}`, t)))
      : await verifyWorkbook(input, t, io);
  const kind = isFolder ? 'folder' : archive ? 'archive' : 'workbook';
  const told = { input: resolve(input), kind, compared, differences };
  const lines = [
    ...differences.map(({ message }) => `  ${message}`),
    ...(differences.length > 0 ? [''] : []),
    differences.length === 0 ? t('cli.verify.same', { compared }) : t('cli.verify.differs', { count: differences.length, compared }),
  ];
  io.stdout(json ? JSON.stringify(told, null, 2) : lines.join('\n'));
  return differences.length === 0 ? 0 : 1;
};

/** One export, or the exports of several regions and periods, each in its `kraj=…/obdobi=…`. */
function verifyFolder(folder: string, t: Translate): Outcome {
  const parts = exportsIn(folder, t);
  return together(
    parts.map((part) =>
      part === ''
        ? verifyExport(exportFiles(folder, t), (file) => file, t)
        : verifyExport(exportFiles(join(folder, part), t), (file) => `${part}/${file}`, t),
    ),
  );
}

const together = (outcomes: readonly Outcome[]): Outcome => ({
  compared: outcomes.reduce((sum, { compared }) => sum + compared, 0),
  differences: outcomes.flatMap(({ differences }) => differences),
});

/** One file of an export says nothing about the others. */
function checkNoPart(path: string, t: Translate): void {
  const folder = dirname(path);
  const isPart = /\.(?:csv|json|jsonld|sql|sha256|parquet)$/i.test(path) && statOf(join(folder, csvName('plan'))) !== undefined;
  if (isPart) throw new UsageError(t('cli.verify.part', { path, folder }));
}

/** The tables, and what the sums are of; a sum of anything outside the folder is not looked at. */
function exportFiles(folder: string, t: Translate): ReadonlyMap<string, Uint8Array> {
  const own = readFiles(folder, [...TABLE_NAMES.map(csvName), SUMS_NAME], t);
  const summed = [...readSums(new TextDecoder().decode(own.get(SUMS_NAME))).keys()];
  const others = summed.filter((name) => !own.has(name) && /^[\w-][\w.-]*(\/[\w-][\w.-]*)?$/.test(name));
  return new Map([...own, ...readFiles(folder, others, t)]);
}

/** @param at the name under which a file is told */
function verifyExport(files: ReadonlyMap<string, Uint8Array>, at: (file: string) => string, t: Translate): Outcome {
  const { faults, differences, compared } = verifyFiles(files);
  if (faults[0] !== undefined) throw new UsageError(faultText(faults[0], at(faults[0].file), t));
  return {
    compared,
    differences: differences.map((one) => ({ ...placed(one, at(one.file)), message: differenceText(one, at(one.file), t) })),
  };
}

/**
 * The exports in an archive by the folder that each is in, "" for the archive itself: as the pane makes it, or as a system packs a
 * folder, or folders of regions. null for anything else.
 */
function archiveExports(bytes: Uint8Array): ReadonlyMap<string, ReadonlyMap<string, Uint8Array>> | null {
  if (!isZip(bytes)) return null;
  try {
    const zip = new ZipPackage(bytes, LIMITS);
    const plan = csvName('plan');
    const parts = zip.names
      .filter((name) => name === plan || name.endsWith(`/${plan}`))
      .map((name) => name.slice(0, -plan.length))
      .sort();
    const filesOf = (part: string): Map<string, Uint8Array> =>
      new Map(zip.names.flatMap((name) => (name.startsWith(part) ? [[name.slice(part.length), zip.part(name)!]] : [])));
    return parts.length === 0 ? null : new Map(parts.map((part) => [part, filesOf(part)]));
  } catch {
    // What it is and why it cannot be read is said where workbooks are opened.
    return null;
  }
}

const placed = ({ row, column, published, recomputed }: Difference, file: string): Omit<Told, 'message'> => ({
  file,
  row,
  column,
  published,
  recomputed,
});

/** "" for the folder itself. */
function exportsIn(folder: string, t: Translate): string[] {
  const below = (inside: string, prefix: string): string[] => {
    const names = foldersIn(join(folder, inside), t).filter((name) => name.startsWith(prefix));
    return names.map((name) => (inside === '' ? name : `${inside}/${name}`)).sort();
  };
  if (statOf(join(folder, csvName('plan')))) return [''];
  const parts = [...below('', 'kraj=').flatMap((region) => below(region, 'obdobi=')), ...below('', 'obdobi=')];
  if (parts.length === 0) throw new UsageError(t('cli.verify.noExport', { path: folder, file: csvName('plan') }));
  return parts;
}

function faultText({ code }: VerifyFault, file: string, t: Translate): string {
  return t(`cli.verify.fault.${code}`, { file });
}

function differenceText({ kind, row, column, published, recomputed }: Difference, file: string, t: Translate): string {
  const empty = t('cli.verify.empty');
  return t(`cli.verify.difference.${kind}`, {
    file,
    row: row ?? '',
    column,
    published: published || empty,
    recomputed: recomputed || empty,
  });
}

async function verifyWorkbook(input: string, t: Translate, io: Io): Promise<Outcome> {
  const bytes = readInput(input, t);
  const { isThere, compared, differences } = await withPlan(input, t, io, () => inWorkbook(bytes, t, io, () => verifySummary(io.now())));
  if (!isThere) throw new UsageError(t('cli.verify.noSummary', { path: input }));
  const empty = t('cli.verify.empty');
  return {
    compared,
    differences: differences.map(({ sheet, cell, row, column, published, recomputed }) => {
      const values = { sheet, cell, row, column, published: published || empty, recomputed: recomputed || empty };
      const kind = cell === '' ? 'rowMissing' : column === '' ? 'rowExtra' : 'cell';
      return { file: sheet, row: rowOf(cell), cell, column, published, recomputed, message: t(`cli.verify.summary.${kind}`, values) };
    }),
  };
}

/** "B12" stands in row 12. */
const rowOf = (cell: string): number | null => (cell === '' ? null : Number(/\d+$/.exec(cell)![0]));
