import { apiError } from '../../errors';
import type { Host } from '../../host';
import { RangeObj } from '../../model/cells/range';
import { apiClass, type ApiClass, method, nav, prop, reader, ref } from '../../protocol/registry';
import { child } from '../../../ooxml/xmlTree';
import { CustomXmlPartCollectionClass, DocumentPropertiesClass, SettingCollectionClass } from './document';
import { NamedItemCollectionClass } from './names';
import { RangeClass } from '../range/range';
import { TableCollectionClass } from '../table/table';
import { WorksheetCollectionClass } from '../sheet/worksheet';

const MODES: Record<string, string> = { auto: 'Automatic', autoNoTable: 'AutomaticExceptTables', manual: 'Manual' };

const ApplicationClass: ApiClass<Host> = apiClass<Host>('Application', {
  calculationMode: prop(
    (h) => MODES[child(h.book.root, 'calcPr')?.attrs['calcMode'] ?? 'auto'] ?? 'Automatic',
    (h, v: string) => {
      const mode = Object.keys(MODES).find((k) => MODES[k] === v);
      if (!mode) throw apiError('InvalidArgument', v);
      h.book.workbookPart('calcPr').attrs['calcMode'] = mode;
      h.book.touchWorkbook();
    },
  ),
  calculate: method((h, [type]) => {
    if (type !== 'Recalculate') h.book.calc.invalidate();
  }),
  suspendApiCalculationUntilNextSync: method(() => undefined),
  suspendScreenUpdatingUntilNextSync: method(() => undefined),
  calculationState: prop(() => 'Done'),
  calculationEngineVersion: prop(() => 191029),
  decimalSeparator: prop((h) => (/^(cs|sk|de|pl)\b/i.test(h.modes.contentLanguage) ? ',' : '.')),
  thousandsSeparator: prop((h) => (/^(cs|sk)\b/i.test(h.modes.contentLanguage) ? '\u00a0' : ',')),
});

const WorkbookProtectionClass: ApiClass<Host> = apiClass<Host>('WorkbookProtection', {
  protected: prop((h) => child(h.book.root, 'workbookProtection')?.attrs['lockStructure'] === '1'),
  protect: method((h, [password]) => {
    if (child(h.book.root, 'workbookProtection')) throw apiError('AccessDenied', 'already protected');
    if (password) throw apiError('ApiNotFound', 'workbook protection with a password');
    h.book.workbookPart('workbookProtection').attrs['lockStructure'] = '1';
    h.book.touchWorkbook();
  }),
  unprotect: method((h) => {
    const el = child(h.book.root, 'workbookProtection');
    if (!el) throw apiError('AccessDenied', 'not protected');
    if (el.attrs['workbookPassword'] || el.attrs['workbookHashValue']) throw apiError('AccessDenied', 'a password is needed');
    h.book.root.kids.splice(h.book.root.kids.indexOf(el), 1);
    h.book.touchWorkbook();
  }),
});

const RuntimeClass: ApiClass<Host> = apiClass<Host>('Runtime', {
  enableEvents: prop(
    (h) => h.events.enabled,
    (h, v: boolean) => {
      h.events.enabled = v;
    },
  ),
});

const WorkbookClass: ApiClass<Host> = apiClass<Host>('Workbook', {
  name: prop((h) => h.name),
  isDirty: prop((h) => h.book.pkg.changed),
  readOnly: prop(() => false),
  autoSave: prop(() => false),
  worksheets: nav((h) => ref(WorksheetCollectionClass, h.book)),
  tables: nav(() => ref(TableCollectionClass, { sheet: null })),
  names: nav(() => ref(NamedItemCollectionClass, { sheet: null })),
  settings: nav((h) => ref(SettingCollectionClass, h)),
  properties: nav((h) => ref(DocumentPropertiesClass, h)),
  customXmlParts: nav((h) => ref(CustomXmlPartCollectionClass, h)),
  application: nav((h) => ref(ApplicationClass, h)),
  protection: nav((h) => ref(WorkbookProtectionClass, h)),
  _Runtime: nav((h) => ref(RuntimeClass, h)),
  getSelectedRange: reader((h) => {
    if (h.modes.quirks.includes('chartSelected')) throw apiError('InvalidSelection', 'a chart is selected');
    return ref(RangeClass, new RangeObj(h.book.active, { ...h.book.active.selection }));
  }),
  getActiveCell: reader((h) => {
    const { r1, c1 } = h.book.active.selection;
    return ref(RangeClass, new RangeObj(h.book.active, { r1, c1, r2: r1, c2: c1 }));
  }),
  _GetObjectByReferenceId: reader((h, [id]) => h.references.get(String(id)) ?? ref(RangeClass, null)),
  _GetRangeForEventByReferenceId: reader((h, [id]) => {
    const found = h.references.get(String(id));
    if (!found) throw apiError('ItemNotFound', String(id));
    return found;
  }),
  _GetRangeOrNullObjectForEventByReferenceId: reader((h, [id]) => h.references.get(String(id)) ?? ref(RangeClass, null)),
  _RemoveReference: reader((h, [id]) => {
    h.references.delete(String(id));
  }),
  _RemoveAllReferences: reader((h) => h.references.clear()),
});

/** The root of every path: the client asks it for the workbook. */
export const RootClass: ApiClass<Host> = apiClass<Host>('Root', {
  ...WorkbookClass.members,
  workbook: nav((h) => ref(WorkbookClass, h)),
});
