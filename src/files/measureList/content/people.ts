import { Bodies, isDoubtful, isGroup, readBodies } from '../../../core/people/bodies';
import type { Contact } from '../../../core/exchange/exchange';
import type { Municipality } from '../../../core/plan/municipalities';
import { cellText } from '../../../core/text/text';
import type { InputRow } from '../../plan/template';
import type { Draft } from './measures';

/** The municipalities that a list may call by the names of their offices: its own, or those of its region. */
export function municipalitiesOf(own: readonly InputRow<'municipalities'>[], ofRegion: readonly Municipality[]): readonly Municipality[] {
  if (own.length === 0) return ofRegion;
  const text = (value: InputRow<'municipalities'>['code']): string => cellText(value ?? '');
  return own.map(({ code, name, orp, pou }) => ({ code: text(code), name: text(name), orp: text(orp), pou: text(pou) }));
}

/** What is known of the bodies of a list: those on its sheet of contacts, and names that stand alone in a cell. */
export class ListBodies {
  private readonly own: Bodies;
  private readonly alone: ReadonlySet<string>;

  constructor(
    drafts: readonly Draft[],
    private readonly contacts: readonly InputRow<'leads'>[],
    municipalities: readonly Municipality[],
  ) {
    const text = (value: InputRow<'leads'>[keyof InputRow<'leads'>]): string => cellText(value ?? '');
    this.own = new Bodies(
      contacts.map((lead, row): Contact => ({
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
      })),
      municipalities,
    );
    const plain = drafts.flatMap(({ values }) =>
      [values.lead, values.partners].flatMap((cell) => {
        const { names, several } = readBodies(cell ?? '', () => false);
        return names.filter((name) => !several.includes(name));
      }),
    );
    this.alone = new Set([...contacts.map(({ name }) => text(name)), ...plain].map((name) => this.own.keyOf(name)));
  }

  private readonly isKnown = (name: string): boolean => this.alone.has(this.own.keyOf(name));

  /** Names in a cell that may be one or several: nobody but the user can tell. */
  doubtful(text: string): readonly string[] {
    return readBodies(text, this.isKnown).several.filter((name) => isDoubtful(name, this.isKnown));
  }

  /** The bodies in a cell; those in doubt are left out until they are written apart. */
  private certain(text: string): readonly string[] {
    const doubtful = new Set(this.doubtful(text));
    return readBodies(text, this.isKnown).names.filter((name) => !doubtful.has(name) && !isGroup(name));
  }

  /** Everybody who is named by a measure, each once, beside those whom the list has on a sheet of their own. */
  rows(drafts: readonly Draft[]): InputRow<'leads'>[] {
    const seen = new Set(this.contacts.map(({ name }) => this.own.keyOf(cellText(name ?? ''))));
    const rows = [...this.contacts];
    for (const name of drafts.flatMap(({ values }) => [...this.certain(values.lead ?? ''), ...this.certain(values.partners ?? '')])) {
      const key = this.own.keyOf(name);
      if (seen.has(key)) continue;
      seen.add(key);
      rows.push({ name });
    }
    return rows;
  }
}
