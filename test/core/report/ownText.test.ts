import { fact } from '../../../src/core/report/fact';
import { figuresDigest, mergeText, textDigest } from '../../../src/core/report/ownText';

const NOW = figuresDigest([fact('fulfilled', { count: 40 }, ['A1.1'])]);
const BEFORE = figuresDigest([fact('fulfilled', { count: 39 }, ['A1.1'])]);

test('the mark of figures changes with numbers and codes, and not with the order in which parameters are given', () => {
  const marks = [
    [fact('fulfilled', { count: 40 }, ['A1.1'])],
    [fact('fulfilled', { count: 41 }, ['A1.1'])],
    [fact('fulfilled', { count: 40 }, ['A1.2'])],
    [fact('partial', { count: 40 }, ['A1.1'])],
    [],
  ].map(figuresDigest);
  expect(new Set(marks).size).toBe(5);
  expect(figuresDigest([fact('x', { a: 1, b: 2 })])).toBe(figuresDigest([fact('x', { b: 2, a: 1 })]));
});

test('without an own text the proposed one goes in, whatever stood there', () => {
  expect(mergeText(NOW, 'Plněno 40.', undefined)).toEqual({ state: 'proposed', digest: textDigest(NOW, '') });
  expect(mergeText(NOW, 'Plněno 40.', { own: ' \n ', proposed: 'Plněno 39.', digest: textDigest(BEFORE, '') })).toEqual({
    state: 'proposed',
    digest: textDigest(NOW, ''),
  });
});

test('an own text written beside the figures of now holds', () => {
  // Run, then typed into the sheet, then run again.
  const row = { own: 'Jsme rádi.', proposed: 'Plněno 40.', digest: textDigest(NOW, '') };
  expect(mergeText(NOW, 'Plněno 40.', row)).toEqual({ state: 'own', digest: textDigest(NOW, 'Jsme rádi.') });
});

test('when a figure has moved since, it says so until the text is read again', () => {
  const kept = { own: 'Plnili jsme 39.', proposed: 'Plněno 39.', digest: textDigest(BEFORE, 'Plnili jsme 39.') };
  const changed = mergeText(NOW, 'Plněno 40.', kept);
  expect(changed).toEqual({ state: 'changed', digest: kept.digest });
  // The proposal of now was written beside it; nothing else was done, and so it still says so.
  const again = { ...kept, proposed: 'Plněno 40.', digest: changed.digest };
  expect(mergeText(NOW, 'Plněno 40.', again)).toEqual(changed);
  // The text was corrected beside the proposal of now.
  expect(mergeText(NOW, 'Plněno 40.', { ...again, own: 'Plnili jsme 40.' })).toEqual({
    state: 'own',
    digest: textDigest(NOW, 'Plnili jsme 40.'),
  });
  // Corrected beside an older proposal: the figures of now were not seen.
  expect(mergeText(NOW, 'Plněno 40.', { ...kept, own: 'Plnili jsme 38.' }).state).toBe('changed');
  // And the figures may come back.
  expect(mergeText(BEFORE, 'Plněno 39.', again).state).toBe('own');
});

test('a text typed before its figures were ever marked is taken as it is', () => {
  for (const digest of ['', '  ']) expect(mergeText(NOW, 'Plněno 40.', { own: 'Můj text', proposed: '', digest }).state).toBe('own');
});

test('what somebody typed over the mark counts as a change, never as an agreement', () => {
  expect(mergeText(NOW, 'Plněno 40.', { own: 'Můj text', proposed: '', digest: 'smazáno omylem' }).state).toBe('changed');
});

test('blanks that editing a cell changes are no change of a text', () => {
  const digest = textDigest(BEFORE, 'Můj text');
  expect(mergeText(NOW, 'Plněno 40.', { own: ' Můj\r\ntext ', proposed: 'Plněno 40.', digest }).state).toBe('changed');
});
