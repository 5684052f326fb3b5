import type { At } from '../core/rules/findings';
import { contactsIn, type FoundContact } from '../core/text/contacts';
import { namesPerson, namesPersonAsBody, PERSON } from '../core/text/person';

/** A text that looks like it tells of a person, with its place in the workbook. */
export interface Personal {
  readonly at: At;
  readonly kind: FoundContact['kind'] | 'person';
  /** What looks so. */
  readonly text: string;
  /** What became of it. `named`: in the place of a body, where a person is told without a name. */
  readonly became: 'withheld' | 'named' | 'published';
}

/** Decides of each text whether it goes out, and remembers what looks personal. */
export class Guard {
  readonly found: Personal[] = [];
  private readonly told = new Set<string>();

  /** @param confirmed somebody says that the texts hold no personal data */
  constructor(private readonly confirmed: boolean) {}

  /** A text of the plan itself; null where it has to stay in. */
  text(text: string, at: At): string | null {
    return this.isHeldBack(at, 'withheld', [...contacts(text), ...persons(text)]) ? null : text || null;
  }

  /** A name that may sound like that of a person, as towns do (Svatý Jan): only ways to somebody stay in. */
  place(name: string, at: At): string | null {
    return this.isHeldBack(at, 'withheld', contacts(name)) ? null : name || null;
  }

  /**
   * The name of a body; a person is told without a name, so that rows still add up.
   * @param isBody it is known to be none
   */
  body(name: string, at: At, isBody = false): string | null {
    const found = [...contacts(name), ...(isBody ? [] : persons(name, namesPersonAsBody))];
    return this.isHeldBack(at, 'named', found) ? PERSON : name || null;
  }

  /** A text that goes out only confirmed: it stays as it is, and is told. */
  confirmedText(text: string, at: At): string | null {
    this.isHeldBack(at, 'published', [...contacts(text), ...persons(text)]);
    return text || null;
  }

  private isHeldBack(at: At, otherwise: Personal['became'], found: readonly Pick<Personal, 'kind' | 'text'>[]): boolean {
    const became = this.confirmed ? 'published' : otherwise;
    for (const one of found) {
      // A lead of thirty measures is told once.
      const key = [at.table, at.column, one.text].join('\n');
      if (!this.told.has(key)) this.found.push({ ...one, at, became });
      this.told.add(key);
    }
    return found.length > 0 && became !== 'published';
  }
}

const contacts = (text: string): readonly Pick<Personal, 'kind' | 'text'>[] => contactsIn(text);
/** A name beside a contact is told with it. */
const persons = (text: string, namesOne = namesPerson): readonly Pick<Personal, 'kind' | 'text'>[] =>
  namesOne(text) && contactsIn(text).length === 0 ? [{ kind: 'person', text }] : [];
