import fc from 'fast-check';
import { liberecRegion } from '../../../src/core/plan/municipalities';
import { regionMunicipalities } from '../../../src/core/plan/regions/load';
import { REGIONS, type RegionId } from '../../../src/core/plan/regions/regions';
import { Gazetteer, reaches, shareOf, type Coverage } from '../../../src/core/plan/territory';
import { fold } from '../../../src/core/text/text';

const gazetteer = new Gazetteer(liberecRegion());
const codes = (text: string): string[] =>
  gazetteer
    .read(text)
    .members.map((i) => liberecRegion()[i]!.code)
    .sort();
const count = (text: string): number => gazetteer.read(text).members.length;
const problems = (text: string) => gazetteer.read(text).problems;

test('the built-in region is the 215 of the ČSÚ', () => {
  const region = liberecRegion();
  expect(region).toHaveLength(215);
  expect(new Set(region.map((m) => m.code)).size).toBe(215);
  expect(new Set(region.map((m) => m.orp)).size).toBe(10);
  expect(new Set(region.map((m) => m.pou)).size).toBe(21);
});

test.each([
  ['', false],
  ['   ', false],
  [';', false],
  ['netýká se', false],
  ['Netyka se.', false],
  ['NETÝKÁ\u00a0SE', false],
  ['Liberec', true],
  ['netýká\nse', false],
  ['netýká se; Liberec', true],
  ['Lhota', true],
])('%j is territorial: %s', (text, named) => {
  expect(gazetteer.read(text)).toMatchObject({ named, problems: text === 'Lhota' ? [expect.anything()] : [] });
});

test.each([
  ['Liberec', ['563889']],
  ['563889', ['563889']],
  ['liberec', ['563889']],
  ['  LIBEREC. ', ['563889']],
  ['Ceska Lipa', ['561380']],
  ['Česká\u00a0Lípa', ['561380']],
  ['Nové Město\npod Smrkem', ['564265']],
  ['Liberec; Ralsko', ['562017', '563889']],
  ['Liberec;Ralsko;', ['562017', '563889']],
  ['Liberec\nRalsko', ['562017', '563889']],
  ['Liberec\r\nRalsko\n', ['562017', '563889']],
  ['Pěnčín\n(Turnov); Ralsko', ['562017', '564303']],
  ['Liberec; Liberec; 563889', ['563889']],
  ['Pěnčín (Turnov)', ['564303']],
  ['pencin (turnov)', ['564303']],
  ['Pěnčín (Železný Brod)', ['563749']],
  ['564303', ['564303']],
  ['POÚ Cvikov', ['561479', '561738', '561746', '561827', '562131']],
  ['POU Cvikov', ['561479', '561738', '561746', '561827', '562131']],
  ['pou cvikov', ['561479', '561738', '561746', '561827', '562131']],
])('%j is %j', (text, expected) => {
  expect(codes(text)).toEqual(expected);
  expect(problems(text)).toEqual([]);
});

test.each([
  ['ORP Liberec', 28],
  ['ORP Česká Lípa', 41],
  ['orp ceska lipa', 41],
  ['ORP Turnov', 36],
  ['POÚ Liberec', 5],
  ['POÚ Česká Lípa', 20],
  ['ORP Turnov; Turnov; POÚ Turnov', 36],
  ['ORP Turnov; ORP Frýdlant', 54],
  ['celý kraj', 215],
  ['Celý kraj.', 215],
  ['CELY KRAJ', 215],
  ['Liberecký kraj', 215],
  ['celý kraj; Liberec', 215],
])('%j covers %i', (text, expected) => {
  expect(count(text)).toBe(expected);
  expect(problems(text)).toEqual([]);
});

test('all the ORP together, and all the POÚ together, are the region', () => {
  const all = (key: 'orp' | 'pou', word: string): string => [...new Set(liberecRegion().map((m) => `${word} ${m[key]}`))].join('; ');
  expect(count(all('orp', 'ORP'))).toBe(215);
  expect(count(all('pou', 'POÚ'))).toBe(215);
});

test('an ambiguous name is nowhere, and its candidates can be typed as they are', () => {
  expect(codes('Pěnčín')).toEqual([]);
  const [problem, ...rest] = problems('Pěnčín');
  expect(rest).toEqual([]);
  expect(problem).toEqual({ name: 'Pěnčín', kind: 'ambiguous', candidates: ['Pěnčín (Železný Brod)', 'Pěnčín (Turnov)'] });
  expect(problem!.candidates.map(codes)).toEqual([['563749'], ['564303']]);
});

test.each(['Lhota', 'ORP', 'POÚ', 'okres', '564304', 'kraj', 'Praha', '–', '- ', 'x', 'většina obcí', 'mimo Liberec', 'a', ','])(
  'unknown, without a guess: %s',
  (name) => {
    expect(gazetteer.read(name)).toEqual({ named: true, members: [], problems: [{ name: name.trim(), kind: 'unknown', candidates: [] }] });
  },
);

describe('what people write besides, where it has one meaning', () => {
  test.each([
    // the whole region
    ['všechny obce kraje', 215, 'celý kraj'],
    ['Všechny obce', 215, 'celý kraj'],
    ['všechny obce a města kraje', 215, 'celý kraj'],
    ['celé území Libereckého kraje', 215, 'celý kraj'],
    ['území Libereckého kraje', 215, 'celý kraj'],
    ['na celém území kraje', 215, 'celý kraj'],
    ['v celém kraji', 215, 'celý kraj'],
    ['celý Liberecký kraj.', 215, 'celý kraj'],
    ['celokrajsky', 215, 'celý kraj'],
    ['celý kraj (215 obcí)', 215, 'celý kraj'],
    ['všech 215 obcí', 215, 'celý kraj'],
    ['Liberecký kraj – celé území', 215, 'celý kraj'],
    ['kraj celý', 215, 'celý kraj'],
    ['všech 10 ORP', 215, 'celý kraj'],
    ['všechny okresy', 215, 'celý kraj'],
    ['všechny ORP v kraji', 215, 'celý kraj'],
    ['10 ORP Libereckého kraje', 215, 'celý kraj'],
    ['všech 215 obcí Libereckého kraje', 215, 'celý kraj'],
    ['všechny obce Libereckého kraje (215)', 215, 'celý kraj'],
    ['215 z 215 obcí', 215, 'celý kraj'],
    ['100 % obcí', 215, 'celý kraj'],
    ['celé území LK', 215, 'celý kraj'],
    ['celé území kraje (všechny ORP)', 215, 'celý kraj'],
    // abbreviations
    ['Jablonec n. N.', 1, 'Jablonec nad Nisou'],
    ['Jablonec n.N.', 1, 'Jablonec nad Nisou'],
    ['Jablonec n/N', 1, 'Jablonec nad Nisou'],
    ['Jablonec n N', 1, 'Jablonec nad Nisou'],
    ['Nové Město p. S.', 1, 'Nové Město pod Smrkem'],
    ['Nové Město p. Smrkem', 1, 'Nové Město pod Smrkem'],
    ['Č. Lípa', 1, 'Česká Lípa'],
    ['Rychnov u Jabl. n. N.', 1, 'Rychnov u Jablonce nad Nisou'],
    ['ORP Jablonec n. N.', 12, 'ORP Jablonec nad Nisou'],
    // districts
    ['obvod ORP Semily', 22, 'ORP Semily'],
    ['správní obvod ORP Turnov', 36, 'ORP Turnov'],
    ['obec s rozšířenou působností Turnov', 36, 'ORP Turnov'],
    ['všechny obce ORP Turnov', 36, 'ORP Turnov'],
    ['celé území ORP Turnov', 36, 'ORP Turnov'],
    ['SO Doksy', 12, 'POÚ Doksy'],
    ['pověřený obecní úřad Doksy', 12, 'POÚ Doksy'],
    ['okr. Liberec', 59, 'okres Liberec'],
    ['okresy Liberec a Semily', 123, 'okres Liberec; okres Semily'],
    ['ORP: Semily, Turnov', 58, 'ORP Semily; ORP Turnov'],
    ['ORP Semily a ORP Turnov', 58, 'ORP Semily; ORP Turnov'],
    ['Turnov (ORP)', 36, 'ORP Turnov'],
    ['Semily – okres', 64, 'okres Semily'],
    ['ORP Turnov – celé', 36, 'ORP Turnov'],
    ['ORP Turnov (36 obcí)', 36, 'ORP Turnov'],
    ['36 obcí ORP Turnov', 36, 'ORP Turnov'],
    ['57 obcí okresu Česká Lípa', 57, 'okres Česká Lípa'],
    ['všechny obce ve správním obvodu ORP Turnov', 36, 'ORP Turnov'],
    ['Turnov ORP', 36, 'ORP Turnov'],
    ['ORP – Turnov', 36, 'ORP Turnov'],
    ['SOORP Turnov', 36, 'ORP Turnov'],
    ['SO ORP města Turnov', 36, 'ORP Turnov'],
    // municipalities
    ['v obci Doksy', 1, 'Doksy'],
    ['na území města Liberec', 1, 'Liberec'],
    ['ve městech Liberec a Turnov', 2, 'Liberec; Turnov'],
    ['stat. město Liberec', 1, 'Liberec'],
    ['Liberec (město)', 1, 'Liberec'],
    ['Liberec – celé město', 1, 'Liberec'],
    ['celá obec Doksy', 1, 'Doksy'],
    ['563889 Liberec', 1, 'Liberec'],
    ['Liberec (563889)', 1, 'Liberec'],
    ['3 obce: Doksy, Dubá, Ralsko', 3, 'Doksy; Dubá; Ralsko'],
    ['Rokytnice nad Jiz.', 1, 'Rokytnice nad Jizerou'],
    ['město Liberec', 1, 'Liberec'],
    ['statutární město Liberec', 1, 'Liberec'],
    ['obec Doksy', 1, 'Doksy'],
    ['Pěnčín (okres Liberec)', 1, 'Pěnčín (Turnov)'],
    ['Pěnčín (okr. Jablonec n. N.)', 1, 'Pěnčín (Železný Brod)'],
    ['Pěnčín (ORP Turnov)', 1, 'Pěnčín (Turnov)'],
    ['Pěnčín – Turnov', 1, 'Pěnčín (Turnov)'],
    ['Pěnčín v okrese Liberec', 1, 'Pěnčín (Turnov)'],
    ['Pěnčín (Liberec)', 1, 'Pěnčín (Turnov)'],
    // lists
    ['Liberec, Turnov, Semily', 3, 'Liberec; Turnov; Semily'],
    ['Liberec ,turnov', 2, 'Liberec; Turnov'],
    ['Liberec a Turnov', 2, 'Liberec; Turnov'],
    ['Liberec, Turnov a Semily', 3, 'Liberec; Turnov; Semily'],
    ['Liberec/Turnov', 2, 'Liberec; Turnov'],
    ['obce: Doksy, Dubá a Ralsko', 3, 'Doksy; Dubá; Ralsko'],
    ['Hrádek n. N., Rokytnice n. J.', 2, 'Hrádek nad Nisou; Rokytnice nad Jizerou'],
    ['- Liberec\n- Turnov', 2, 'Liberec; Turnov'],
    ['Liberec\tTurnov', 2, 'Liberec; Turnov'],
    ['Liberec | Turnov', 2, 'Liberec; Turnov'],
    ['o\tLiberec\no\tTurnov', 2, 'Liberec; Turnov'],
    ['\uf0b7 Liberec\n\uf0b7 Turnov', 2, 'Liberec; Turnov'],
    ['• Liberec • Turnov', 2, 'Liberec; Turnov'],
    ['1) Liberec 2) Turnov', 2, 'Liberec; Turnov'],
    ['a) Liberec, b) Turnov', 2, 'Liberec; Turnov'],
    ['Liberec, Turnov a\nSemily', 3, 'Liberec; Turnov; Semily'],
    ['Liberec a dále Turnov', 2, 'Liberec; Turnov'],
    ['LIBEREC A TURNOV', 2, 'Liberec; Turnov'],
    ['Svor, Cvikov, Mařenice (celkem 3 obce)', 3, 'Svor; Cvikov; Mařenice'],
    ['• Liberec, • Turnov', 2, 'Liberec; Turnov'],
    ['Turnov, okres Jablonec nad Nisou', 36, 'Turnov; okres Jablonec nad Nisou'],
    ['564303, 563889', 2, 'Pěnčín (Turnov); Liberec'],
    ['Doksy; všechny obce ORP Turnov', 37, 'Doksy; ORP Turnov'],
  ])('%j covers %s and is written %j', (text, expected, canonical) => {
    expect(gazetteer.read(text)).toEqual({ named: true, members: expect.any(Array) as unknown, problems: [], canonical });
    expect(count(text)).toBe(expected);
    const written = gazetteer.read(canonical);
    expect(written).toEqual({ named: true, members: expect.any(Array) as unknown, problems: [] });
    expect([...written.members].sort()).toEqual([...gazetteer.read(text).members].sort());
  });

  test.each([
    ['okres Liberec', 59],
    ['okres Semily; Liberec', 65],
    ['SO ORP Turnov', 36],
    ['celý kraj mimo Liberec', 214],
    ['celý kraj kromě ORP Semily', 193],
    ['celý kraj (mimo Liberec)', 214],
    ['celý kraj, vyjma Liberec a Ralsko', 213],
    ['celý kraj mimo Liberec; Turnov', 213],
    ['ORP Semily mimo Bozkov; Liberec', 22],
  ])('%j covers %i as it is', (text, expected) => {
    expect(count(text)).toBe(expected);
    expect(gazetteer.read(text)).toEqual({ named: true, members: expect.any(Array) as unknown, problems: [] });
  });

  test.each([
    ['obvod Semily', 0, 'ambiguous', 'obvod Semily', ['ORP Semily', 'POÚ Semily']],
    ['ORP Semily, Turnov', 22, 'ambiguous', 'Turnov', ['ORP Turnov', 'obec Turnov']],
    ['okres Liberec, Semily', 59, 'ambiguous', 'Semily', ['okres Semily', 'obec Semily']],
    ['Pěnčín, okres Liberec', 0, 'ambiguous', 'Pěnčín, okres Liberec', ['Pěnčín (Turnov)', 'okres Liberec']],
    ['Turnov a Pěnčín', 1, 'ambiguous', 'Pěnčín', ['Pěnčín (Železný Brod)', 'Pěnčín (Turnov)']],
    ['město Pěnčín', 0, 'ambiguous', 'město Pěnčín', ['Pěnčín (Železný Brod)', 'Pěnčín (Turnov)']],
    ['Pěnčín u Turnova', 0, 'unknown', 'Pěnčín u Turnova', ['Pěnčín (Železný Brod)', 'Pěnčín (Turnov)']],
    ['Jablonec', 0, 'unknown', 'Jablonec', ['Jablonec nad Nisou', 'Jablonec nad Jizerou']],
    ['Jablonec nad Nisu', 0, 'unknown', 'Jablonec nad Nisu', ['Jablonec nad Nisou']],
    ['v Liberci', 0, 'unknown', 'v Liberci', ['Liberec']],
    ['České Lípy', 0, 'unknown', 'České Lípy', ['Česká Lípa']],
    ['Č. L.', 0, 'unknown', 'Č. L.', ['Česká Lípa']],
    ['Turnovsko', 0, 'unknown', 'Turnovsko', ['ORP Turnov', 'POÚ Turnov']],
    ['ORP Cvikov', 0, 'unknown', 'ORP Cvikov', ['POÚ Cvikov']],
    ['Turnov (okres Liberec)', 0, 'unknown', 'Turnov (okres Liberec)', ['Turnov']],
    ['obce Frýdlantska', 0, 'unknown', 'obce Frýdlantska', ['ORP Frýdlant', 'POÚ Frýdlant']],
    ['okres Jablonec', 0, 'unknown', 'okres Jablonec', ['okres Jablonec nad Nisou']],
    ['Liberec – Turnov', 0, 'unknown', 'Liberec – Turnov', ['Liberec', 'Liberec; Turnov']],
    ['na území města Liberce', 0, 'unknown', 'na území města Liberce', ['Liberec']],
    ['ORP Turnov (30 obcí)', 0, 'unknown', 'ORP Turnov (30 obcí)', ['ORP Turnov']],
    ['celý kraj (200 obcí)', 0, 'unknown', 'celý kraj (200 obcí)', ['celý kraj']],
    ['563889 Turnov', 0, 'unknown', '563889 Turnov', []],
    ['Rokytnice nad Jiz', 0, 'unknown', 'Rokytnice nad Jiz', []],
    ['celá ČR', 0, 'unknown', 'celá ČR', ['celý kraj']],
    ['v Libereckém kraji', 0, 'unknown', 'v Libereckém kraji', ['celý kraj']],
    ['9 ORP', 0, 'unknown', '9 ORP', []],
    ['214 obcí', 0, 'unknown', '214 obcí', []],
    ['21 z 215 obcí', 0, 'unknown', '21 z 215 obcí', []],
    ['90 % obcí', 0, 'unknown', '90 % obcí', []],
    ['35 obcí ORP Turnov', 0, 'unknown', '35 obcí ORP Turnov', ['ORP Turnov']],
    ['Svor, Cvikov (celkem 3 obce)', 0, 'unknown', 'Svor, Cvikov (celkem 3 obce)', []],
    ['Liberec – Turnov – Semily', 0, 'unknown', 'Liberec – Turnov – Semily', ['Liberec', 'Liberec; Turnov; Semily']],
    ['Liberec – Vratislavice nad Nisou', 0, 'unknown', 'Liberec – Vratislavice nad Nisou', ['Liberec']],
    ['Jablonec/Nisou', 0, 'unknown', 'Jablonec/Nisou', []],
    ['Liberec 1', 0, 'unknown', 'Liberec 1', ['Liberec']],
    ['Liberec XXX-Vratislavice nad Nisou', 0, 'unknown', 'Liberec XXX-Vratislavice nad Nisou', ['Liberec']],
    ['v Doksy', 0, 'unknown', 'v Doksy', ['Doksy']],
    ['není relevantní', 0, 'unknown', 'není relevantní', ['netýká se']],
    ['netýká se obcí', 0, 'unknown', 'netýká se obcí', ['netýká se']],
    ['obce kraje', 0, 'unknown', 'obce kraje', ['celý kraj']],
    ['Liberec a okolí', 1, 'unknown', 'okolí', []],
    // What is to be left out is not known: nothing is counted, rather than too much.
    ['celý kraj kromě Liberce', 0, 'unknown', 'Liberce', ['Liberec']],
    ['celý kraj mimo Liberec; Xyz', 0, 'unknown', 'Xyz', []],
  ])('%j is asked about', (text, covered, kind, name, candidates) => {
    expect(gazetteer.read(text).problems).toEqual([{ name, kind, candidates }]);
    expect(count(text)).toBe(covered);
  });

  test('each item of a list of which nothing is certain is asked about: one click must not put one name in the place of two', () => {
    expect(problems('Svor (1), Cvikov (2)')).toEqual([
      { name: 'Svor (1)', kind: 'unknown', candidates: ['Svor'] },
      { name: 'Cvikov (2)', kind: 'unknown', candidates: ['Cvikov'] },
    ]);
    expect(problems('V Liberci a Jablonci nad Nisou').map(({ candidates }) => candidates)).toEqual([['Liberec'], ['Jablonec nad Nisou']]);
  });

  test('the name of another region’s municipality is none of this one', async () => {
    const own = new Set(liberecRegion().map(({ name }) => fold(name)));
    const all = (await Promise.all(REGIONS.map(({ id }) => regionMunicipalities(id)))).flat();
    const others = all.filter(({ name }, i) => i % 4 === 0 && !own.has(fold(name)));
    expect(others.length).toBeGreaterThan(1400);
    for (const { name } of others) for (const text of [name, `${name}.`]) expect([text, gazetteer.read(text).members]).toEqual([text, []]);
  });

  test('of names that differ only in diacritics the written one is meant', () => {
    const municipality = (code: string, name: string) => ({ code, name, orp: `ORP${code}`, pou: 'x' });
    const small = new Gazetteer([
      municipality('1', 'Věžná'),
      municipality('2', 'Vězná'),
      municipality('3', 'Kámen'),
      municipality('4', 'Kamen'),
    ]);
    expect(['Věžná', 'VĚZNÁ', 'Kámen'].map((text) => small.read(text).members)).toEqual([[0], [1], [2]]);
    expect(['Vezna', 'Kamen'].map((text) => small.read(text).problems[0]!.kind)).toEqual(['ambiguous', 'ambiguous']);
  });

  test('in another region its own name is the whole, and districts are its own', async () => {
    const highlands = new Gazetteer(await regionMunicipalities('vysocina'));
    expect(highlands.read('všechny obce Kraje Vysočina')).toMatchObject({ problems: [], canonical: 'celý kraj' });
    expect(highlands.read('území Libereckého kraje').problems).toEqual([
      { name: 'území Libereckého kraje', kind: 'unknown', candidates: [] },
    ]);
    expect(highlands.read('okres Třebíč').members).toHaveLength(167);
    expect(highlands.read('Nové Město n. M.')).toMatchObject({ problems: [], canonical: 'Nové Město na Moravě' });
    expect(highlands.read('Žďár n. S., Bystřice n. P.')).toMatchObject({ canonical: 'Žďár nad Sázavou; Bystřice nad Pernštejnem' });
  });

  test('a preposition and the full stop of a sentence are no abbreviation, a hyphen may stand between spaces', async () => {
    const of = async (id: RegionId, text: string) => new Gazetteer(await regionMunicipalities(id)).read(text);
    expect(await of('kralovehradecky', 'v Poříčí')).toMatchObject({ members: [], problems: [{ kind: 'unknown' }] });
    expect(await of('stredocesky', 'Velký Bor.')).toMatchObject({ members: [], problems: [{ candidates: ['Velký Borek'] }] });
    expect(await of('jihomoravsky', 'Horní Ves.')).toMatchObject({ members: [], problems: [{ kind: 'unknown' }] });
    expect(await of('jihocesky', 'Planá/Lužnicí')).toMatchObject({ members: [], problems: [{ name: 'Planá/Lužnicí' }] });
    expect(await of('stredocesky', 'okres Praha – západ')).toMatchObject({ problems: [], canonical: 'okres Praha-západ' });
    expect(await of('stredocesky', 'Praha-západ')).toMatchObject({ problems: [], canonical: 'okres Praha-západ' });
    expect((await of('plzensky', 'Plzeň – město')).problems).toEqual([
      { name: 'Plzeň – město', kind: 'ambiguous', candidates: ['okres Plzeň-město', 'Plzeň'] },
    ]);
    expect(await of('stredocesky', 'Brandýs nad Labem')).toMatchObject({
      problems: [{ candidates: ['Brandýs nad Labem-Stará Boleslav'] }],
    });
    expect(await of('moravskoslezsky', 'Frýdek Místek')).toMatchObject({ problems: [], canonical: 'Frýdek-Místek' });
    expect(await of('jihocesky', 'vojenský újezd Boletice')).toMatchObject({ problems: [], canonical: 'Boletice' });
  });

  test('a part of a town is asked about: is the town meant?', async () => {
    const meant = async (id: RegionId, text: string): Promise<unknown> => {
      const { members, problems } = new Gazetteer(await regionMunicipalities(id)).read(text);
      return [members.length, problems.map(({ candidates }) => candidates)];
    };
    expect(await meant('praha', 'Praha 5; MČ Praha 14')).toEqual([0, [['Praha'], ['Praha']]]);
    expect(await meant('jihomoravsky', 'Brno-střed')).toEqual([0, [['Brno']]]);
    expect(await meant('moravskoslezsky', 'městský obvod Ostrava-Jih')).toEqual([0, [['Ostrava']]]);
  });

  test('a list without districts knows none', () => {
    const small = new Gazetteer([{ code: '1', name: 'Doksy', orp: 'Česká Lípa', pou: 'Doksy' }]);
    expect(small.read('okres Česká Lípa').problems).toEqual([
      { name: 'okres Česká Lípa', kind: 'unknown', candidates: ['ORP Česká Lípa'] },
    ]);
  });

  test('a plan without territory has none, whatever its texts say', () => {
    expect(new Gazetteer(null).read('Liberec; celý kraj')).toEqual({ named: false, members: [], problems: [] });
  });

  test('the name of a body is no territory: it is read as the list has it', () => {
    expect(gazetteer.readName('Liberec, Turnov').problems).toHaveLength(1);
    expect(gazetteer.readName('Liberec').members).toHaveLength(1);
  });

  test('whatever is typed, all is counted within the list and each problem is a part of the text', () => {
    const words = [
      'Liberec',
      'Pěnčín',
      'okres',
      'ORP',
      'Turnov',
      'mimo',
      'celý kraj',
      ',',
      ';',
      ' a ',
      '(',
      ')',
      '\n',
      '/',
      'n.',
      'N.',
      '-',
      '1.',
      'Xyz',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 8 }), fc.constantFrom('', ' '), (parts, between) => {
        const text = parts.join(between);
        const { members, problems, canonical } = gazetteer.read(text);
        expect(new Set(members).size).toBe(members.length);
        expect(members.every((i) => i >= 0 && i < 215)).toBe(true);
        for (const { name } of problems) expect(text.replace(/\s+/g, '')).toContain(name.replace(/\s+/g, ''));
        if (canonical !== undefined) expect([...gazetteer.read(canonical).members].sort()).toEqual([...members].sort());
      }),
    );
  });
});

test('what is wrong in a cell does not take the rest of it away', () => {
  expect(codes('Liberec; Lhota ; Pěnčín; Ralsko')).toEqual(['562017', '563889']);
  expect(problems('Liberec; Lhota ; Pěnčín; Ralsko').map((p) => [p.name, p.kind])).toEqual([
    ['Lhota', 'unknown'],
    ['Pěnčín', 'ambiguous'],
  ]);
});

test('every municipality is reached by its label and by its code', () => {
  liberecRegion().forEach(({ code }, i) => {
    expect(gazetteer.read(gazetteer.label(i)).members).toEqual([i]);
    expect(gazetteer.read(code).members).toEqual([i]);
  });
});

test('two of one name in one ORP are told apart by their codes', () => {
  const small = new Gazetteer([
    { code: '1', name: 'Lhota', orp: 'Turnov', pou: 'Turnov' },
    { code: '2', name: 'Lhota', orp: 'Turnov', pou: 'Malá Skála' },
    { code: '3', name: 'Lhota', orp: 'Semily', pou: 'Semily' },
  ]);
  expect(small.read('Lhota').problems[0]!.candidates).toEqual(['1', '2', 'Lhota (Semily)']);
  expect(small.read('Lhota (Malá Skála)').members).toEqual([1]);
  expect(small.read('Lhota (Turnov)').problems[0]).toMatchObject({ kind: 'ambiguous' });
});

test('„Liberecký kraj“ is the whole of its own list alone; „celý kraj“ of any', () => {
  const highlands = new Gazetteer([
    { code: '586846', name: 'Jihlava', orp: 'Jihlava', pou: 'Jihlava' },
    { code: '590266', name: 'Třebíč', orp: 'Třebíč', pou: 'Třebíč' },
  ]);
  expect(highlands.read('Liberecký kraj')).toEqual({
    named: true,
    members: [],
    problems: [{ name: 'Liberecký kraj', kind: 'unknown', candidates: [] }],
  });
  expect(highlands.read('celý kraj').members).toEqual([0, 1]);
  expect(new Gazetteer(liberecRegion().slice(0, 30)).read('Liberecký kraj').members).toHaveLength(30);
});

test('without a list no name can be told from another', () => {
  const nowhere = new Gazetteer([]);
  for (const text of ['celý kraj', 'Liberecký kraj', 'Jihlava; ORP Telč', 'celé město'])
    expect(nowhere.read(text)).toEqual({ named: true, members: [], problems: [] });
  expect(nowhere.read('netýká se').named).toBe(false);
});

describe('coverage', () => {
  const of = (...texts: string[]): Coverage => gazetteer.coverage(texts.map((text) => gazetteer.read(text)));

  test('is the union, counted once', () => {
    expect(of('ORP Turnov', 'Turnov; Liberec')).toMatchObject({ covered: 37, total: 215 });
    expect(of()).toMatchObject({ covered: 0, total: 215 });
    expect(of('celý kraj')).toMatchObject({ covered: 215, total: 215, missing: [] });
  });

  test('names what is missing', () => {
    const all = liberecRegion().map((m) => m.code);
    expect(of(all.filter((code) => code !== '563889' && code !== '564303').join('; ')).missing).toEqual(['563889', '564303']);
  });

  test('covered and missing are always the whole', () => {
    const name = fc.constantFrom('ORP Turnov', 'POÚ Doksy', 'Liberec', 'Pěnčín', 'Lhota', 'ORP Frýdlant', 'netýká se', 'Ralsko');
    fc.assert(
      fc.property(fc.array(name), fc.array(name), (some, others) => {
        const { covered, total, missing } = of(some.join('; '), others.join(';'));
        expect(covered + missing.length).toBe(total);
        expect(of(...others, ...some)).toMatchObject({ covered, total, missing });
        expect(of(...some).covered).toBeLessThanOrEqual(covered);
      }),
    );
  });

  test.each([
    [194, 215, 0.9, true],
    [193, 215, 0.9, false],
    [189, 210, 0.9, true],
    [188, 210, 0.9, false],
    [215, 215, 1, true],
    [214, 215, 1, false],
    // shares that are not exact in binary
    [7, 10, 0.7, true],
    [29, 100, 0.29, true],
    // thresholds that a formula in the cell has computed
    [3, 10, 0.1 + 0.2, true],
    [9, 10, 1.1 - 0.2, true],
    [0, 0, 0.9, false],
  ])('%i of %i against %d: %s', (covered, total, threshold, expected) => {
    expect(reaches({ covered, total }, threshold)).toBe(expected);
  });

  test('the share of a region without municipalities is nothing, not NaN', () => {
    expect(shareOf({ covered: 0, total: 0 })).toBe(0);
    expect(shareOf({ covered: 43, total: 215 })).toBe(0.2);
  });
});
