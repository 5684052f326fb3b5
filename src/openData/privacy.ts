import type { At } from '../core/rules/findings';
import { contactsIn, type FoundContact } from '../core/text/contacts';
import { namesPerson } from '../core/text/person';
import { PERSON } from './codes';

/** A text that looks like it tells of a person, with its place in the workbook. */
export interface Personal {
  readonly at: At;
  readonly kind: FoundContact['kind'] | 'person';
  /** What looks so. */
  readonly text: string;
  /** Left out of the files; else it is in them, because texts were confirmed. */
  readonly withheld: boolean;
}

/** Decides of each text whether it goes out, and remembers what did not. */
export class Guard {
  readonly found: Personal[] = [];

  /** @param confirmed somebody says that the texts hold no personal data */
  constructor(private readonly confirmed: boolean) {}

  /** A text of the plan itself; null where it has to stay in. */
  text(text: string, at: At): string | null {
    return this.isPersonal(text, at) && !this.confirmed ? null : text || null;
  }

  /** The name of a body; a person is told without a name, so that rows still add up. */
  body(name: string, at: At): string | null {
    return this.isPersonal(name, at) && !this.confirmed ? PERSON : name || null;
  }

  /** A text that goes out only confirmed: it stays as it is, and is told. */
  confirmedText(text: string, at: At): string | null {
    this.isPersonal(text, at);
    return text || null;
  }

  private isPersonal(text: string, at: At): boolean {
    const contacts = contactsIn(text);
    const found: Pick<Personal, 'kind' | 'text'>[] = contacts.length > 0 ? contacts : namesPerson(text) ? [{ kind: 'person', text }] : [];
    for (const one of found) this.found.push({ ...one, at, withheld: !this.confirmed });
    return found.length > 0;
  }
}
