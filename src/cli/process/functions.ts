import { customFunctions } from '../../functions';
import type { EmbeddedExcel, FunctionMetadata } from '../../host';

const NAMESPACE = 'PLNENI';

/** The add-in's own functions in the embedded Excel, so that the live column computes in the saved workbook too. */
export function registerFunctions(excel: EmbeddedExcel, metadata: FunctionMetadata): Promise<void> {
  const { Error: FunctionError, ErrorCode } = excel.globals.CustomFunctions;
  const implementations = customFunctions((code, sentence) => new FunctionError(ErrorCode[code], sentence) as unknown as Error);
  return excel.registerFunctions(NAMESPACE, metadata, implementations);
}
