import { read, utils, type WorkBook } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { NO_LAST, type Last } from '../../src/core/people/last';
import { lastAnswers } from '../../src/core/people/lastPeriod';
import { addressees, type Addressee } from '../../src/core/people/addressees';
import { liberecRegion } from '../../src/core/plan/municipalities';
import type { Plan } from '../../src/core/plan/plan';
import type { RequestContent } from '../../src/files/request/request';
import { contact, criterion, exchange, measure, plan, statement, type TypedStatement } from './plans';

export const COMMON: Omit<RequestContent, 'addressee'> = {
  plan: { id: 'plan-1', name: 'Akční plán 2024-2025' },
  municipalities: liberecRegion(),
  issuedOn: '2026-01-20',
  deadline: '2026-02-28',
  returnTo: 'plan@example.cz',
};

/** An addressee who answers one criterion for each of the given answers; null: nothing yet. */
export function asked(name: string, answers: readonly (TypedStatement | null)[], previous: readonly TypedStatement[] = []): Addressee {
  return {
    key: name.toLowerCase(),
    name,
    contact: null,
    items: answers.map((typed, i) => ({
      measure: measure('A1.1', { title: 'Setkávání' }),
      criterion: criterion('A1.1', String(i + 1)),
      role: 'lead',
      district: '',
      statements: typed ? [statement('A1.1', String(i + 1), { submitter: name, ...typed })] : [],
      previous: previous.map((one) => statement('A1.1', String(i + 1), one)),
      last: null,
    })),
  };
}

export const callOf = (addressee: Addressee, over: Partial<RequestContent> = {}): RequestContent => ({ ...COMMON, addressee, ...over });

export const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));

export const opened = (bytes: Uint8Array): WorkBook => read(bytes, { cellFormula: true });

/** Custom document properties; SheetJS reads their UTF-8 as Latin-1. */
export const propertiesOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    [...partsOf(bytes)['docProps/custom.xml']!.matchAll(/name="(\w+)"><vt:lpwstr>([^<]*)</g)].map(([, name, value]) => [
      name!,
      unescaped(value!),
    ]),
  );

export const unescaped = (xml: string): string =>
  xml
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/_x005F_/g, '_');

/** The rows of the form by header. */
export function formRows(book: WorkBook): Record<string, unknown>[] {
  const rows = utils.sheet_to_json<unknown[]>(book.Sheets['Podklady']!, { header: 1, defval: '' });
  const top = rows.findIndex((row) => row.includes('Kód opatření'));
  return rows.slice(top + 1).map((row) => Object.fromEntries(rows[top]!.map((header, c) => [String(header), row[c]])));
}

/** The cell under a header in a 0-based row of the form. */
export function formCell(book: WorkBook, header: string, row: number): string {
  const rows = utils.sheet_to_json<unknown[]>(book.Sheets['Podklady']!, { header: 1, defval: '' });
  const top = rows.findIndex((cells) => cells.includes('Kód opatření'));
  return utils.encode_cell({ r: top + 1 + row, c: rows[top]!.indexOf(header) });
}

// --- random plans -----------------------------------------------------------------------------------------------

const BODIES = ['Odbor sociálních věcí', 'Odbor školství', 'Krajská policie; územní odbor', 'Město Turnov', 'Úřad práce'].map((name) =>
  name.replace(';', ','),
);
const SHORT: Readonly<Record<string, string>> = { 'Odbor sociálních věcí': 'OSV' };
const ADDRESSED = [
  { code: '577626', name: 'Turnov' },
  { code: '564303', name: 'Pěnčín (Turnov)' },
];

export interface RandomPlan {
  readonly plan: Plan;
  readonly list: readonly Addressee[];
  /** Who is asked what, worked out from what was drawn and not from the plan: "body | measure | criterion". */
  readonly expected: ReadonlySet<string>;
}

/** A body as it is called: municipality and office are one, and the short name is the long one. */
const calledAs = (name: string): string => (name === 'Turnov' ? 'Město Turnov' : name);

/** Plans with leads, partners, short names, addressed municipalities and answers, and who is to be asked what. */
export const randomPlan: fc.Arbitrary<RandomPlan> = fc
  .array(
    fc.record({
      lead: fc.constantFrom(...BODIES),
      byShort: fc.boolean(),
      partners: fc.uniqueArray(fc.constantFrom(...BODIES), { maxLength: 3 }),
      criteria: fc.array(
        fc.record({
          territory: fc.boolean(),
          answered: fc.uniqueArray(fc.constantFrom(...BODIES, 'Nezisková organizace'), { maxLength: 3 }),
          relation: fc.constantFrom('', 'Bezprostřední', 'Částečný', 'Žádný'),
          progress: fc.constantFrom('', 'Realizováno', 'Částečně realizováno', 'Neplní se'),
          evidence: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drawn) => {
    const expected = new Set<string>();
    const parts = drawn.map(({ lead, byShort, partners, criteria }, m) => {
      const code = `A1.${m + 1}`;
      const title = `Opatření ${code} pro ${lead}`;
      for (const number of criteria.length > 0 ? criteria.map((_, c) => String(c + 1)) : [''])
        for (const body of [lead, ...partners]) expected.add(`${body} | ${code} | ${number}`);
      return {
        measure: measure(code, { title, lead: (byShort && SHORT[lead]) || lead, partners: partners.join('; ') }),
        criteria: criteria.map((_, c) => criterion(code, String(c + 1), `Kritérium ${c + 1} k ${code}`)),
        statements: criteria.flatMap(({ territory, answered, relation, progress, evidence }, c) =>
          answered.map((submitter) => {
            expected.add(`${submitter} | ${code} | ${c + 1}`);
            if (territory) for (const { name } of ADDRESSED) expected.add(`${calledAs(name)} | ${code} | ${c + 1}`);
            return statement(code, String(c + 1), {
              submitter,
              relation,
              progress,
              territory: territory ? 'Turnov' : '',
              description: evidence ? `Popis od ${submitter} k ${code} č. ${c + 1}` : '',
              link: evidence ? `https://example.cz/${code}/${c + 1}/${encodeURIComponent(submitter)}` : '',
            });
          }),
        ),
      };
    });
    const made = plan({
      measures: parts.map((part) => part.measure),
      criteria: parts.flatMap((part) => part.criteria),
      statements: parts.flatMap((part) => part.statements),
    });
    const contacts = BODIES.map((name, i) =>
      contact(name, { short: SHORT[name] ?? '', email: `schranka${i}@example.cz`, confirmedBy: `Podepsal ${name}` }),
    );
    const { addressees: list } = addressees(
      made,
      exchange({ contacts, addressed: ADDRESSED.map(({ code }) => code) }),
      answersOf(made, made),
    );
    return { plan: made, list, expected };
  });

/** What `previous` holds for the questions of the plan, as whoever is asked is shown it. */
export function answersOf(made: Plan, previous: Plan): Last {
  const answers = lastAnswers(made, previous);
  if ('faults' in answers) throw new Error(JSON.stringify(answers.faults));
  return { ...NO_LAST, ...answers };
}
