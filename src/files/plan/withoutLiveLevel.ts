import { strFromU8 } from 'fflate';
import { LIMITS } from '../../ooxml/limits';
import { zipPackage } from '../../ooxml/packageWriter';
import { ZipPackage } from '../../ooxml/zip';

/** A formula that calls a function of ours, in a cell or as that of a column. */
const OURS = /<(f|calculatedColumnFormula)>[^<]*_xldudf_PLNENI_[^<]*<\/\1>/g;

/**
 * The workbook without formulas that call our functions; the values that they had stay. A new window with such formulas in
 * it freezes (office-js #6531, #6763). A workbook without them is given back as it is.
 */
export function withoutLiveLevel(bytes: Uint8Array): Uint8Array {
  const zip = new ZipPackage(bytes, LIMITS);
  let isChanged = false;
  const parts = zip.names.map((name): [string, string | Uint8Array] => {
    const content = zip.part(name)!;
    const spelling = zip.spelling(name);
    if (!/^xl\/(worksheets|tables)\/[^/]+\.xml$/.test(name)) return [spelling, content];
    const before = strFromU8(content);
    const after = before.replace(OURS, '');
    if (after === before) return [spelling, content];
    isChanged = true;
    return [spelling, after];
  });
  return isChanged ? zipPackage(parts) : bytes;
}
