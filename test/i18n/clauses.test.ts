import type { Tally } from '../../src/core/plan/level';
import { INTERPRETATIONS, prevailing, type Interpretation } from '../../src/core/rules/interpretation';
import { translator } from '../../src/i18n';
import { rulingText } from '../../src/i18n/judgment';
import { clauseSentence } from '../../src/i18n/sentences';

/** What a sentence claims, by its words alone: the test knows nothing of which clause it was made of. */
type Claim = readonly [RegExp, (tally: Tally, ...numbers: number[]) => boolean];

const most = ({ fulfilled, partial, unfulfilled }: Tally): boolean => fulfilled > partial && fulfilled > unfulfilled;
const majority = ({ fulfilled, partial, unfulfilled }: Tally): boolean => fulfilled > partial + unfulfilled;
const some = ({ fulfilled, partial }: Tally): number => fulfilled + partial;
/** The counts at the end of a whole sentence are those of the tally. */
const counts = ({ fulfilled, partial, unfulfilled }: Tally, p = -1, c = -1, n = -1): boolean =>
  p === fulfilled && c === partial && n === unfulfilled;

const CS_COUNTS = 'plněno (\\d+), částečně (\\d+), neplněno (\\d+)\\.$';
const EN_COUNTS = 'fulfilled (\\d+), partly (\\d+), not (\\d+)\\.$';
const CLAIMS: Readonly<Record<'cs' | 'en', readonly Claim[]>> = {
  cs: [
    [new RegExp(`^Plněná kritéria převažují: ${CS_COUNTS}`), (t, ...n) => majority(t) && counts(t, ...n)],
    [new RegExp(`^Plněných kritérií je nejvíc: ${CS_COUNTS}`), (t, ...n) => most(t) && counts(t, ...n)],
    [
      new RegExp(`^Alespoň částečně plněná kritéria převažují nad neplněnými, plněná nemají většinu: ${CS_COUNTS}`),
      (t, ...n) => some(t) > t.unfulfilled && !majority(t) && counts(t, ...n),
    ],
    [
      new RegExp(`^Alespoň částečně plněná kritéria převažují nad neplněnými, plněných však není nejvíc: ${CS_COUNTS}`),
      (t, ...n) => some(t) > t.unfulfilled && !most(t) && counts(t, ...n),
    ],
    [
      new RegExp(`^Plněných kritérií je víc než neplněných, nemají však většinu: ${CS_COUNTS}`),
      (t, ...n) => t.fulfilled > t.unfulfilled && !majority(t) && counts(t, ...n),
    ],
    [
      new RegExp(`^Žádné kritérium není neplněno, plněná však nemají většinu: ${CS_COUNTS}`),
      (t, ...n) => t.unfulfilled === 0 && !majority(t) && counts(t, ...n),
    ],
    [new RegExp(`^Alespoň jedno kritérium je plněno nebo plněno částečně: ${CS_COUNTS}`), (t, ...n) => some(t) > 0 && counts(t, ...n)],
    [
      new RegExp(`^Plněná a částečně plněná kritéria nepřevažují nad neplněnými: ${CS_COUNTS}`),
      (t, ...n) => some(t) <= t.unfulfilled && counts(t, ...n),
    ],
    [new RegExp(`^Plněných kritérií není víc než neplněných: ${CS_COUNTS}`), (t, ...n) => t.fulfilled <= t.unfulfilled && counts(t, ...n)],
    [new RegExp(`^Žádné kritérium není plněno ani plněno částečně: ${CS_COUNTS}`), (t, ...n) => some(t) === 0 && counts(t, ...n)],
    [/^plněných \((\d+)\) je víc než ostatních \((\d+)\)$/, (t, p, o) => p === t.fulfilled && o === t.partial + t.unfulfilled && p > o],
    [
      /^plněných \((\d+)\) je víc než částečně plněných \((\d+)\) i než neplněných \((\d+)\)$/,
      (t, p, c, n) => counts(t, p, c, n) && p > c && p > n,
    ],
    [
      /^plněných a částečně plněných \((\d+)\) je víc než neplněných \((\d+)\)$/,
      (t, s, n) => s === some(t) && n === t.unfulfilled && s > n,
    ],
    [
      /^plněných a částečně plněných \((\d+)\) není víc než neplněných \((\d+)\)$/,
      (t, s, n) => s === some(t) && n === t.unfulfilled && s <= n,
    ],
    [/^plněných \((\d+)\) je víc než neplněných \((\d+)\)$/, (t, p, n) => p === t.fulfilled && n === t.unfulfilled && p > n],
    [/^plněných \((\d+)\) není víc než neplněných \((\d+)\)$/, (t, p, n) => p === t.fulfilled && n === t.unfulfilled && p <= n],
    [/^neplněných je (\d+)$/, (t, n) => n === 0 && t.unfulfilled === 0],
    [/^plněných nebo částečně plněných je aspoň jedno \((\d+)\)$/, (t, s) => s === some(t) && s > 0],
    [/^plněných \((\d+)\) není nejvíc$/, (t, p) => p === t.fulfilled && !most(t)],
    [/^není plněno nic, ani částečně$/, (t) => some(t) === 0],
  ],
  en: [
    [new RegExp(`^Fulfilled criteria prevail: ${EN_COUNTS}`), (t, ...n) => majority(t) && counts(t, ...n)],
    [new RegExp(`^Fulfilled criteria are the largest group: ${EN_COUNTS}`), (t, ...n) => most(t) && counts(t, ...n)],
    [
      new RegExp(`^Criteria fulfilled at least partly outnumber the others, fulfilled ones have no majority: ${EN_COUNTS}`),
      (t, ...n) => some(t) > t.unfulfilled && !majority(t) && counts(t, ...n),
    ],
    [
      new RegExp(
        `^Criteria fulfilled at least partly outnumber the others, but the fulfilled ones are not the largest group: ${EN_COUNTS}`,
      ),
      (t, ...n) => some(t) > t.unfulfilled && !most(t) && counts(t, ...n),
    ],
    [
      new RegExp(`^Fulfilled criteria outnumber the unfulfilled ones but have no majority: ${EN_COUNTS}`),
      (t, ...n) => t.fulfilled > t.unfulfilled && !majority(t) && counts(t, ...n),
    ],
    [
      new RegExp(`^No criterion is unfulfilled, but the fulfilled ones have no majority: ${EN_COUNTS}`),
      (t, ...n) => t.unfulfilled === 0 && !majority(t) && counts(t, ...n),
    ],
    [new RegExp(`^At least one criterion is fulfilled or partly fulfilled: ${EN_COUNTS}`), (t, ...n) => some(t) > 0 && counts(t, ...n)],
    [
      new RegExp(`^Fulfilled and partly fulfilled criteria do not outweigh the unfulfilled ones: ${EN_COUNTS}`),
      (t, ...n) => some(t) <= t.unfulfilled && counts(t, ...n),
    ],
    [
      new RegExp(`^Fulfilled criteria do not outnumber the unfulfilled ones: ${EN_COUNTS}`),
      (t, ...n) => t.fulfilled <= t.unfulfilled && counts(t, ...n),
    ],
    [new RegExp(`^No criterion is fulfilled, not even partly: ${EN_COUNTS}`), (t, ...n) => some(t) === 0 && counts(t, ...n)],
    [
      /^fulfilled ones \((\d+)\) are more than the rest \((\d+)\)$/,
      (t, p, o) => p === t.fulfilled && o === t.partial + t.unfulfilled && p > o,
    ],
    [
      /^fulfilled ones \((\d+)\) are more than partly fulfilled \((\d+)\) and more than unfulfilled ones \((\d+)\)$/,
      (t, p, c, n) => counts(t, p, c, n) && p > c && p > n,
    ],
    [
      /^fulfilled and partly fulfilled ones \((\d+)\) are more than unfulfilled ones \((\d+)\)$/,
      (t, s, n) => s === some(t) && n === t.unfulfilled && s > n,
    ],
    [
      /^fulfilled and partly fulfilled ones \((\d+)\) are not more than unfulfilled ones \((\d+)\)$/,
      (t, s, n) => s === some(t) && n === t.unfulfilled && s <= n,
    ],
    [/^fulfilled ones \((\d+)\) are more than unfulfilled ones \((\d+)\)$/, (t, p, n) => p === t.fulfilled && n === t.unfulfilled && p > n],
    [
      /^fulfilled ones \((\d+)\) are not more than unfulfilled ones \((\d+)\)$/,
      (t, p, n) => p === t.fulfilled && n === t.unfulfilled && p <= n,
    ],
    [/^unfulfilled ones are (\d+)$/, (t, n) => n === 0 && t.unfulfilled === 0],
    [/^at least one is fulfilled or partly fulfilled \((\d+)\)$/, (t, s) => s === some(t) && s > 0],
    [/^fulfilled ones \((\d+)\) are not the largest group$/, (t, p) => p === t.fulfilled && !most(t)],
    [/^none is fulfilled, not even partly$/, (t) => some(t) === 0],
  ],
};

function* tallies(): Generator<Tally> {
  for (let fulfilled = 0; fulfilled <= 5; fulfilled++)
    for (let partial = 0; partial <= 5; partial++)
      for (let unfulfilled = 0; unfulfilled <= 5; unfulfilled++)
        if (fulfilled + partial + unfulfilled > 0) yield { fulfilled, partial, unfulfilled };
}

/** The sentence with its tally where it is untrue, or says something that the table does not know. */
function untrue(sentence: string, tally: Tally, language: 'cs' | 'en'): string[] {
  const said = sentence.replace(/\u00a0/g, ' ');
  const claims = CLAIMS[language].filter(([words]) => words.test(said));
  const numbers = (words: RegExp): number[] => (words.exec(said) ?? []).slice(1).map(Number);
  const isTrue = claims.length === 1 && claims.every(([words, holds]) => holds(tally, ...numbers(words)));
  return isTrue ? [] : [`${said} · ${Object.values(tally).join(',')}`];
}

const BOTH = (['cs', 'en'] as const).flatMap((language) => INTERPRETATIONS.map((reading) => [language, reading] as const));

describe.each(BOTH)('%s, %s', (language, reading: Interpretation) => {
  const t = translator(language);

  test('the sentence about the criteria is true of every tally', () => {
    expect([...tallies()].flatMap((tally) => untrue(clauseSentence(prevailing(tally, reading).clause, tally, t), tally, language))).toEqual(
      [],
    );
  });

  test('so is the short one that explains what is borderline', () => {
    const text = (tally: Tally): string => rulingText({ ...prevailing(tally, reading), tally, of: 'criteria' }, t);
    expect([...tallies()].flatMap((tally) => untrue(text(tally), tally, language))).toEqual([]);
  });
});
