import { namesPerson, namesPersonAsBody } from '../../../src/core/text/person';

test.each([
  'Jan Novák',
  'Nováková Jana',
  'Mgr. Petra Nováková',
  'Ing. arch. Karel Dvořák, Ph.D.',
  'zajistí JUDr. Malá',
  'Jana Nováková-Malá',
  'Svoboda, Petr',
  'Petr Svoboda, DiS.',
  'NOVÁKOVÁ Jana',
  'JAN NOVÁK',
  'Mgr Petra Nováková',
  'Novák, Ing.',
  'Dvořáková Bc.',
  'zajistí paní Nováková',
  'pan Dvořák z odboru',
])('%s is a person', (text) => expect(namesPerson(text)).toBe(true));

test.each([
  'Odbor sociálních věcí',
  'OSV',
  'Město Semily',
  'Jablonec nad Nisou',
  'Člověk v tísni',
  'Dům dětí Jana Amose Komenského',
  'Liberec Turnov',
  'Naděje',
  'Provozovat poradnu pro zadlužené',
  'Karel',
  '',
  'A. Bydlení',
  'Podpora Mgr. studia',
  'KRAJSKÝ ÚŘAD',
  'Obce Nový Bor, Svatý Jan, Semily',
  'Péče o paní a pány',
])('%s is none', (text) => expect(namesPerson(text)).toBe(false));

test.each([
  'Jana Nováková, OSV',
  'Odbor sociálních věcí (Jana Nováková)',
  'OSV – Jana Nováková',
  'Vedoucí: Nováková Jana',
  'Jan Novák za odbor školství',
  'J. Novák',
  'NOVÁK J.',
  'p. Dvořák',
  'OSV/Jan Novák',
])('%s in the place of a body is a person', (text) => expect(namesPersonAsBody(text)).toBe(true));

test.each([
  'Odbor sociálních věcí',
  'Základní škola Jana Husa Liberec',
  'Nadace Terezy Maxové dětem',
  'Lomnice n. P.',
  'Krajský úřad – OSV',
  'Komise rady pro menšiny, cizince a začleňování',
  'Město Semily, Město Turnov',
  'MŠMT / MPSV',
])('%s in the place of a body is none', (text) => expect(namesPersonAsBody(text)).toBe(false));
