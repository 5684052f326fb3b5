import { countsByBody } from '../../src/core/comments/counts';
import { commentBodies } from '../../src/core/comments/rounds';
import { translator } from '../../src/i18n';
import { cliTexts } from '../../src/i18n/cli';
import { genderOf, replyOf, settlementSentence } from '../../src/i18n/settlement';
import { comment } from '../build/comments';

const t = translator('cs', cliTexts);
const english = translator('en', cliTexts);
const bodies = commentBodies([], [], []);

const DONE = {
  a: { result: 'Akceptováno', where: 'kap. 3' },
  p: { result: 'Akceptováno částečně', reason: 'jen údaj' },
  r: { result: 'Neakceptováno', reason: 'mimo období' },
  e: { result: 'Vysvětleno' },
  n: { result: 'Vzato na vědomí' },
  x: { result: 'Neakceptováno', reason: 'mimo období', kind: 'zásadní' },
  o: {},
} as const;

/** "aaap": three accepted comments and one accepted in part. */
const sentence = (what: string, who = 'Komise', language = t): string => {
  const comments = [...what].map((letter, row) => comment({ who, ...DONE[letter as keyof typeof DONE] }, row));
  return settlementSentence(countsByBody(comments, [who], bodies)[0]!, language);
};

test.each([
  ['aaaaaaaaappprr', 'Komise uplatnila 14 připomínek; 9 bylo akceptováno, 3 částečně, 2 neakceptovány s odůvodněním. Rozpor nezůstal.'],
  ['a', 'Komise uplatnila 1 připomínku; 1 byla akceptována. Rozpor nezůstal.'],
  ['aa', 'Komise uplatnila 2 připomínky; 2 byly akceptovány. Rozpor nezůstal.'],
  ['ppr', 'Komise uplatnila 3 připomínky; 2 byly akceptovány částečně, 1 neakceptována s odůvodněním. Rozpor nezůstal.'],
  ['een', 'Komise uplatnila 3 připomínky; 2 byly vysvětleny, 1 vzata na vědomí. Rozpor nezůstal.'],
  ['ax', 'Komise uplatnila 2 připomínky; 1 byla akceptována, 1 neakceptována s odůvodněním. Zůstal 1 rozpor.'],
  ['xxxxx', 'Komise uplatnila 5 připomínek; 5 nebylo akceptováno (s odůvodněním). Zůstalo 5 rozporů.'],
  ['aoo', 'Komise uplatnila 3 připomínky; 1 byla akceptována, 2 zatím nejsou vypořádány.'],
  ['o', 'Komise uplatnila 1 připomínku; 1 zatím není vypořádána.'],
  ['', 'Komise se nevyjádřila.'],
])('%s: %s', (what, text) => expect(sentence(what)).toBe(text));

test('a body that says that it has no comment has made none', () => {
  const [counts] = countsByBody([comment({ text: 'Bez připomínek' })], ['Komise'], bodies);
  expect(settlementSentence(counts!, t)).toBe('Komise neuplatnila žádnou připomínku.');
});

test.each([
  ['Komise rady pro menšiny', 'feminine'],
  ['Pracovní skupina Sociální začleňování', 'feminine'],
  ['Odbor sociálních věcí', 'masculine'],
  ['Krajský úřad Libereckého kraje', 'masculine'],
  ['Krajská hygienická stanice', 'feminine'],
  ['Statutární město Liberec', 'neuter'],
  ['MPSV', 'neuter'],
  ['Ministerstvo práce a sociálních věcí', 'neuter'],
  ['OSV', 'unknown'],
  ['Romodrom o.p.s.', 'unknown'],
  ['Člověk v tísni', 'unknown'],
  ['', 'unknown'],
])('%s is %s', (name, gender) => expect(genderOf(name)).toBe(gender));

test('a name that nothing is known of agrees with no verb', () => {
  expect(sentence('aa', 'OSV')).toBe('OSV: 2 připomínky; 2 byly akceptovány. Rozpor nezůstal.');
  expect(sentence('', 'OSV')).toBe('OSV: bez vyjádření.');
  expect(sentence('ap', 'Komise', english)).toBe('Komise made 2 comments; 1 was accepted, 1 in part. No dispute remains.');
});

test('the reply to a body: its comments in order, each with what was done with it, and no person', () => {
  const comments = [
    comment({ number: '2', text: 'Opravit rok.', measure: 'A1.1', place: 'str. 3', ...DONE.x, source: 'x.docx · Jana Nováková' }, 1),
    comment({ number: '1', text: 'Doplnit zdroj.', proposal: 'Zdroj: ČSÚ', ...DONE.a }, 0),
    comment({ number: '3', text: 'Bez připomínek' }, 2),
    comment({ number: '4', text: '=1+1' }, 3),
  ];
  const { subject, body, to } = replyOf(comments, { who: 'Komise', planName: 'Akční\nplán', to: 'k@example.cz', signature: '' }, t);
  expect({ subject, to }).toEqual({ subject: 'Vypořádání připomínek: Akční plán', to: 'k@example.cz' });
  expect(body).toBe(
    [
      'Dobrý den,',
      'děkujeme za připomínky (Komise). Vypořádali jsme je takto:',
      '1. Doplnit zdroj.\nZdroj: ČSÚ\n→ Akceptováno. Zapracováno: kap. 3.',
      '2. (A1.1, str. 3) Opravit rok.\n→ Neakceptováno. Odůvodnění: mimo období. Tato zásadní připomínka není akceptována; rádi bychom ji s vámi projednali.',
      '4. =1+1\n→ Zatím se řeší.',
      'S pozdravem',
    ].join('\n\n'),
  );
});
