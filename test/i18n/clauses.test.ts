import { LEVELS, type Level, type Tally } from '../../src/core/plan/level';
import { INTERPRETATIONS, prevailing, type Interpretation } from '../../src/core/rules/interpretation';
import { translator } from '../../src/i18n';
import { rulingText } from '../../src/i18n/judgment';
import { clauseSentence } from '../../src/i18n/sentences';

/** What a sentence claims, by its words alone: the test knows nothing of which clause it was made of. */
type Claim = readonly [RegExp, (tally: Tally, ...numbers: number[]) => boolean];

const most = ({ fulfilled, partial, unfulfilled }: Tally): boolean => fulfilled > partial && fulfilled > unfulfilled;
const majority = ({ fulfilled, partial, unfulfilled }: Tally): boolean => fulfilled > partial + unfulfilled;
const some = ({ fulfilled, partial }: Tally): number => fulfilled + partial;
const counts = ({ fulfilled, partial, unfulfilled }: Tally, p: number, c: number, n: number): boolean =>
  p === fulfilled && c === partial && n === unfulfilled;
const alone = (tally: Tally, level: Level): boolean => LEVELS.every((other) => tally[other] > 0 === (other === level));

/** What is counted at the end of a whole sentence: the counts of the tally that are not 0. */
const COUNTED = {
  cs: { fulfilled: 'plněno', partial: 'částečně', unfulfilled: 'neplněno' },
  en: { fulfilled: 'fulfilled', partial: 'partly', unfulfilled: 'not' },
} as const;
const ending = (tally: Tally, language: 'cs' | 'en'): string =>
  LEVELS.filter((level) => tally[level] > 0)
    .map((level) => `${COUNTED[language][level]} ${tally[level]}`)
    .join(', ');

const CLAIMS: Readonly<Record<'cs' | 'en', readonly Claim[]>> = {
  cs: [
    [
      /^(?:Jediné kritérium je plněno|Plněna obě kritéria|Plněna všechna \d kritéria|Plněno všech \d kritérií)\.$/,
      (t) => alone(t, 'fulfilled'),
    ],
    [
      /^(?:Jediné kritérium je plněno částečně|Částečně plněna obě kritéria|Částečně plněna všechna \d kritéria|Částečně plněno všech \d kritérií)\.$/,
      (t) => alone(t, 'partial'),
    ],
    [
      /^(?:Jediné kritérium není plněno|Neplněna obě kritéria|Neplněna všechna \d kritéria|Neplněno všech \d kritérií)\.$/,
      (t) => alone(t, 'unfulfilled'),
    ],
    [/^Plněná kritéria převažují: /, (t) => majority(t)],
    [/^Plněných kritérií je nejvíc: /, (t) => most(t)],
    [/^Plněná kritéria nemají většinu, spolu s částečně plněnými však převažují: /, (t) => some(t) > t.unfulfilled && !majority(t)],
    [/^Alespoň částečně plněná kritéria převažují nad neplněnými, plněných však není nejvíc: /, (t) => some(t) > t.unfulfilled && !most(t)],
    [/^Plněných kritérií je víc než neplněných, nemají však většinu: /, (t) => t.fulfilled > t.unfulfilled && !majority(t)],
    [/^Žádné kritérium není neplněno, plněná však nemají většinu: /, (t) => t.unfulfilled === 0 && !majority(t)],
    [/^Alespoň jedno kritérium je plněno nebo plněno částečně: /, (t) => some(t) > 0],
    [/^Plněná a částečně plněná kritéria nepřevažují nad neplněnými: /, (t) => some(t) <= t.unfulfilled],
    [/^Plněných kritérií není víc než neplněných: /, (t) => t.fulfilled <= t.unfulfilled],
    [/^Žádné kritérium není plněno ani plněno částečně: /, (t) => some(t) === 0],
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
    [/^(?:The only criterion is|Both criteria are|All (\d+) criteria are) fulfilled\.$/, (t) => alone(t, 'fulfilled')],
    [/^(?:The only criterion is|Both criteria are|All (\d+) criteria are) partly fulfilled\.$/, (t) => alone(t, 'partial')],
    [
      /^(?:Neither criterion is|None of the (\d+) criteria is) fulfilled|^The only criterion is not fulfilled\.$/,
      (t) => alone(t, 'unfulfilled'),
    ],
    [/^Fulfilled criteria prevail: /, (t) => majority(t)],
    [/^Fulfilled criteria are the largest group: /, (t) => most(t)],
    [
      /^Fulfilled criteria have no majority, but together with the partly fulfilled ones they prevail: /,
      (t) => some(t) > t.unfulfilled && !majority(t),
    ],
    [
      /^Criteria fulfilled at least partly outnumber the others, but the fulfilled ones are not the largest group: /,
      (t) => some(t) > t.unfulfilled && !most(t),
    ],
    [/^Fulfilled criteria outnumber the unfulfilled ones but have no majority: /, (t) => t.fulfilled > t.unfulfilled && !majority(t)],
    [/^No criterion is unfulfilled, but the fulfilled ones have no majority: /, (t) => t.unfulfilled === 0 && !majority(t)],
    [/^At least one criterion is fulfilled or partly fulfilled: /, (t) => some(t) > 0],
    [/^Fulfilled and partly fulfilled criteria do not outweigh the unfulfilled ones: /, (t) => some(t) <= t.unfulfilled],
    [/^Fulfilled criteria do not outnumber the unfulfilled ones: /, (t) => t.fulfilled <= t.unfulfilled],
    [/^No criterion is fulfilled, not even partly: /, (t) => some(t) === 0],
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
  const [, counted] = /: (.+)\.$/.exec(said) ?? [];
  const isCounted = counted === undefined || counted === ending(tally, language);
  const isTrue = isCounted && claims.length === 1 && claims.every(([words, holds]) => holds(tally, ...numbers(words)));
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
