import type { GivenComment } from '../../core/comments/collect';
import { push } from '../../core/text/group';
import { foldIdentifier } from '../../core/text/identifiers';
import { shorten } from '../../core/text/shorten';
import type { WordChange, WordComment, WordPlace } from '../read/docx/wordDocument';
import type { CommentProblem } from './readings';

/** So much of a heading or of the text commented on is shown in Místo. */
const LONGEST = { heading: 100, anchor: 120 } as const;

/**
 * A comment in the margin, with the answers to it. It is known again by its author and the second of writing, whatever its
 * text becomes. Who wrote it is a person, kept in Zdroj alone, unless the name is that of a body.
 */
export function marginComment(comment: WordComment, bodies: ReadonlySet<string>): GivenComment | null {
  const { id, author, date, text, anchor, replies, isResolved, page } = comment;
  const said = [text.trim(), ...replies.map((reply) => `↳ ${reply.text.trim()}`)].filter((part) => part !== '').join('\n');
  if (said === '') return null;
  return {
    ...placed(comment, anchor, text),
    kind: null,
    text: said,
    proposal: '',
    own: date === '' ? `komentář ${id}` : `komentář ${author} ${date}`,
    isSteady: date !== '',
    at: [`komentář ${id}${isResolved ? ' (vyřešený)' : ''}`, ...pageText(page)].join(', '),
    ...byWhom(author, bodies),
  };
}

/** A comment of which a picture or nothing is all that it has: its text cannot be taken, and somebody is told. One that stands nowhere is a remainder of a deleted one. */
export function emptyComments(comments: readonly WordComment[]): CommentProblem[] {
  return comments.flatMap((comment): CommentProblem[] => {
    const { id, anchor, paragraph, page, text, replies } = comment;
    const about = anchor.trim() || paragraph.trim();
    const isEmpty = [text, ...replies.map((reply) => reply.text)].every((said) => said.trim() === '');
    return isEmpty && about !== ''
      ? [{ code: 'emptyComment', sheet: [`komentář ${id}`, ...pageText(page)].join(', '), cell: '', params: { text: about } }]
      : [];
  });
}

/** What somebody changed in the text: all changes of one person in one paragraph together. */
export function trackedChanges(changes: readonly WordChange[], bodies: ReadonlySet<string>): GivenComment[] {
  const groups = new Map<string, WordChange[]>();
  for (const change of changes)
    if (change.text.trim() !== '')
      push(groups, JSON.stringify([change.author, change.headings[0] ?? '', change.table, change.tableRow, change.paragraph]), change);
  return [...groups.values()].map((group) => {
    const [first] = group as [WordChange, ...WordChange[]];
    const said: string[] = [];
    for (let i = 0; i < group.length; i++) {
      const { kind, text } = group[i]!;
      const next = group[i + 1];
      if (kind === 'deleted' && next?.kind === 'inserted') {
        said.push(`Nahradit „${text.trim()}“ textem „${next.text.trim()}“.`);
        i++;
      } else said.push(`${kind === 'deleted' ? 'Vypustit' : 'Doplnit'} „${text.trim()}“.`);
    }
    const inserted = group.filter(({ kind }) => kind === 'inserted').map(({ text }) => text.trim());
    return {
      ...placed(first, first.paragraph, ''),
      kind: null,
      text: said.join('\n'),
      proposal: inserted.join('\n'),
      own: `změna ${first.author} ${first.date}`,
      isSteady: false,
      at: ['sledovaná změna', ...pageText(first.page)].join(', '),
      ...byWhom(first.author, bodies),
    };
  });
}

/** The nearest heading with what is commented on; the code of a measure is looked for in both. */
function placed(
  { headings, paragraph, row, table }: WordPlace,
  anchor: string,
  text: string,
): Pick<GivenComment, 'code' | 'near' | 'place'> {
  const quoted = anchor.trim() === '' ? paragraph.trim() : anchor.trim();
  const parts = [
    shorten(headings[0] ?? (table === null ? '' : `Tabulka ${table}`), LONGEST.heading),
    quoted === '' || quoted === headings[0] ? '' : `„${shorten(quoted, LONGEST.anchor)}“`,
  ];
  return {
    code: '',
    near: [anchor, paragraph, row.join(' '), ...row, ...headings, text],
    place: parts.filter((part) => part !== '').join(': '),
  };
}

const pageText = (page: number | null): string[] => (page === null ? [] : [`str. ${page}`]);

const byWhom = (author: string, bodies: ReadonlySet<string>): Pick<GivenComment, 'author' | 'who'> =>
  author !== '' && bodies.has(foldIdentifier(author)) ? { author: '', who: author } : { author };
