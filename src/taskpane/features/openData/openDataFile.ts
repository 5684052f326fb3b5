import { zipSync, type Zippable } from 'fflate';
import { openData } from '../../../openData/openData';
import { openDataSource } from '../../../openData/source';
import type { OpenDataFile, OpenDataOrder } from '../../ports/files';

/** Equal plans give equal archives. */
const TIME = new Date(1980, 0, 1);

/** All the files in one archive, for instance "otevrena-data-2025-12-31.zip"; see `FilesPort`. */
export async function openDataFile({ inspection, texts, language }: OpenDataOrder): Promise<OpenDataFile> {
  const { report, tables = {}, cycle } = inspection;
  const source = openDataSource(report, tables, cycle.history);
  const { files, findings } = await openData(source, { tables, findings: report.findings, texts, language });
  const entries: Zippable = Object.fromEntries(files.map(({ file, bytes }) => [file, bytes]));
  const name = ['otevrena-data', source.plan.settings.asOf ?? ''].filter((part) => part !== '').join('-');
  return {
    file: { name: `${name}.zip`, bytes: zipSync(entries, { mtime: TIME, os: 0 }) },
    tables: files.filter(({ rows }) => rows !== null).length,
    findings,
  };
}
