import type { EmbeddedExcel } from '../host';
import { nodeClient, openWorkbook } from '../host/node';
import { registerFunctions } from './functions';
import type { Translate } from '../i18n';
import type { Io } from './io';

/** So many cells are named; of more, their number says enough. */
const MOST_NAMED = 20;

/** Opens a workbook in the embedded Excel, with the add-in's functions, for as long as `work` lasts. */
export async function inWorkbook<R>(bytes: Uint8Array, t: Translate, io: Io, work: (excel: EmbeddedExcel) => Promise<R>): Promise<R> {
  const excel = await openWorkbook(bytes, { client: nodeClient() });
  const uninstall = excel.install();
  try {
    await registerFunctions(excel, io.functions);
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
