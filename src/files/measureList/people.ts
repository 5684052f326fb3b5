import { bodies, Bodies, isGroup } from '../../core/people/bodies';
import type { Contact } from '../../core/exchange/exchange';
import { liberecRegion } from '../../core/plan/municipalities';
import { cellText } from '../../core/text/text';
import type { InputRow } from '../plan/template';
import type { Draft } from './measures';

/** Everybody who is named by a measure, each once, beside those whom the list has on a sheet of their own. */
export function leadRows(drafts: readonly Draft[], own: readonly InputRow<'leads'>[]): InputRow<'leads'>[] {
  const contacts = own.map((lead, row): Contact => {
    const text = (value: InputRow<'leads'>[keyof InputRow<'leads'>]): string => cellText(value ?? '');
    return {
      row,
      name: text(lead.name),
      short: text(lead.short),
      type: text(lead.type),
      email: text(lead.email),
      called: null,
      returned: null,
      file: '',
      confirmedBy: '',
      confirmedOn: null,
    };
  });
  const known = new Bodies(contacts, liberecRegion());
  const seen = new Set(contacts.map(({ name }) => known.keyOf(name)));
  const rows = [...own];
  for (const name of drafts.flatMap(({ values }) => [...bodies(values.lead ?? ''), ...bodies(values.partners ?? '')])) {
    const key = known.keyOf(name);
    if (seen.has(key) || isGroup(name)) continue;
    seen.add(key);
    rows.push({ name });
  }
  return rows;
}
