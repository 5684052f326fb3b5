import { children, descendants, type El } from '../../../ooxml/xmlTree';
import { plainText } from './plainText';
import { LONGEST_ANCHOR, type WordChange, type WordComment, type WordDocument, type WordPlace, type WordReply } from './wordDocument';
import type { WordParts } from './wordParts';
import { attr } from './xml';

/** A row that is being read; its cells come when it ends. */
export interface OpenRow {
  readonly table: number;
  readonly tableRow: number;
  cells: readonly string[];
}

/** A paragraph that is being read; its text comes when it ends. */
export interface OpenPlace {
  readonly page: number;
  headings: readonly string[];
  paragraph: string;
  readonly row: OpenRow | null;
}

/** Two places in the text: as it is shown, and with what was deleted. */
interface Offset {
  readonly shown: number;
  readonly all: number;
}

interface Range {
  readonly from: Offset;
  to: Offset | null;
  place: OpenPlace | null;
}

interface Tracked {
  readonly kind: WordChange['kind'];
  readonly author: string;
  readonly date: string;
}

interface OpenChange extends Tracked {
  text: string;
  /** Where it ends in the whole text: what is typed on from there is the same change. */
  end: number;
  readonly place: OpenPlace;
}

/** What stands beside the text of a document while it is read: comments, tracked changes, headings above and pages. */
export class Margin {
  page = 1;
  /** The headings that hold here, from the highest level. */
  outline: readonly { readonly level: number; readonly text: string }[] = [];
  hasPages = false;
  private shown = '';
  private all = '';
  private readonly ranges = new Map<string, Range>();
  /** Comments that begin between paragraphs: their place is the next one. */
  private waiting: Range[] = [];
  private readonly changes: OpenChange[] = [];
  private readonly tracked: Tracked[] = [];

  place(row: OpenRow | null): OpenPlace {
    const place: OpenPlace = { page: this.page, headings: this.headings(), paragraph: '', row };
    for (const range of this.waiting) range.place = place;
    this.waiting = [];
    return place;
  }

  private headings(): string[] {
    return this.outline.map(({ text }) => text).reverse();
  }

  /** A heading holds for all that comes below it; it is the nearest one of its own text too. */
  heading(level: number, place: OpenPlace): void {
    this.outline = [...this.outline.filter((above) => above.level < level), { level, text: place.paragraph }];
    place.headings = this.headings();
  }

  pageEnds(): void {
    this.page++;
    this.hasPages = true;
  }

  paragraphEnds(): void {
    this.shown += '\n';
    this.all += '\n';
  }

  /** @param el `ins`, `del`, `moveTo` or `moveFrom`; null where nothing is tracked */
  within(el: El | null, read: () => void): void {
    if (el) this.tracked.push(trackedBy(el));
    read();
    if (el) this.tracked.pop();
  }

  /** A row may be inserted or deleted as a whole; its properties say so. */
  rowWithin<T>(properties: El | null, read: () => T): T {
    const [change] = [...children(properties, 'del'), ...children(properties, 'ins')];
    if (!change) return read();
    this.tracked.push(trackedBy(change));
    const result = read();
    this.tracked.pop();
    return result;
  }

  /** @returns is the text there when all changes are accepted? */
  say(text: string, place: OpenPlace): boolean {
    const deleted = this.tracked.find(({ kind }) => kind === 'deleted');
    const change = deleted ?? this.tracked.at(-1);
    if (change && text !== '') {
      const last = this.changes.at(-1);
      const isSame = last?.kind === change.kind && last.author === change.author;
      // From paragraph to paragraph there is one sign.
      if (last && isSame && this.all.length - last.end <= 1 && last.place.row === place.row) {
        last.text += this.all.slice(last.end) + text;
        last.end = this.all.length + text.length;
      } else this.changes.push({ ...change, text, end: this.all.length + text.length, place });
    }
    this.all += text;
    if (deleted) return false;
    this.shown += text;
    return true;
  }

  /** Where comments begin, end and are referred to. @param place null between paragraphs */
  mark(el: El, place: OpenPlace | null): void {
    const id = attr(el, 'id');
    if (id === null) return;
    const here: Offset = { shown: this.shown.length, all: this.all.length };
    if (el.name === 'commentRangeStart' && !this.ranges.has(id)) {
      const range: Range = { from: here, to: null, place };
      this.ranges.set(id, range);
      if (place === null) this.waiting.push(range);
    } else if (el.name === 'commentRangeEnd') {
      const range = this.ranges.get(id);
      if (range) range.to = here;
    } else if (el.name === 'commentReference') {
      const range = this.ranges.get(id);
      if (!range) this.ranges.set(id, { from: here, to: here, place });
      else range.to ??= here;
    }
  }

  done({ comments: root, commentsExtended }: WordParts): Pick<WordDocument, 'comments' | 'changes'> {
    const threads = new Threads(commentsExtended);
    const all = children(root, 'comment').map((el) => ({ el, id: attr(el, 'id') ?? '' }));
    for (const { el, id } of all) threads.add(id, el);
    const said = all.map(({ el, id }): WordReply => ({ id, author: authorOf(el), date: dateOf(el), text: plainText(el) }));
    const answers = new Map<string, WordReply[]>();
    for (const one of said) {
      const thread = threads.rootOf(one.id);
      if (thread !== one.id) answers.set(thread, [...(answers.get(thread) ?? []), one]);
    }
    const comments = said.flatMap((one): WordComment[] => {
      if (threads.rootOf(one.id) !== one.id) return [];
      const range = this.ranges.get(one.id);
      const anchor = range ? this.between(range) : '';
      const isResolved = threads.isDone(one.id);
      return [{ ...one, anchor, isResolved, replies: answers.get(one.id) ?? [], ...this.placeOf(range?.place ?? null) }];
    });
    return {
      comments,
      changes: this.changes
        // Spaces and ends of lines are nothing to answer.
        .filter(({ text }) => text.trim() !== '')
        .map(({ kind, author, date, text, place }) => ({ kind, author, date, text, ...this.placeOf(place) })),
    };
  }

  private between({ from, to }: Range): string {
    const shown = this.shown.slice(from.shown, Math.min(to?.shown ?? from.shown, from.shown + LONGEST_ANCHOR)).trim();
    // Somebody commented on what somebody deleted.
    return shown !== '' ? shown : this.all.slice(from.all, Math.min(to?.all ?? from.all, from.all + LONGEST_ANCHOR)).trim();
  }

  private placeOf(place: OpenPlace | null): WordPlace {
    const { headings = [], paragraph = '', row = null } = place ?? {};
    const cells = row?.cells ?? [];
    return {
      page: place && this.hasPages ? place.page : null,
      headings,
      paragraph,
      row: cells,
      table: row?.table ?? null,
      tableRow: row?.tableRow ?? null,
    };
  }
}

const trackedBy = (el: El): Tracked => ({
  kind: el.name === 'del' || el.name === 'moveFrom' || el.name.endsWith(':del') ? 'deleted' : 'inserted',
  author: authorOf(el),
  date: dateOf(el),
});

const authorOf = (el: El): string => (attr(el, 'author') ?? '').trim();

/** The time as the clock of the author showed it: Word writes it with a Z and means no zone. */
const dateOf = (el: El): string => /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?/.exec(attr(el, 'date') ?? '')?.[0] ?? '';

/** Which comment answers which: by a number of its last paragraph. */
class Threads {
  private readonly comments = new Map<string, string>();
  private readonly paragraphs = new Map<string, readonly string[]>();
  private readonly parents = new Map<string, string>();
  private readonly settled = new Set<string>();

  constructor(extended: El | null) {
    for (const one of children(extended, 'commentEx')) {
      const paragraph = attr(one, 'paraId');
      if (paragraph === null) continue;
      const parent = attr(one, 'paraIdParent');
      if (parent !== null) this.parents.set(paragraph, parent);
      if (/^(?:1|true|on)$/.test(attr(one, 'done') ?? '')) this.settled.add(paragraph);
    }
  }

  add(id: string, el: El): void {
    const own = descendants(el, 'p').flatMap((p) => attr(p, 'paraId') ?? []);
    this.paragraphs.set(id, own);
    for (const paragraph of own) this.comments.set(paragraph, id);
  }

  /** The comment that a thread begins with; itself for one that answers nothing. */
  rootOf(id: string): string {
    const seen = new Set<string>();
    for (let at = id; ;) {
      seen.add(at);
      const parent = this.paragraphs.get(at)?.flatMap((paragraph) => this.parents.get(paragraph) ?? [])[0];
      const above = parent === undefined ? undefined : this.comments.get(parent);
      if (above === undefined) return at;
      // A circle has no beginning.
      if (seen.has(above)) return id;
      at = above;
    }
  }

  isDone(id: string): boolean {
    return this.paragraphs.get(id)?.some((paragraph) => this.settled.has(paragraph)) ?? false;
  }
}
