import { apiError } from '../../errors';
import type { Host } from '../../host';
import type { Sheet } from '../../model/sheet';
import { apiClass, type ApiClass, method, prop, reader } from '../../protocol/registry';
import { legacyHash, passwordFits } from '../../xlsx/password';
import { make, type El } from '../../../ooxml/xmlTree';

/** API option → attribute that, when `1`, forbids it; and what Excel forbids when nothing is said. */
const OPTIONS: Record<string, { attr: string; forbidden: boolean }> = {
  allowAutoFilter: { attr: 'autoFilter', forbidden: true },
  allowDeleteColumns: { attr: 'deleteColumns', forbidden: true },
  allowDeleteRows: { attr: 'deleteRows', forbidden: true },
  allowEditObjects: { attr: 'objects', forbidden: false },
  allowEditScenarios: { attr: 'scenarios', forbidden: false },
  allowFormatCells: { attr: 'formatCells', forbidden: true },
  allowFormatColumns: { attr: 'formatColumns', forbidden: true },
  allowFormatRows: { attr: 'formatRows', forbidden: true },
  allowInsertColumns: { attr: 'insertColumns', forbidden: true },
  allowInsertHyperlinks: { attr: 'insertHyperlinks', forbidden: true },
  allowInsertRows: { attr: 'insertRows', forbidden: true },
  allowPivotTables: { attr: 'pivotTables', forbidden: true },
  allowSort: { attr: 'sort', forbidden: true },
};

/** Options that the quirk tells as null. */
const UNTOLD = ['allowPivotTables', 'allowEditScenarios', 'allowEditObjects'];

function readOptions(el: El | null, host: Host): Record<string, unknown> | null {
  if (!el) return null;
  const out: Record<string, unknown> = {};
  for (const [key, { attr, forbidden }] of Object.entries(OPTIONS)) {
    const value = el.attrs[attr];
    out[key] = !(value === undefined ? forbidden : value === '1' || value === 'true');
  }
  const on = (name: string): boolean => el.attrs[name] === '1' || el.attrs[name] === 'true';
  out['selectionMode'] = on('selectUnlockedCells') ? 'None' : on('selectLockedCells') ? 'Unlocked' : 'Normal';
  if (host.modes.quirks.includes('nullProtectionOptions')) for (const key of UNTOLD) out[key] = null;
  return out;
}

export const WorksheetProtectionClass: ApiClass<Sheet> = apiClass<Sheet>('WorksheetProtection', {
  protected: prop((s) => s.protection !== null),
  options: prop((s, host) => readOptions(s.protection, host)),
  protect: method((s, [options, password], host) => {
    if (s.protection) throw apiError('AccessDenied', 'the sheet is already protected');
    const { quirks } = host.modes;
    if (quirks.includes('noProtecting')) throw apiError('GeneralException', 'the sheet cannot be protected');
    if (quirks.includes('nullProtectionOptions') && Object.values(options ?? {}).includes(null)) throw apiError('InvalidArgument', 'null');
    s.drop('sheetProtection');
    const given = (options ?? {}) as Record<string, unknown>;
    const attrs: Record<string, string> = {};
    if (password) attrs['password'] = legacyHash(String(password));
    Object.assign(attrs, { sheet: '1', objects: '1', scenarios: '1' });
    for (const [key, { attr, forbidden }] of Object.entries(OPTIONS)) {
      const allowed = given[key] === true;
      // The attribute is written only where it differs from the schema's default.
      if (allowed === forbidden) attrs[attr] = allowed ? '0' : '1';
      else if (attr === 'objects' || attr === 'scenarios') delete attrs[attr];
      if ((attr === 'objects' || attr === 'scenarios') && !allowed) attrs[attr] = '1';
    }
    if (given['selectionMode'] === 'None' || given['selectionMode'] === 'Unlocked') attrs['selectLockedCells'] = '1';
    if (given['selectionMode'] === 'None') attrs['selectUnlockedCells'] = '1';
    s.insert(make(`${s.p}sheetProtection`, attrs));
    host.events.protection(s, true);
  }),
  unprotect: method((s, [password], host) => {
    const el = s.protection;
    if (!el) throw apiError('AccessDenied', 'the sheet is not protected');
    if (!passwordFits(el, typeof password === 'string' ? password : null)) throw apiError('AccessDenied', 'wrong password');
    s.drop('sheetProtection');
    host.events.protection(s, false);
  }),
  checkPassword: reader((s, [password]) => !s.protection || passwordFits(s.protection, typeof password === 'string' ? password : null)),
});
