import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual';
import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react';
import { useCommon } from '../common';

/**
 * Up to so many rows are all drawn: the browser finds in them and a screen reader goes through them as in any page. Of
 * more, only what is in sight and a little around it.
 */
export const DRAWN_WHOLE = 100;
/** Rows drawn beyond both edges of what is in sight. */
const AROUND = 6;
/** Rows that Page Up and Page Down pass. */
const PAGE = 10;
/** Height of a row that has not been measured yet, px. */
const ROW = 64;

const useStyles = makeStyles({
  // What is drawn changes above the eye; the list keeps the place itself, and the browser must not do it once more.
  whole: { overflowAnchor: 'none' },
  list: { display: 'flex', flexDirection: 'column' },
  head: {
    position: 'sticky',
    // The page has a padding above, and what scrolls must not show in it.
    top: `calc(-1 * ${tokens.spacingHorizontalM})`,
    zIndex: 1,
    margin: 0,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalXS}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
});

interface Group<T> {
  readonly key: string;
  /** null: the rows stand without a heading. */
  readonly head: ReactNode | null;
  readonly items: readonly T[];
}

/** Where somebody was in a list, for when it is shown again. */
export interface ListPlace {
  /** How far the page was scrolled, px. */
  readonly top: number;
  /** The heights that are known by then. */
  readonly sizes: VirtualItem[];
}

/** For what can be focused in a row: one row of the list is reached by Tab, the arrows lead to the others. */
export type TabStop = 0 | -1;

interface Props<T> {
  readonly groups: readonly Group<T>[];
  /** Different for every row of the whole list. */
  readonly keyOf: (item: T) => string;
  /** Of a list without headings. */
  readonly label?: string;
  /** The row to be in sight and focused when the list appears: the way back leads there. */
  readonly back?: string | null;
  readonly place?: ListPlace | null;
  readonly keep?: (place: ListPlace) => void;
  readonly children: (item: T, tabIndex: TabStop) => ReactNode;
}

/** A heading or a row, in the order of the list. */
interface Line<T> {
  readonly key: string;
  /** null for a heading */
  readonly item: T | null;
  readonly group: Group<T>;
}

/**
 * Rows under headings that stay in sight, however many. The list is one stop of the Tab key: the arrows, Home, End, Page
 * Up and Page Down go from row to row, Tab goes through what the row holds and on. A row is focused at the first thing in
 * it that can be.
 */
export function LongList<T>(props: Props<T>) {
  const { groups, keyOf } = props;
  const lines = groups.flatMap((group): Line<T>[] => [
    ...(group.head === null ? [] : [{ key: `\u0000${group.key}`, item: null, group }]),
    ...group.items.map((item) => ({ key: keyOf(item), item, group })),
  ]);
  return lines.length > DRAWN_WHOLE ? <InSight {...props} lines={lines} /> : <Whole {...props} lines={lines} />;
}

type LinesProps<T> = Props<T> & { readonly lines: readonly Line<T>[] };

function Whole<T>(props: LinesProps<T>) {
  const root = useRef<HTMLDivElement>(null);
  const walk = useWalk(props, (key) => focusRow(root.current, key));
  useBack(props, root, (key) => comeBack(root.current, key), NO_SIZES);
  return <Lines {...props} root={root} walk={walk} drawn={props.lines.keys()} />;
}

const NO_SIZES = (): VirtualItem[] => [];

function InSight<T>(props: LinesProps<T>) {
  const { lines, place } = props;
  const root = useRef<HTMLDivElement>(null);
  // A row to be focused as soon as it is drawn, and how.
  const wanted = useRef<{ key: string; focus: typeof focusRow } | null>(null);
  const live = useRef<Virtualizer<HTMLElement, HTMLElement>>(null);
  const [margin, setMargin] = useState(0);
  const indexOf = (key: string): number => lines.findIndex((line) => line.key === key);
  const walk = useWalk(props, (key) => {
    wanted.current = focusRow(root.current, key) ? null : { key, focus: focusRow };
    live.current?.scrollToIndex(indexOf(key));
  });
  const stop = indexOf(walk.stop);
  // eslint-disable-next-line react-hooks/incompatible-library -- said to React's compiler, which is not used here
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: lines.length,
    getScrollElement: () => pageOf(root.current),
    estimateSize: () => ROW,
    getItemKey: (index) => lines[index]!.key,
    overscan: AROUND,
    scrollMargin: margin,
    // Below the heading that stays in sight.
    scrollPaddingStart: ROW,
    scrollPaddingEnd: ROW / 2,
    // The row of the focus is not taken away from under it.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(stop < 0 ? [] : [stop])])].sort((a, b) => a - b),
    ...(place ? { initialMeasurementsCache: place.sizes } : {}),
  });
  useLayoutEffect(() => {
    live.current = virtualizer;
    const [list, page] = [root.current, pageOf(root.current)];
    if (!list || !page) return;
    const measure = (): void => setMargin(Math.round(list.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop));
    // Whoever draws the list may have put something above it, and details may be opened there; scrolling changes nothing of it.
    measure();
    page.addEventListener('toggle', measure, true);
    return () => page.removeEventListener('toggle', measure, true);
  }, [props, virtualizer]);
  useLayoutEffect(() => {
    if (wanted.current?.focus(root.current, wanted.current.key)) wanted.current = null;
  });
  useBack(props, root, (key) => (wanted.current = { key, focus: comeBack }), virtualizer.takeSnapshot);
  // Lays all lines out; before anything was measured it has not been done yet.
  virtualizer.getTotalSize();
  const sizes = virtualizer.measurementsCache;
  return (
    <Lines
      {...props}
      root={root}
      walk={walk}
      drawn={virtualizer.getVirtualItems().map(({ index }) => index)}
      measure={virtualizer.measureElement}
      heightOf={(from, to) => Math.max(0, (sizes[to]?.end ?? 0) - (sizes[from]?.start ?? 0))}
    />
  );
}

function Lines<T>({
  lines,
  groups,
  label,
  root,
  walk,
  drawn,
  measure,
  heightOf,
  children,
}: LinesProps<T> & {
  root: Ref<HTMLDivElement>;
  walk: Walk;
  /** Which lines are drawn, rising; headings always are. */
  drawn: Iterable<number>;
  measure?: (element: HTMLElement | null) => void;
  /** Of lines that are not drawn, both ends included; px. */
  heightOf?: (from: number, to: number) => number;
}) {
  const styles = useStyles();
  const common = useCommon();
  const id = useId();
  const rows = [...drawn].filter((index) => lines[index]?.item != null);
  const gap = (from: number, to: number): number => (heightOf && from <= to ? heightOf(from, to) : 0);
  return (
    <div ref={root} className={styles.whole} onKeyDown={walk.onKeyDown} onFocus={walk.onFocus}>
      {spansOf(groups).map(({ group, head, first, last }, n) => {
        const own = rows.filter((index) => index >= first && index <= last);
        const named = group.head === null ? { 'aria-label': label } : { 'aria-labelledby': `${id}${n}` };
        return (
          <section key={group.key} {...(group.head === null ? {} : named)}>
            {group.head !== null && (
              <h2 id={`${id}${n}`} className={styles.head} ref={measure} data-index={head}>
                {group.head}
              </h2>
            )}
            <ul
              role="list"
              className={mergeClasses(common.list, styles.list)}
              style={{ paddingBottom: gap((own.at(-1) ?? first - 1) + 1, last) }}
              {...named}
            >
              {own.map((index, i) => {
                const { key, item } = lines[index]!;
                return (
                  <li
                    key={key}
                    ref={measure}
                    data-index={index}
                    data-key={key}
                    style={{ marginTop: gap((own[i - 1] ?? first - 1) + 1, index - 1) }}
                    {...(measure ? { 'aria-setsize': group.items.length, 'aria-posinset': index - first + 1 } : {})}
                  >
                    {children(item!, key === walk.stop ? 0 : -1)}
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** Where the lines of each group stand among all: its heading (or nothing), its first row and its last. */
function spansOf<T>(groups: readonly Group<T>[]): { group: Group<T>; head: number; first: number; last: number }[] {
  let next = 0;
  return groups.map((group) => {
    const head = next;
    const first = head + (group.head === null ? 0 : 1);
    next = first + group.items.length;
    return { group, head, first, last: next - 1 };
  });
}

interface Walk {
  /** The key of the row that is reached by Tab. */
  readonly stop: string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
}

/** @param focus puts the keyboard on the row of that key */
function useWalk<T>({ lines, back = null }: LinesProps<T>, focus: (key: string) => void): Walk {
  const [chosen, setChosen] = useState(back);
  const keys = lines.flatMap(({ key, item }) => (item === null ? [] : [key]));
  const stop = chosen !== null && keys.includes(chosen) ? chosen : (keys[0] ?? '');
  const go = (key: string): void => {
    setChosen(key);
    focus(key);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (event.altKey || event.ctrlKey || event.metaKey || target.closest('input, textarea, select')) return;
    const at = keys.indexOf(keyOfRow(target) ?? stop);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + PAGE, PageUp: at - PAGE, Home: 0, End: Infinity }[event.key];
    if (to === undefined || keys.length === 0) return;
    event.preventDefault();
    go(keys[Math.min(Math.max(to, 0), keys.length - 1)]!);
  };
  const onFocus = ({ target }: FocusEvent): void => {
    const key = keyOfRow(target);
    if (key !== null) setChosen(key);
  };
  return { stop, onKeyDown, onFocus };
}

/** Back in the list the page is scrolled as it was, and the row that was left is focused. */
function useBack<T>(
  { back = null, place = null, keep }: Props<T>,
  root: RefObject<HTMLElement | null>,
  toRow: (key: string) => void,
  sizes: () => VirtualItem[],
): void {
  const [first] = useState({ back, place, keep, toRow, sizes });
  useLayoutEffect(() => {
    const page = pageOf(root.current);
    if (first.back !== null) {
      if (page && first.place) page.scrollTop = first.place.top;
      first.toRow(first.back);
    }
    return () => {
      if (page) first.keep?.({ top: page.scrollTop, sizes: first.sizes() });
    };
  }, [root, first]);
}

/** What is scrolled. */
const pageOf = (element: HTMLElement | null): HTMLElement | null => element?.closest('main') ?? null;

const keyOfRow = (target: EventTarget): string | null =>
  (target as HTMLElement).closest<HTMLElement>('li[data-key]')?.dataset['key'] ?? null;

/** @returns whether the row is drawn, and so can be focused */
function focusRow(root: HTMLElement | null, key: string, options?: FocusOptions): boolean {
  const row = root?.querySelector<HTMLElement>(`li[data-key="${CSS.escape(key)}"]`);
  const stop = row?.querySelector<HTMLElement>('button, a[href], summary, [tabindex]') ?? row;
  stop?.focus(options);
  return stop !== undefined && stop !== null;
}

/** Focuses a row that was left, and moves nothing where it is in sight. */
function comeBack(root: HTMLElement | null, key: string): boolean {
  const isDrawn = focusRow(root, key, { preventScroll: true });
  const [row, page] = [document.activeElement, pageOf(root)];
  if (!isDrawn || !row || !page) return isDrawn;
  const [own, seen] = [row.getBoundingClientRect(), page.getBoundingClientRect()];
  if (own.top < seen.top || own.bottom > seen.bottom) row.scrollIntoView({ block: 'center' });
  return isDrawn;
}
