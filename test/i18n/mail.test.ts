import fc from 'fast-check';
import type { Addressee } from '../../src/core/people/addressees';
import { translator } from '../../src/i18n';
import { mailOf, mailtoOf, type Letter, type Mail } from '../../src/i18n/mail';
import { contact, measure } from '../build/plans';

const t = translator('cs');
const item = { measure: measure('A1.1'), criterion: null, role: 'lead', district: '', statements: [], previous: [], last: null } as const;
const addressee = (email: string, count = 1): Addressee => ({
  key: 'odbor',
  name: 'Odbor školství',
  contact: contact('Odbor školství', { email }),
  items: Array.from({ length: count }, () => item),
});
const letter: Letter = {
  kind: 'request',
  planName: 'Akční plán 2024-2025',
  deadline: '2026-01-31',
  file: 'vyzva-odbor-skolstvi.xlsx',
  returnTo: 'plan@example.cz',
  signature: '',
};
const opened = (link: string): { to: string; subject: string; body: string } => {
  const url = new URL(link);
  return { to: url.pathname, subject: url.searchParams.get('subject')!, body: url.searchParams.get('body')! };
};

test('says what is wanted, by when, where to send it, and the numeral agrees', () => {
  const { to, subject, body } = mailOf(addressee('skolstvi@example.cz', 3), letter, t);
  expect({ to, subject }).toEqual({ to: 'skolstvi@example.cz', subject: 'Výzva k předložení podkladů: Akční plán 2024-2025' });
  for (const said of [
    'Dobrý den,',
    'prosíme Odbor školství o podklady k vyhodnocení Akčního plánu 2024-2025 (3 kritéria).',
    'vyzva-odbor-skolstvi.xlsx',
    '31. 1. 2026',
    'plan@example.cz',
  ])
    expect(body).toContain(said);
  expect(mailOf(addressee('', 1), letter, t).body).toContain('(1 kritérium)');
  expect(mailOf(addressee('', 12), letter, t).body).toContain('(12 kritérií)');
});

test.each([
  ['Město Semily', 'prosíme Město Semily o podklady'],
  ['Statutární město Liberec', 'prosíme Statutární město Liberec o podklady'],
  ['MPSV', 'prosíme MPSV o podklady'],
  ['Charita Liberec', 'prosíme o podklady k vyhodnocení Akčního plánu 2024-2025 (1 kritérium). Adresát: Charita Liberec.'],
  ['Krajská nemocnice Liberec', 'Adresát: Krajská nemocnice Liberec.'],
  ['Diecézní charita', 'Adresát: Diecézní charita.'],
])('nobody is asked in a wrong case: %s', (name, said) => {
  expect(mailOf({ ...addressee(''), name }, letter, t).body).toContain(said);
});

test('a plan of another name keeps it, and the signature stands at the end', () => {
  const { body } = mailOf(addressee(''), { ...letter, planName: 'Strategie 2030', signature: ' Jana Nová\n485 226 111 ' }, t);
  expect(body).toContain('k vyhodnocení plánu „Strategie 2030“');
  expect(body.endsWith('Děkujeme.\n\nJana Nová\n485 226 111')).toBe(true);
});

test('a reminder where no call is known names no empty file', () => {
  const { body } = mailOf(addressee(''), { ...letter, kind: 'reminder', file: '' }, t);
  expect(body).not.toMatch(/Sešit {1,2}jsme/);
  expect(body).toContain('Nemáte-li sešit k vyplnění');
});

test('without a deadline and an address it says neither, and asks for a reply', () => {
  const { body } = mailOf(addressee(''), { ...letter, deadline: null, returnTo: '' }, t);
  expect(body).not.toContain('Termín');
  expect(body).toContain('v odpovědi na tento e-mail');
});

test('a reminder says that nothing came, and is polite to those who have answered', () => {
  const { subject, body } = mailOf(addressee('', 2), { ...letter, kind: 'reminder' }, t);
  expect(subject).toMatch(/^Připomenutí/);
  expect(body).toContain('zatím nedostali');
  expect(body).toContain('děkujeme');
});

test('in English from the same keys', () => {
  const { subject, body } = mailOf(addressee('', 2), letter, translator('en'));
  expect(subject).toBe('Call for statements: Akční plán 2024-2025');
  expect(body).toContain('2 criteria');
});

test.each([
  ['a@b.cz; c@d.cz', 'a@b.cz,c@d.cz'],
  ['Jana Nováková <jana@urad.cz>', 'jana@urad.cz'],
  ['a@b.cz?cc=zly@example.org', ''],
  ['není', ''],
])('of the cell %p the addresses are %p', (cell, to) => {
  expect(mailOf(addressee(cell), letter, t).to).toBe(to);
});

test('a name cannot add anything to the link, nor a line to the subject', () => {
  const mail = mailOf(addressee('a&b@example.cz'), { ...letter, planName: 'Plán\r\nBcc: x@y.z&cc=x@y.z\u202e?#' }, t);
  expect(mail.subject).toBe('Výzva k předložení podkladů: Plán Bcc: x@y.z&cc=x@y.z ?#');
  const link = mailtoOf(mail);
  expect([...new URL(link).searchParams.keys()]).toEqual(['subject', 'body']);
  expect(opened(link).subject).toBe(mail.subject);
  expect(new URL(link).pathname).toBe('a%26b@example.cz');
});

test('the usual letter fits the link whole, its lines ended as mail wants', () => {
  const mail = mailOf(addressee('skolstvi@example.cz', 12), letter, t);
  expect(opened(mailtoOf(mail)).body).toBe(mail.body.replace(/\n/g, '\r\n'));
});

test('any letter gives a link of a length that programs take, cut at a word', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), fc.string({ unit: 'binary', maxLength: 300 }), (body, subject) => {
      const mail: Mail = { to: 'a@b.cz', subject, body };
      const link = mailtoOf(mail);
      expect(link.length).toBeLessThanOrEqual(Math.max(1900, mailtoOf({ ...mail, body: '' }).length + 9));
      const cut = opened(link).body;
      const whole = body.replace(/\r\n?|\n/g, '\r\n').replace(/\p{Cs}/gu, '\ufffd');
      expect(cut === whole || whole.startsWith(cut.replace(/…$/, ''))).toBe(true);
    }),
  );
});
