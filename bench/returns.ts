import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { addressees, type Addressee } from '../src/core/people/addressees';
import type { Exchange } from '../src/core/exchange/exchange';
import type { Municipality } from '../src/core/plan/municipalities';
import type { Plan } from '../src/core/plan/plan';
import { buildRequestWorkbook, type RequestContent } from '../src/files/request/request';
import type { Expected } from '../src/files/returns/returns';
import { readExchange } from '../src/schema/read/exchange';
import { readPlan } from '../src/schema/read/records';
import { SCHEMA_VERSION } from '../src/schema/tables';
import { bigTables } from './bigPlan';

export const EXPECTED: Expected = { planId: 'mereni', version: SCHEMA_VERSION };

const MEASURES = 5;
const NAME = 'Obec Vzorová';

/** A plan of five measures that every municipality of a country answers. */
export function countryPlan(municipalities: number): { plan: Plan; exchange: Exchange } {
  const { plan, exchange } = ofAll();
  const list = Array.from({ length: municipalities }, (_, i): Municipality => ({
    code: String(500_000 + i),
    name: nameOf(i),
    orp: nameOf(i),
    pou: nameOf(i),
  }));
  return { plan: { ...plan, statements: [], municipalities: list }, exchange: { ...exchange, addressed: list.map(({ code }) => code) } };
}

const nameOf = (i: number): string => `Obec ${String(i + 1).padStart(4, '0')}`;

function ofAll(): { plan: Plan; exchange: Exchange } {
  const tables = bigTables(MEASURES, 1, 1);
  return { plan: readPlan(tables).plan, exchange: readExchange(tables) };
}

const common = (plan: Plan): Omit<RequestContent, 'addressee'> => ({
  plan: { id: EXPECTED.planId, name: 'Měření' },
  municipalities: plan.municipalities,
  issuedOn: '2026-01-05',
  deadline: '2026-02-28',
  returnTo: 'plan@example.cz',
});

/** Filled-in returns as departments send them: `rows` criteria each. */
export function departmentReturns(rows: number, count: number): Uint8Array[] {
  const tables = bigTables(rows, 1, 1);
  const { plan } = readPlan(tables);
  const statements = plan.statements.map((statement) => ({ ...statement, submitter: NAME }));
  const [addressee] = addressees(
    { ...plan, measures: plan.measures.map((one) => ({ ...one, lead: NAME })), statements },
    readExchange(tables),
  ).addressees;
  const bytes = buildRequestWorkbook({ ...common(plan), addressee: addressee! });
  return Array.from({ length: count }, () => bytes.slice());
}

/** The return of each municipality: the same workbook with another name and another text in it. */
export function* countryReturns(count: number): Generator<Uint8Array> {
  const { plan, exchange } = ofAll();
  const asked: Addressee = {
    ...addressees({ ...plan, measures: plan.measures.map((one) => ({ ...one, lead: NAME })), statements: [] }, exchange).addressees[0]!,
    name: NAME,
  };
  const items = asked.items.map((item, i) => ({ ...item, statements: [{ ...plan.statements[i]!, submitter: NAME }] }));
  const parts = unzipSync(buildRequestWorkbook({ ...common(plan), addressee: { ...asked, items } }));
  const changed = ['docProps/custom.xml', 'xl/sharedStrings.xml'] as const;
  const texts = changed.map((name) => strFromU8(parts[name]!));
  // Marks of what was issued: they went out empty.
  for (let i = 0; i < count; i++) {
    const own = changed.map((name, k) => [
      name,
      strToU8(texts[k]!.replaceAll(NAME, nameOf(i)).replaceAll('Popis činnosti', `Popis činnosti obce ${i}`)),
    ]);
    yield zipSync({ ...parts, ...(Object.fromEntries(own) as Record<string, Uint8Array>) }, { level: 1 });
  }
}
