import type { EmbeddedExcel } from '../../host';
import { nodeClient, openWorkbook } from '../../host/node';
import type { Translate } from '../../i18n';
import { writeWhole } from '../input/paths';
import { registerFunctions } from './functions';
import type { Io } from '../io';

/** So many cells are named; of more, their number says enough. */
const MOST_NAMED = 20;

/** Opens a workbook in the embedded Excel, with the add-in's functions, for as long as `work` lasts. */
export async function inWorkbook<R>(bytes: Uint8Array, t: Translate, io: Io, work: (excel: EmbeddedExcel) => Promise<R>): Promise<R> {
  io.progress?.(t('cli.progress.open'));
  const excel = await openWorkbook(bytes, { client: nodeClient(io.client) });
  const uninstall = excel.install();
  try {
    await registerFunctions(excel, io.functions);
    io.progress?.(t('cli.progress.work'));
    const result = await work(excel);
    const kept = excel.keptFormulas;
    if (kept.length > 0) {
      const cells = [...kept.slice(0, MOST_NAMED), ...(kept.length > MOST_NAMED ? ['…'] : [])].join(', ');
      io.stderr(t('cli.keptFormulas', { total: kept.length, cells }));
    }
    return result;
  } finally {
    uninstall();
    excel.dispose();
  }
}

/** Writes the workbook whole or not at all. The name decides what the file is, and macros that it cannot hold are said to be left out. */
export async function saveTo(path: string, excel: EmbeddedExcel, t: Translate, io: Io): Promise<void> {
  const type = /\.xlsm$/i.test(path) ? 'xlsm' : 'xlsx';
  const losesMacros = type === 'xlsx' && excel.hasMacros;
  io.progress?.(t('cli.progress.save'));
  writeWhole(path, await excel.save(type), t);
  if (losesMacros) io.stderr(t('cli.withoutMacros', { path }));
}
