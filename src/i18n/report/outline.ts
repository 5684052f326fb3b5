import { SECTION_IDS, type Block, type SectionId } from '../../core/report/document';
import type { Plan } from '../../core/plan/plan';
import { comparedPeriods } from '../../core/report/facts/periods';
import { figuresDigest, mergeText } from '../../core/report/ownText';
import type { ReportSource } from '../../core/report/source';
import { fold, type CellValue } from '../../core/text/text';
import { typeset } from '../../core/text/typography';
import type { StandingText } from '../../schema/read/ownTexts';
import { TEXT_STATE_WORD, type TextState } from '../../schema/report';
import { paragraph, proseOf } from './blocks';
import { say } from './say';
import type { MadeSection, WhyLeft } from './section';
import { SECTIONS } from './sections';

/** A section with the coordinator's text beside the generated one. */
export interface SectionText {
  readonly id: SectionId;
  readonly title: string;
  /** null where there is nothing to say. */
  readonly made: MadeSection | null;
  /** Why it is left out; null where it goes in. */
  readonly why: WhyLeft | 'unwanted' | null;
  /** Paragraphs on lines of their own; "" where there is nothing to say. */
  readonly proposed: string;
  /** "" where the section keeps the generated text. */
  readonly own: string;
  readonly state: TextState;
  /** What is to stand in *Otisk čísel*. */
  readonly digest: string;
  /** The mark of the figures as they are now; with `textDigest` what is kept when the text is saved. */
  readonly figures: string;
  readonly standing: StandingText | null;
}

export const isSectionId = (text: string): text is SectionId => (SECTION_IDS as readonly string[]).includes(text);

const sectionTitle = (id: SectionId): string => say(`report.section.${id}`);

/** The section that a row of tblZprava is of, by its title or its id; null for any other text. */
export const sectionOf = (text: string): SectionId | null =>
  SECTION_IDS.find((id) => fold(text) === fold(sectionTitle(id)) || fold(text) === id) ?? null;

const isLeft = (made: MadeSection | WhyLeft): made is WhyLeft => typeof made === 'string' || !('blocks' in made);

/**
 * Every section of the outline, in its order. A section with an own text goes in even where there is nothing to count.
 *
 * @param without sections that are not wanted
 * @param previous the plan of the last period, where it is at hand; what Historie keeps is known without it
 */
export function outline(
  source: ReportSource,
  texts: readonly StandingText[] = [],
  { without = [], previous = null }: { readonly without?: readonly SectionId[]; readonly previous?: Plan | null } = {},
): SectionText[] {
  const wanted = new Set(SECTION_IDS.filter((id) => !without.includes(id)));
  const compared = comparedPeriods(source, previous);
  const standing = new Map<SectionId, StandingText>();
  for (const text of texts) {
    const id = sectionOf(text.section);
    // Of several rows the first with a text of its own counts.
    if (id !== null && (standing.get(id)?.own ?? '') === '') standing.set(id, text);
  }
  return SECTIONS.map(({ id, make }): SectionText => {
    const row = standing.get(id) ?? null;
    const made = make({ source, compared, includes: (other) => wanted.has(other) });
    const section = isLeft(made) ? null : made;
    const proposed = section === null ? '' : proseOf(section.blocks);
    const figures = figuresDigest(section?.facts ?? []);
    const merged = mergeText(figures, proposed, row ?? undefined);
    const own = row?.own ?? '';
    const why = !wanted.has(id) ? 'unwanted' : isLeft(made) && own === '' ? made : null;
    return {
      id,
      title: sectionTitle(id),
      made: section,
      why,
      proposed,
      own,
      state: why === null || merged.state !== 'proposed' ? merged.state : 'left',
      digest: merged.digest,
      figures,
      standing: row,
    };
  });
}

/** The blocks of a section as it goes into the document. */
export const sectionBlocks = (part: Pick<SectionText, 'made' | 'own'>): Block[] => [...saidBlocks(part), ...(part.made?.entries?.() ?? [])];

/** The same without the entries of an annex: what the coordinator or the product says, with its tables and charts. */
export function saidBlocks({ made, own }: Pick<SectionText, 'made' | 'own'>): Block[] {
  const blocks = [...(made?.blocks ?? [])];
  if (own === '') return blocks;
  const isProse = ({ kind }: Block): boolean => kind === 'paragraph' || kind === 'list';
  const at = Math.max(0, blocks.findIndex(isProse));
  const ownBlocks = own
    .split(/[\r\n]+/)
    .map((line) => typeset(line.trim()))
    .filter(Boolean)
    .map((line) => paragraph(line));
  // Headings that only head what the own text replaces would head nothing.
  const kept = (part: readonly Block[]): Block[] => part.filter((block) => !isProse(block) && block.kind !== 'heading');
  return [...kept(blocks.slice(0, at)), ...ownBlocks, ...kept(blocks.slice(at))];
}

/**
 * Rows of tblZprava, a row for each section of the outline, and behind them the rows whose Oddíl is no section, as they
 * stand. What stands in *Váš text* is given back unchanged.
 */
export const textRows = (sections: readonly SectionText[], texts: readonly StandingText[] = []): CellValue[][] => {
  const taken = new Set(sections.map(({ standing }) => standing));
  return [
    ...sections.map(({ title, proposed, own, digest, state }) => [title, proposed, own, digest, TEXT_STATE_WORD[state]]),
    ...texts
      .filter((text) => !taken.has(text) && text.own !== '')
      .map(({ section, proposed, own, digest }) => [section, proposed, own, digest, '']),
  ];
};
