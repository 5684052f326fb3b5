import { namesPerson } from '../../../src/core/text/person';

test.each([
  'Jan Novák',
  'Nováková Jana',
  'Mgr. Petra Nováková',
  'Ing. arch. Karel Dvořák, Ph.D.',
  'zajistí JUDr. Malá',
  'Jana Nováková-Malá',
  'Svoboda, Petr',
  'Petr Svoboda, DiS.',
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
])('%s is none', (text) => expect(namesPerson(text)).toBe(false));
