import type { Bodies } from '../people/bodies';
import { namesPersonAsBody, PERSON } from '../text/person';
import { fold } from '../text/text';
import type { Comment } from './comment';

/** What a person is in a body, which is no body. */
const ROLE =
  /^(?:reditel|vedouci|namest|tajemni|starost|mistostarost|radni|primator|hejtman|koordinat|clen|predsed|mistopredsed|poslan|senator|referent|metodi|za )/;

/**
 * A column of bodies in which people write their own names: the body is told apart from the person, who goes no further than
 * Zdroj. A text that names nobody stays as it is.
 *
 * @returns `who` is "" where nothing but a person is named
 * @example personApart('Mgr. Petra Malá (MPSV)') // { who: 'MPSV', author: 'Mgr. Petra Malá' }
 */
export function personApart(said: string): { readonly who: string; readonly author: string } {
  const parts = said
    .split(/[(),;/\n]| [-–—] /)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const people = parts.filter(namesPersonAsBody);
  if (people.length === 0) return { who: said, author: '' };
  const others = parts.filter((part) => !people.includes(part) && !ROLE.test(fold(part)));
  return { who: others.join(', '), author: people.join(', ') };
}

/** Comments as they are published: a person who stands where a body should is told without a name, unless the plan has a short name for it. */
export const withoutPeople = (comments: readonly Comment[], bodies: Bodies): readonly Comment[] =>
  comments.map((comment) => {
    const isBody = (bodies.contactOf(bodies.keyOf(comment.who))?.short ?? '') !== '';
    return namesPersonAsBody(comment.who) && !isBody ? { ...comment, who: PERSON } : comment;
  });
