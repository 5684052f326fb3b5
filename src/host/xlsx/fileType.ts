import { SPREADSHEET_TYPE } from '../../ooxml/namespaces';
import type { Package } from './package';

/** A workbook without macros, and one that may hold them: Excel refuses a file whose name says one and whose content the other. */
export type FileType = 'xlsx' | 'xlsm';

const MAIN_TYPE: Readonly<Record<FileType, string>> = {
  xlsx: `${SPREADSHEET_TYPE}.sheet.main+xml`,
  xlsm: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
};

/** Does the workbook hold a project of macros? */
export const hasMacros = (pkg: Package, workbook: string): boolean => projects(pkg, workbook).length > 0;

const projects = (pkg: Package, workbook: string): ReturnType<Package['rels']> =>
  pkg.rels(workbook).filter(({ kind, external }) => kind === 'vbaProject' && !external);

/** Makes the package one of the type; macros do not go into an .xlsx. A package that is of the type already stays as it is. */
export function setFileType(pkg: Package, workbook: string, type: FileType): void {
  if (type === 'xlsx')
    for (const { id, target } of projects(pkg, workbook)) {
      for (const signature of pkg.rels(target)) if (!signature.external) pkg.remove(signature.target);
      pkg.remove(target);
      pkg.dropRel(workbook, id);
      pkg.forget('bin', 'application/vnd.ms-office.vbaProject');
    }
  if (pkg.contentType(workbook) !== MAIN_TYPE[type]) pkg.declare(workbook, MAIN_TYPE[type]);
}
