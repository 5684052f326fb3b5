import fc from 'fast-check';
import { answerDigest } from '../../../src/core/exchange/answerDigest';
import { answerOf, NO_ANSWER } from '../../../src/core/plan/answer';
import { addressees, type Addressee } from '../../../src/core/people/addressees';
import { buildRequestWorkbook, type RequestContent } from '../../../src/files/request/request';
import { czechDate } from '../../../src/core/text/date';
import { sampleWorkbook } from '../../../scripts/sample-workbooks';
import { identityText } from '../../../src/schema/request';
import { SCHEMA_VERSION } from '../../../src/schema/tables';
import { answersOf, asked, callOf, COMMON, partsOf, randomPlan, unescaped } from '../../build/requests';
import { planOf } from '../../build/planFiles';
import { runs } from '../../build/runs';

/** Every text and every attribute of every part, with the name of the part. */
function stringsOf(bytes: Uint8Array): { part: string; text: string }[] {
  return Object.entries(partsOf(bytes)).flatMap(([part, xml]) =>
    [...xml.matchAll(/>([^<]+)<| [\w:]+="([^"]*)"/g)].map((match) => ({ part, text: unescaped(match[1] ?? match[2] ?? '') })),
  );
}

/** Places, sizes and counts differ from call to call and say nothing. */
const shape = (text: string): string => text.replace(/\d+(\.\d+)?/g, '#');
const isPlace = (text: string): boolean => /^(?:[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?(?: |$))+$/.test(text);

/** What stands in a call whoever it is for: calls to nobody, in every form that a call takes. */
function sharedTexts(common: Omit<RequestContent, 'addressee'>): Set<string> {
  const done = { relation: 'Bezprostřední', progress: 'Realizováno', description: 'x', date: '1. 1. 2025' };
  const hostile = { ...done, description: '=x', link: '=x', territory: '=x' };
  const missing = [{ progress: '' }, { relation: '' }, { description: '' }, { relation: 'Částečný' }].map((less) => ({ ...done, ...less }));
  const forms = [[null], [done], [done, done], [done, null], [hostile, null], missing].flatMap((answers) => [
    asked('x', answers),
    asked('x', answers, [done]),
  ]);
  const roles = ['lead', 'partner', 'municipality', 'submitter'] as const;
  const inRoles = roles.map((role): Addressee => ({
    ...asked('x', [null]),
    items: asked('x', [null]).items.map((item) => ({ ...item, role })),
  }));
  const inDistricts = [asked('x', [null]), asked('x', [null], [done])].map((form): Addressee => ({
    ...form,
    items: form.items.map((item) => ({ ...item, district: 'x' })),
  }));
  return new Set(
    [...forms, ...inRoles, ...inDistricts].flatMap((form) =>
      stringsOf(buildRequestWorkbook({ ...common, addressee: form })).map(({ text }) => shape(text)),
    ),
  );
}

/** What belongs to the addressee. */
function ownTexts({ name, items }: Addressee, { plan, issuedOn: issuedOn }: Omit<RequestContent, 'addressee'>): Set<string> {
  const identity = identityText({ version: SCHEMA_VERSION, plan: plan.id, addressee: name, issuedOn });
  const own = [name, identity, `${plan.name}: ${name}`, `Výzva k předložení podkladů: ${plan.name}`];
  for (const { measure, criterion, district, statements, previous } of items) {
    own.push(measure.code, measure.title, criterion?.number ?? '', criterion?.text ?? '');
    own.push(district, answerDigest({ ...NO_ANSWER, territory: district }));
    for (const statement of [...statements, ...previous]) {
      const given = answerOf(statement);
      own.push(...Object.values(given), `Důvod: ${given.reason}`, answerDigest(given), given.date && czechDate(given.date));
    }
  }
  return new Set([...own, answerDigest(NO_ANSWER)]);
}

/** Strings of a call that are neither shared nor the addressee's. */
function foreign(bytes: Uint8Array, shared: ReadonlySet<string>, own: ReadonlySet<string>, header: string): string[] {
  const isOwn = (text: string): boolean => own.has(text) || text.split(/\n+| · /).every((piece) => piece === '' || own.has(piece));
  return stringsOf(bytes)
    .filter(({ text }) => !shared.has(shape(text)) && !isPlace(text) && !isOwn(text) && text !== header)
    .map(({ part, text }) => `${part}: ${text}`);
}

const headerOf = (name: string): string => {
  const text = `${name}: ${COMMON.plan.name}`;
  return `&L${(text.length > 100 ? `${text.slice(0, 99)}…` : text).replace(/&/g, '&&')}&R&A`;
};
const leaks = (addressee: Addressee, shared: ReadonlySet<string>, own = ownTexts(addressee, COMMON)): string[] =>
  foreign(buildRequestWorkbook(callOf(addressee)), shared, own, headerOf(addressee.name));

describe('a call of the sample', () => {
  const { plan, exchange } = planOf(sampleWorkbook());
  const list = addressees(plan, exchange, answersOf(plan, plan)).addressees;
  const shared = sharedTexts(COMMON);

  test('holds only what is its addressee’s or everybody’s, in every part', () => {
    expect(list.length).toBeGreaterThan(30);
    expect(list.flatMap((addressee) => leaks(addressee, shared).map((text) => `${addressee.name}: ${text}`))).toEqual([]);
  });

  test('nor any e-mail, name or signature of the list of gestors', () => {
    const secrets = exchange.contacts.flatMap(({ email, short, file, confirmedBy }) => [
      email,
      file,
      confirmedBy,
      short.length > 3 ? short : '',
    ]);
    for (const addressee of list.slice(0, 5)) {
      const all = Object.values(partsOf(buildRequestWorkbook(callOf(addressee)))).join('\n');
      expect(secrets.filter((secret) => secret !== '' && all.includes(secret))).toEqual([]);
    }
  });

  test('and this would be seen: what is another’s counts as foreign', () => {
    const [first, second] = list as [Addressee, Addressee];
    const mixed: Addressee = { ...first, items: [...first.items, ...second.items] };
    expect(leaks(mixed, shared, ownTexts(first, COMMON)).length).toBeGreaterThan(0);
  });
});

test('nor does a call of any plan', () => {
  const common = { ...COMMON, municipalities: [] };
  const shared = sharedTexts(common);
  fc.assert(
    fc.property(randomPlan, ({ list }) => {
      for (const addressee of list)
        expect(
          foreign(buildRequestWorkbook({ ...common, addressee }), shared, ownTexts(addressee, common), headerOf(addressee.name)),
        ).toEqual([]);
    }),
    runs(40),
  );
});
