import type { EmbeddedExcel } from '../host';
import { nodeClient, openWorkbook } from '../host/node';
import { registerFunctions } from './functions';
import type { Io } from './io';

/** Opens a workbook in the embedded Excel, with the add-in's functions, for as long as `work` lasts. */
export async function inWorkbook<R>(bytes: Uint8Array, io: Io, work: (excel: EmbeddedExcel) => Promise<R>): Promise<R> {
  const excel = await openWorkbook(bytes, { client: nodeClient() });
  const uninstall = excel.install();
  try {
    await registerFunctions(excel, io.functions);
    return await work(excel);
  } finally {
    uninstall();
    excel.dispose();
  }
}
