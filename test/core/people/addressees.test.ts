import fc from 'fast-check';
import { addressees, type Addressee } from '../../../src/core/people/addressees';
import type { Contact } from '../../../src/core/exchange/exchange';
import { returnBoard } from '../../../src/core/exchange/board';
import { liberecRegion } from '../../../src/core/plan/municipalities';
import { Gazetteer } from '../../../src/core/plan/territory';
import { contact, criterion, exchange, measure, plan, statement } from '../../build/plans';
import { answersOf } from '../../build/requests';

const codeOf = (name: string, orp = name): string => liberecRegion().find((m) => m.name === name && (m.orp === orp || orp === name))!.code;

/** "Semily: A1.1/1 lead, A1.1/2 partner" */
const told = (list: readonly Addressee[]): Record<string, string[]> =>
  Object.fromEntries(
    list.map(({ name, items }) => [name, items.map(({ measure: m, criterion: c, role }) => `${m.code}/${c?.number ?? '–'} ${role}`)]),
  );

test('leads and partners answer every criterion of their measures, in the order of the plan', () => {
  const { addressees: list, problems } = addressees(
    plan({
      measures: [
        measure('A1.2', { lead: 'Odbor školství, mládeže a sportu', partners: 'OSV; Úřad práce' }),
        measure('A1.1', { lead: 'osv' }),
      ],
      criteria: [criterion('A1.1', '1'), criterion('A1.2', '1'), criterion('A1.2', '2')],
    }),
    exchange({ contacts: [contact('Odbor sociálních věcí', { short: 'OSV' })] }),
  );
  expect(told(list)).toEqual({
    'Odbor školství, mládeže a sportu': ['A1.2/1 lead', 'A1.2/2 lead'],
    'Odbor sociálních věcí': ['A1.2/1 partner', 'A1.2/2 partner', 'A1.1/1 lead'],
    'Úřad práce': ['A1.2/1 partner', 'A1.2/2 partner'],
  });
  expect(list.map(({ contact: known }) => known?.row ?? null)).toEqual([null, 0, null]);
  expect(problems).toEqual([]);
});

test('a measure without criteria is one question; a repeated criterion or measure is asked once', () => {
  const { addressees: list } = addressees(
    plan({
      measures: [measure('A1.1'), measure('a1.1', { lead: 'Jiný odbor' }), measure('A1.2')],
      criteria: [criterion('A1.1', '1'), criterion('A1.1', ' 1'), criterion('B9.9', '1')],
    }),
    exchange(),
  );
  expect(told(list)).toEqual({ OSV: ['A1.1/1 lead', 'A1.2/– lead'] });
});

test('somebody who is lead and partner is asked once, as lead', () => {
  const { addressees: list } = addressees(plan({ measures: [measure('A1.1', { lead: 'OSV', partners: 'OSV;\nosv\u200b' })] }), exchange());
  expect(told(list)).toEqual({ OSV: ['A1.1/– lead'] });
});

test('whoever has answered is asked again, with the answer at hand', () => {
  const { addressees: list } = addressees(
    plan({
      measures: [measure('A1.1')],
      criteria: [criterion('A1.1')],
      statements: [
        statement('A1.1', '1', { submitter: 'Komunitní centrum', description: 'Běží.' }),
        statement('Z9', '1', { submitter: 'Nikdo' }),
      ],
    }),
    exchange(),
  );
  expect(told(list)).toEqual({ OSV: ['A1.1/1 lead'], 'Komunitní centrum': ['A1.1/1 submitter'] });
  expect(list[1]!.items[0]!.statements.map(({ description }) => description)).toEqual(['Běží.']);
});

describe('municipalities', () => {
  const territorial = [statement('A1.1', '1', { submitter: 'OSV', territory: 'ORP Turnov' })];
  const measures = [measure('A1.1'), measure('A1.2')];
  const criteria = [criterion('A1.1'), criterion('A1.2')];

  test('an addressed one answers what is judged by territory', () => {
    const { addressees: list } = addressees(
      plan({ measures, criteria, statements: territorial }),
      exchange({ addressed: [codeOf('Semily')] }),
    );
    expect(told(list)['Semily']).toEqual(['A1.1/1 municipality']);
  });

  test('its office in tblGestori is the same one', () => {
    const { addressees: list } = addressees(
      plan({
        measures: [measure('A1.1', { partners: 'Semily' })],
        statements: [statement('A1.1', '', { submitter: 'Městský úřad Semily', territory: 'Semily' })],
      }),
      exchange({ addressed: [codeOf('Semily')], contacts: [contact('Město Semily')] }),
    );
    expect(told(list)).toEqual({ OSV: ['A1.1/– lead'], 'Město Semily': ['A1.1/– partner'] });
    expect(list[1]!.items[0]!.statements).toHaveLength(1);
  });

  test.each([
    ['obce', ['Semily', 'Doksy', 'Háje nad Jizerou']],
    ['Obce s rozšířenou působností', ['Semily']],
    ['ORP', ['Semily']],
    ['POÚ', ['Semily', 'Doksy']],
    ['obce II. a III. typu', ['Semily', 'Doksy']],
  ])('"%s" in the place of a partner means the addressed ones of that kind', (word, names) => {
    const { addressees: list } = addressees(
      plan({ measures: [measure('A1.1', { partners: word })] }),
      exchange({ addressed: ['Semily', 'Doksy', 'Háje nad Jizerou'].map((name) => codeOf(name, name === 'Semily' ? name : undefined)) }),
    );
    expect(list.map(({ name }) => name).filter((name) => name !== 'OSV')).toEqual(expect.arrayContaining(names));
    expect(list).toHaveLength(names.length + 1);
  });

  test('the two Pěnčíns are two addressees, and an office of that name alone is neither', () => {
    const pencins = liberecRegion().filter(({ name }) => name === 'Pěnčín');
    const { addressees: list, problems } = addressees(
      plan({
        measures: [measure('A1.1', { partners: 'Obec Pěnčín; Pěnčín (Turnov)' })],
        statements: [statement('A1.1', '', { territory: 'celý kraj' })],
      }),
      exchange({ addressed: pencins.map(({ code }) => code) }),
    );
    expect(list.map(({ name }) => name).sort()).toEqual(['OSV', 'Obec Pěnčín', 'Pěnčín (Turnov)', 'Pěnčín (Železný Brod)'].sort());
    expect(problems).toEqual([{ code: 'ambiguousName', name: 'Obec Pěnčín', candidates: ['Pěnčín (Železný Brod)', 'Pěnčín (Turnov)'] }]);
  });

  test('one call to what may be several bodies is asked about; one that tblGestori lists is one', () => {
    const name = 'Statutární město Liberec, Město Semily';
    const both = [measure('A1.1', { lead: name }), measure('A1.2', { partners: `${name}; MPSV - MŠMT` })];
    const asked = (contacts: Contact[] = []) =>
      addressees({ ...plan({ measures: both }), municipalities: [] }, exchange({ contacts })).problems;
    expect(asked()).toEqual([
      { code: 'severalNames', name, parts: ['Statutární město Liberec', 'Město Semily'], row: 0, column: 'lead' },
      { code: 'severalNames', name: 'MPSV - MŠMT', parts: ['MPSV', 'MŠMT'], row: 1, column: 'partners' },
    ]);
    expect(asked([contact(name)]).map((problem) => 'name' in problem && problem.name)).toEqual(['MPSV - MŠMT']);
    // Where both are known there is nothing to ask: each gets a call.
    expect(addressees(plan({ measures: both }), exchange()).problems.map((problem) => 'name' in problem && problem.name)).toEqual([
      'MPSV - MŠMT',
    ]);
  });

  test.each([
    ['OSV', 'Odbor sociálních věcí', true],
    ['OŠMTS', 'Odbor školství, mládeže, tělovýchovy a sportu', true],
    ['OŠMTAS', 'Odbor školství, mládeže, tělovýchovy a sportu', true],
    ['OSV', 'Odbor sportu', false],
    ['Osv', 'Odbor sociálních věcí', false],
    ['OSV', 'Odbor sociálních věcí a zdravotnictví', false],
  ])('%s beside %s may be one body: %s', (short, name, isAsked) => {
    const both = plan({ measures: [measure('A1.1', { lead: short }), measure('A1.2', { lead: name })] });
    const problems = (contacts: Contact[]) => addressees(both, exchange({ contacts })).problems;
    expect(problems([])).toEqual(isAsked ? [{ code: 'sameBody', name: short, other: name }] : []);
    // Said to be one, or two.
    expect(problems([contact(name, { short })])).toEqual([]);
    expect(problems([contact(short)])).toEqual([]);
  });

  test('one with nothing to answer is named, not passed over in silence', () => {
    const { problems } = addressees(plan({ measures, criteria }), exchange({ addressed: [codeOf('Doksy', 'Česká Lípa')] }));
    expect(problems).toEqual([{ code: 'nothingToAnswer', name: 'Doksy' }]);
  });
});

test('a municipality is asked for its own territory where a criterion is judged by territory, and nowhere else', () => {
  const { addressees: list } = addressees(
    plan({
      measures: [measure('A1.1', { partners: 'Město Doksy; Tachov; Pěnčín (Turnov)' }), measure('A1.2', { lead: 'Město Doksy' })],
      statements: [statement('A1.1', '', { territory: 'ORP Turnov' })],
    }),
    exchange(),
  );
  const districts = (name: string): string[] => list.find((one) => one.name === name)!.items.map(({ district }) => district);
  expect(districts('Město Doksy')).toEqual(['POÚ Doksy', '']);
  expect(districts('Tachov')).toEqual(['Tachov']);
  expect(districts('Pěnčín (Turnov)')).toEqual(['Pěnčín (Turnov)']);
  expect(districts('OSV')).toEqual(['']);
});

test('the districts of all seats together are the region, each municipality once', () => {
  const gazetteer = new Gazetteer(liberecRegion());
  const seats = liberecRegion().flatMap(({ name, pou }, i) => (name === pou ? [i] : []));
  const members = seats.flatMap((i) => gazetteer.read(gazetteer.districtOf(i)).members);
  expect(members).toHaveLength(liberecRegion().length);
  expect(new Set(members).size).toBe(liberecRegion().length);
});

test('a measure without a lead is named with its row', () => {
  const { problems } = addressees(plan({ measures: [measure('A1.1'), measure('A1.2', { lead: ' ; ' })] }), exchange());
  expect(problems).toEqual([{ code: 'measureWithoutLead', measure: 'A1.2', row: 1 }]);
});

test('the last period’s answers stand beside, those of this one in their place', () => {
  const last = plan({ measures: [measure('A1.1')], statements: [statement('A1.1', '', { submitter: 'osv', description: 'Loni.' })] });
  const { addressees: list } = addressees(
    plan({ measures: [measure('A1.1')] }),
    exchange(),
    answersOf(plan({ measures: [measure('A1.1')] }), last),
  );
  expect(list[0]!.items[0]).toMatchObject({ statements: [], previous: [{ description: 'Loni.' }] });
});

test('every body named in a measure answers each of its criteria exactly once, and nobody else does', () => {
  const name = fc.constantFrom('OSV', 'Odbor školství, mládeže', 'Město Turnov', 'ÚP', 'osv', 'Turnov');
  const body = (typed: string): string => ({ OSV: 'osv', osv: 'osv', 'Město Turnov': 'turnov', Turnov: 'turnov' })[typed] ?? typed;
  const random = fc.uniqueArray(
    fc.record({
      code: fc.constantFrom('A1', 'A2', 'A3', 'B1'),
      lead: name,
      partners: fc.array(name, { maxLength: 3 }),
      criteria: fc.uniqueArray(fc.constantFrom('1', '2', '3')),
    }),
    { selector: ({ code }) => code, minLength: 1 },
  );
  fc.assert(
    fc.property(random, (measures) => {
      const { addressees: list } = addressees(
        plan({
          measures: measures.map(({ code, lead, partners }) => measure(code, { lead, partners: partners.join('; ') })),
          criteria: measures.flatMap(({ code, criteria }) => criteria.map((number) => criterion(code, number))),
        }),
        exchange(),
      );
      const asked = list.flatMap(({ name: who, items }) =>
        items.map((item) => `${body(who)} ${item.measure.code} ${item.criterion?.number ?? ''}`),
      );
      const expected = measures.flatMap(({ code, lead, partners, criteria }) =>
        [...new Set([lead, ...partners].map(body))].flatMap((who) =>
          (criteria.length ? criteria : ['']).map((number) => `${who} ${code} ${number}`),
        ),
      );
      expect(asked.sort()).toEqual(expected.sort());
    }),
  );
});

describe('the return board', () => {
  const two = plan({
    measures: [measure('A1.1')],
    criteria: [criterion('A1.1', '1'), criterion('A1.1', '2')],
    statements: [statement('A1.1', '1'), statement('A1.1', '2', { relation: 'Částečný', reason: '' })],
  });
  const line = (over: Parameters<typeof contact>[1], deadline: string | null = '2026-01-31') => {
    const told = exchange({ contacts: [contact('OSV', over)], deadline });
    return returnBoard(addressees(two, told).addressees, told, '2026-02-01')[0]!;
  };

  test('counts complete answers of those asked for', () => {
    expect(line({ called: '2026-01-05', returned: '2026-01-20' })).toMatchObject({ complete: 1, asked: 2, overdue: false });
  });

  test.each([
    ['called and silent after the deadline', { called: '2026-01-05' }, '2026-01-31', true],
    ['on the day of the deadline there is still time', { called: '2026-01-05' }, '2026-02-01', false],
    ['called again after an answer to an earlier call', { called: '2026-01-25', returned: '2026-01-20' }, '2026-01-31', true],
    ['answered on the day of the call', { called: '2026-01-25', returned: '2026-01-25' }, '2026-01-31', false],
    ['not called', {}, '2026-01-31', false],
    ['no deadline', { called: '2026-01-05' }, null, false],
  ] as const)('overdue: %s', (_, over, deadline, overdue) => {
    expect(line(over, deadline).overdue).toBe(overdue);
  });
});
