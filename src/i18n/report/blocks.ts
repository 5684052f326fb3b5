import type { Block, Cell, List, Paragraph, Run, Table } from '../../core/report/document';
import type { Fact } from '../../core/report/fact';
import type { Level } from '../../core/plan/level';
import { LEVEL_WORD } from '../../core/text/wording';
import { typeset } from '../../core/text/typography';

/** What has to be filled in by somebody: "[doplňte termín]". */
const GAP = /\[doplňte [^[\]]+\]/giu;

/** A text as runs: its gaps are marked. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const { 0: gap, index } of text.matchAll(GAP)) {
    if (index > from) runs.push({ text: text.slice(from, index) });
    runs.push({ text: gap, look: 'fillIn' });
    from = index + gap.length;
  }
  if (from < text.length) runs.push({ text: text.slice(from) });
  return runs;
}

/** The gaps of a section, without their brackets: "termín". */
export const gapsOf = (blocks: readonly Block[]): string[] =>
  blocks
    .flatMap((block) => (block.kind === 'paragraph' ? [block] : block.kind === 'list' ? block.items : []))
    .flatMap(({ runs }) => runs)
    .filter(({ look }) => look === 'fillIn')
    .map(({ text }) => text.slice(1, -1).replace(/^doplňte /i, ''));

export const paragraph = (text: string, codes: readonly string[] = []): Paragraph => ({ kind: 'paragraph', runs: runsOf(text), codes });

/** Sentences that belong together as one paragraph; none of none. */
export const together = (sentences: readonly Paragraph[]): Paragraph[] =>
  sentences.length === 0
    ? []
    : [
        {
          kind: 'paragraph',
          runs: sentences.flatMap(({ runs }, i) => (i === 0 ? runs : [{ text: ' ' }, ...runs])),
          codes: [...new Set(sentences.flatMap(({ codes }) => codes))],
        },
      ];

/**
 * Facts as paragraphs: the sentences of each group of keys together, in the order of the facts.
 * @param sentence of a fact; null for one that no sentence says
 */
export const paragraphs = <F extends Fact>(
  facts: readonly F[],
  groups: readonly (readonly F['key'][])[],
  sentence: (one: F) => string | null,
): Paragraph[] =>
  groups.flatMap((keys) =>
    together(
      facts.flatMap((one) => {
        const text = keys.includes(one.key) ? sentence(one) : null;
        return text === null ? [] : [paragraph(text, one.codes)];
      }),
    ),
  );

export const list = (items: readonly { readonly text: string; readonly codes?: readonly string[]; readonly strong?: string }[]): List => ({
  kind: 'list',
  items: items.map(({ text, codes = [], strong }) => ({
    runs: [...(strong === undefined ? [] : [{ text: strong, look: 'strong' as const }]), ...runsOf(text)],
    codes,
  })),
});

/** A cell of a table; a number stands on the right of its column. */
export const cell = (text: string): Cell => ({ text: typeset(text) });
export const levelCell = (level: Level): Cell => ({ text: LEVEL_WORD[level], mark: level });

/** @param columns of each: header, width as a part of whatever they add up to, and 'right' for numbers */
export function table(
  alt: string,
  columns: readonly (readonly [header: string, width: number, align?: 'left' | 'right'])[],
  rows: readonly (readonly Cell[])[],
  hasTotal = false,
): Table {
  const whole = columns.reduce((sum, [, width]) => sum + width, 0);
  return {
    kind: 'table',
    alt,
    columns: columns.map(([header, width, align = 'left']) => ({ header, width: width / whole, align })),
    rows,
    ...(hasTotal ? { hasTotal: true } : {}),
  };
}

/** The text of paragraphs and lists, each on a line of its own, as it stands in a cell. */
export const proseOf = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) =>
      block.kind === 'paragraph' ? [textOf(block)] : block.kind === 'list' ? block.items.map((item) => `– ${textOf(item)}`) : [],
    )
    .join('\n');

const textOf = ({ runs }: Pick<Paragraph, 'runs'>): string => runs.map(({ text }) => text).join('');
