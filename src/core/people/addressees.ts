import type { Contact, Exchange } from '../exchange/exchange';
import { push } from '../text/group';
import { foldIdentifier } from '../text/identifiers';
import { Bodies, divided, groupOf, isDoubtful, isShortFor } from './bodies';
import { criteriaOf } from '../plan/criteria';
import type { Criterion, Measure, Plan, Statement } from '../plan/plan';
import { gazetteerOf } from '../plan/territory';
import { NO_LAST, type Last, type LastLevels } from './last';

/** Why somebody answers a criterion; the first that holds. */
export type Role =
  | 'lead'
  | 'partner'
  /** addressed, and the criterion is judged by territory */
  | 'municipality'
  /** has answered it before */
  | 'submitter';
const ROLES: readonly Role[] = ['lead', 'partner', 'municipality', 'submitter'];

/** One who gets a call. */
export interface Addressee {
  /** The name as identifiers are compared. */
  readonly key: string;
  /** As tblGestori has it, else as it is typed where it stands first. */
  readonly name: string;
  readonly contact: Contact | null;
  /** What they answer, in the order of the plan; never empty. */
  readonly items: readonly Item[];
}

export interface Item {
  readonly measure: Measure;
  /** null: the measure has no criterion rows and is judged as if it had one */
  readonly criterion: Criterion | null;
  readonly role: Role;
  /** Of a municipality where the criterion is judged by territory: what it speaks for, as it is written into Území; else "". */
  readonly district: string;
  /** The answers of this addressee that the plan holds; usually none or one. */
  readonly statements: readonly Statement[];
  /** The answers of the last period. */
  readonly previous: readonly Statement[];
  /** How the measure ended then; null where that is not known. */
  readonly last: LastLevels | null;
}

/** Somebody who should be called and cannot, with the way to what has to be mended. */
export type AddresseeProblem =
  | { readonly code: 'measureWithoutLead'; readonly measure: string; readonly row: number }
  /** Addressed, but nothing in the plan is theirs to answer. */
  | { readonly code: 'nothingToAnswer'; readonly name: string }
  /** Called under this name alone, for more than one municipality has it. */
  | { readonly code: 'ambiguousName'; readonly name: string; readonly candidates: readonly string[] }
  /** One call goes to what may be several bodies; `row` is where it stands first. */
  | {
      readonly code: 'severalNames';
      readonly name: string;
      readonly parts: readonly string[];
      readonly row: number;
      readonly column: 'lead' | 'partners';
    }
  /** Letters that may be the short name of another addressee: two calls would go to one body. */
  | { readonly code: 'sameBody'; readonly name: string; readonly other: string };

/**
 * Who is called and what each answers: leads and partners of the measures, addressed municipalities for the criteria
 * that are judged by territory, and whoever has answered already.
 *
 * @param last what is known of the last period, shown beside the fields
 */
export function addressees(
  plan: Plan,
  exchange: Exchange,
  last: Last = NO_LAST,
): { readonly addressees: readonly Addressee[]; readonly problems: readonly AddresseeProblem[] } {
  const known = new Bodies(exchange.contacts, plan.municipalities);
  const problems: AddresseeProblem[] = [];
  const names = new Map<string, string>();
  const asked = new Set<string>();
  const items = new Map<string, Item[]>();
  const gazetteer = gazetteerOf(plan);
  const codes = new Set(exchange.addressed);
  const addressed = plan.municipalities.flatMap((municipality, i) =>
    codes.has(municipality.code) ? [{ municipality, name: gazetteer.label(i), key: known.keyOf(gazetteer.label(i)) }] : [],
  );
  const now = answersBy(plan.statements, known);

  for (const { measure, criterion } of questionsOf(plan)) {
    const id = idOf(measure.key, criterion?.key ?? '');
    const roles = new Map<string, Role>();
    const ask = (name: string, role: Role): void => {
      const key = known.keyOf(name);
      if (!names.has(key)) names.set(key, known.contactOf(key)?.name ?? name);
      const standing = roles.get(key);
      if (standing === undefined || ROLES.indexOf(role) < ROLES.indexOf(standing)) roles.set(key, role);
    };
    const named = (text: string, role: 'lead' | 'partner'): void => {
      const { names: read, several } = known.read(text);
      for (const name of read) {
        if (several.includes(name) && !asked.has(foldIdentifier(name))) {
          asked.add(foldIdentifier(name));
          const parts = divided(name);
          // "Odbor školství, mládeže a sportu" goes on in small letters; a body's name begins with a capital.
          if (isDoubtful(name, (one) => known.isKnown(one)) && parts.every((part) => /^\p{Lu}/u.test(part)))
            problems.push({ code: 'severalNames', name, parts, row: measure.row, column: role === 'lead' ? 'lead' : 'partners' });
        }
        const candidates = known.candidatesOf(name);
        if (candidates.length > 0 && !names.has(known.keyOf(name))) problems.push({ code: 'ambiguousName', name, candidates });
        const group = groupOf(name);
        if (!group) ask(name, role);
        else for (const { municipality, name: own } of addressed) if (group(municipality)) ask(own, role);
      }
    };
    named(measure.lead, 'lead');
    named(measure.partners, 'partner');
    const answers = now.get(id) ?? [];
    const earlier = (last.answers.get(id) ?? []).map((statement) => ({ key: known.keyOf(statement.submitter), statement }));
    const isTerritorial = [...answers, ...earlier].some(({ statement }) => gazetteer.read(statement.territory).named);
    if (isTerritorial) for (const { name } of addressed) ask(name, 'municipality');
    for (const { statement } of answers) if (statement.submitter !== '') ask(statement.submitter, 'submitter');

    const of = (list: readonly Answered[], key: string): Statement[] =>
      list.filter((answered) => answered.key === key).map(({ statement }) => statement);
    for (const [key, role] of roles)
      push(items, key, {
        measure,
        criterion,
        role,
        district: isTerritorial ? known.districtOf(names.get(key)!) : '',
        statements: of(answers, key),
        previous: of(earlier, key),
        last: last.levels.get(measure.key) ?? null,
      });
  }
  for (const measure of plan.measures)
    if (known.read(measure.lead).names.length === 0) problems.push({ code: 'measureWithoutLead', measure: measure.code, row: measure.row });
  for (const { name, key } of addressed) if (!items.has(key)) problems.push({ code: 'nothingToAnswer', name });
  for (const name of names.values()) {
    const others = known.contactOf(known.keyOf(name)) ? [] : [...names.values()].filter((other) => isShortFor(name, other));
    if (others.length === 1) problems.push({ code: 'sameBody', name, other: others[0]! });
  }
  return {
    addressees: [...items].map(([key, own]) => ({ key, name: names.get(key)!, contact: known.contactOf(key), items: own })),
    problems,
  };
}

/** The criteria that are judged, each once, in the order of measures and criteria; a repeated code counts at its first row. */
export function questionsOf({ measures, criteria }: Plan): { readonly measure: Measure; readonly criterion: Criterion | null }[] {
  const byMeasure = criteriaOf(criteria);
  const seen = new Set<string>();
  return measures.flatMap((measure) => {
    if (seen.has(measure.key)) return [];
    seen.add(measure.key);
    return (byMeasure.get(measure.key) ?? [null]).map((criterion) => ({ measure, criterion }));
  });
}

/** Measure and criterion as one key; the line break stands in no folded text. */
export const idOf = (measureKey: string, criterionKey: string): string => `${measureKey}\n${criterionKey}`;

interface Answered {
  readonly key: string;
  readonly statement: Statement;
}

function answersBy(statements: readonly Statement[], known: Bodies): Map<string, Answered[]> {
  const result = new Map<string, Answered[]>();
  for (const statement of statements)
    push(result, idOf(statement.measureKey, statement.criterionKey), { key: known.keyOf(statement.submitter), statement });
  return result;
}
