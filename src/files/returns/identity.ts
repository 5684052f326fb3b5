import { planIdOf, readIdentity, REQUEST_ROLE, type RequestIdentity } from '../../schema/request';
import { PROPERTY } from '../../schema/tables';
import type { Book } from '../read/book';
import { planName, textOf } from './cells';
import type { Form } from './form/form';
import type { Expected } from './returns';

/** By the document properties; where a program dropped them, by the form's own cell. */
export function identityOf(book: Book, forms: readonly Form[]): RequestIdentity & { readonly isRequest: boolean } {
  const property = (name: string): string => book.properties.get(name) ?? '';
  const told = {
    isRequest: property(PROPERTY.role) === REQUEST_ROLE,
    version: property(PROPERTY.version),
    plan: property(PROPERTY.plan),
    addressee: property(PROPERTY.lead),
    issuedOn: property(PROPERTY.issuedOn),
  };
  if (isWhole(told)) return told;
  const above = forms.flatMap((form) => form.above.flatMap(({ cells }) => Array.from(cells, textOf)));
  const own = above.map(readIdentity).find((identity) => identity !== null);
  return own ? { ...own, isRequest: true } : told;
}

/** By its id; a plan whose properties were dropped after the call went out has but its name to be known by. */
export const isOfPlan = (id: string, book: Book, { planId }: Expected): boolean => {
  if (id === planId) return true;
  const name = planName(book);
  return name !== '' && planIdOf(undefined, name) === planId;
};

export const isWhole = ({ isRequest, version, plan, addressee }: ReturnType<typeof identityOf>): boolean =>
  isRequest && version !== '' && plan !== '' && addressee !== '';

/**
 * When it was last saved. A program that leaves the properties as they were says the day of the call; then the time of
 * the file itself is nearer the truth.
 */
export function savedAtOf(modified: string | null, issuedOn: string, lastModified: string | null): string | null {
  const own = isoTime(modified);
  return own !== null && !(own <= `${issuedOn}T00:00:00Z`) ? own : isoTime(lastModified);
}

/** To the second, in one form, so that times compare as texts. A time without its zone counts as Greenwich. */
function isoTime(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d\d-\d\d(T|$)/.test(text)) return null;
  const time = Date.parse(/T.*(Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`);
  return Number.isNaN(time) ? null : `${new Date(time).toISOString().slice(0, 19)}Z`;
}
