import { readBodies } from '../../../core/people/bodies';
import { shortList } from '../../../core/text/shorten';
import { foldIdentifier } from '../../../core/text/identifiers';
import { strangeLetter } from '../../../core/text/letters';
import type { InputRow } from '../../plan/template';
import { areasNamed, namedArea, type KnownAreas } from './areas';
import type { ListField } from '../layout/columns';
import type { Draft } from './measures';
import type { ListBodies } from './people';
import type { ListProblems } from '../problems';

/** What measures are made with. */
interface About {
  readonly areas: KnownAreas;
  readonly missing: ReadonlySet<ListField>;
  readonly bodies: ListBodies;
  readonly problems: ListProblems;
}

interface Rows {
  readonly rows: readonly InputRow<'measures'>[];
  /** Those that the measures name. */
  readonly areas: readonly InputRow<'areas'>[];
  told(): void;
}

/** The measures of a plan; `told` says, after all else has been said, how many have their subarea from their code. */
export function measureRows(drafts: readonly Draft[], about: About): Rows {
  const fromCode: Draft[] = [];
  const isForeign = tellForeignAreas(drafts, about);
  const rows = drafts.map((draft) => {
    const { subarea, isFromCode } = subareaOf(draft, about.areas, isForeign ? null : about.problems);
    if (isFromCode) fromCode.push(draft);
    return { ...measureRow(draft, subarea, about), subarea };
  });
  const areas = areasNamed(rows.map(({ subarea }, i) => ({ subarea, named: drafts[i]!.values.subarea ?? '' })));
  const [first] = fromCode;
  return { rows, areas, told: () => first && about.problems.report('subareaFromCode', first.sheet, '', { count: fromCode.length }) };
}

/**
 * Told once, not of every measure: the areas that a list brings, and a list in which no measure is of a known area.
 *
 * @returns is all told of areas that are not known?
 */
function tellForeignAreas(drafts: readonly Draft[], { areas, problems }: About): boolean {
  const [first] = drafts;
  if (!first) return false;
  const isOwn = areas.list.length === 0;
  const strangers = drafts.flatMap(({ values: { subarea } }) => (subarea === undefined || areas.of(subarea) !== null ? [] : [subarea]));
  const texts = shortList([...new Map(strangers.map((text) => [foldIdentifier(text), text])).values()], 10);
  if (isOwn && texts !== '') problems.report('areasFromList', first.sheet, '', { texts });
  const known = drafts.some(({ code, values }) => areas.of(values.subarea ?? '') !== null || areas.ofCode(code) !== null);
  if (known || drafts.length < 2) return false;
  if (!isOwn && texts !== '') problems.report('subareasUnknown', first.sheet, '', { texts });
  const without = drafts.filter(({ values }) => values.subarea === undefined).length;
  if (without > 0) problems.report('subareasMissing', first.sheet, '', { count: without });
  return true;
}

/** @param problems null when it is all told already */
function subareaOf(draft: Draft, areas: KnownAreas, problems: ListProblems | null): { subarea: string; isFromCode: boolean } {
  const typed = draft.values.subarea;
  const known = typed === undefined ? areas.ofCode(draft.code) : areas.of(typed);
  const isFromCode = typed === undefined && known !== null;
  // A list that brings its own areas says them with its measures.
  if (typed !== undefined && known === null && areas.list.length === 0) return { subarea: namedArea(typed).code, isFromCode };
  if (typed === undefined && known === null) problems?.report('subareaMissing', draft.sheet, draft.cell, { code: draft.code });
  else if (typed !== undefined && known === null)
    problems?.report('subareaUnknown', draft.sheet, draft.cell, { code: draft.code, text: typed });
  return { subarea: known ?? typed ?? '', isFromCode };
}

function measureRow(draft: Draft, subarea: string, { missing, bodies, problems }: About): InputRow<'measures'> {
  const { code, sheet, cell, values, criteria } = draft;
  const { title = '', lead = '', partners = '', due = '', note = '' } = values;
  if (title === '' && !missing.has('title')) problems.report('measureWithoutTitle', sheet, cell, { code });
  if (isNobody(lead) && !missing.has('lead')) problems.report('measureWithoutLead', sheet, cell, { code });
  if (criteria.length === 0 && !missing.has('criterion')) problems.report('measureWithoutCriteria', sheet, cell, { code });
  for (const text of [lead, partners].flatMap((cell) => bodies.doubtful(cell)))
    problems.report('namesSeveral', sheet, cell, { code, text });
  for (const text of [lead, partners].flatMap(referencesIn)) problems.report('bodyReference', sheet, cell, { code, text });
  for (const text of [lead, partners]) {
    const letter = strangeLetter(text);
    if (letter !== null) problems.report('foreignLetter', sheet, cell, { text, letter });
  }
  for (const text of [code, subarea, title, lead, partners, due, note]) problems.checkText(text, sheet, cell);
  return { code, subarea, title, lead, partners, due, note };
}

const referencesIn = (text: string): readonly string[] => readBodies(text, () => false).references;

/** An empty cell, or "–", "x" and the like in it. */
function isNobody(text: string): boolean {
  const { names, references } = readBodies(text, () => false);
  return names.length === 0 && references.length === 0;
}
