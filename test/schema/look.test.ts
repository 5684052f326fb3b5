import { LEVELS, type Level } from '../../src/core/plan/level';
import { COLOUR, LEVEL_CELL, LEVEL_COLOUR, LEVEL_TEXT } from '../../src/schema/look';
import { BLINDNESS, contrast, difference, lightness, type Blindness } from '../build/colours';

const WHITE = '#FFFFFF';
/** The grey behind a row that the pointer is on, the darkest that words of the levels stand on. */
const LIGHT_GREY = '#F0F0F0';
const PAIRS = [
  ['fulfilled', 'partial'],
  ['fulfilled', 'unfulfilled'],
  ['partial', 'unfulfilled'],
] as const satisfies readonly (readonly [Level, Level])[];

test('the measuring of colours agrees with known values', () => {
  expect(contrast('#000', '#fff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
  expect(lightness('#808080')).toBeCloseTo(53.59, 1);
  expect(difference('#FF0000', '#00FF00', 'none')).toBeCloseTo(170.6, 0);
  // Red and green that only red and green cones tell apart.
  expect(difference('#C23B22', '#6A7F2A', 'deutan')).toBeLessThan(difference('#C23B22', '#6A7F2A', 'none') / 3);
});

test.each(LEVELS)('%s: its surface stands out on white, its words can be read', (level) => {
  expect(contrast(LEVEL_COLOUR[level], WHITE)).toBeGreaterThanOrEqual(3);
  expect(contrast(LEVEL_TEXT[level], WHITE)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(LEVEL_TEXT[level], LIGHT_GREY)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(LEVEL_CELL[level].text, LEVEL_CELL[level].fill)).toBeGreaterThanOrEqual(7);
});

test.each(PAIRS)('%s and %s are apart in a print without colours', (one, other) => {
  expect(Math.abs(lightness(LEVEL_COLOUR[one]) - lightness(LEVEL_COLOUR[other]))).toBeGreaterThanOrEqual(18);
});

const EYES = Object.keys(BLINDNESS) as Blindness[];
test.each(PAIRS.flatMap(([one, other]) => EYES.map((eyes) => [one, other, eyes] as const)))(
  '%s and %s are apart for eyes with this blindness: %s',
  (one, other, eyes) => {
    expect(difference(LEVEL_COLOUR[one], LEVEL_COLOUR[other], eyes)).toBeGreaterThanOrEqual(35);
  },
);

test('the other words of a sheet can be read on what is behind them', () => {
  const { ink, muted, link, onHeader, input, written, writtenFill, noteFill } = COLOUR;
  for (const fill of [WHITE, writtenFill, noteFill]) {
    expect(contrast(ink, fill)).toBeGreaterThanOrEqual(13);
    expect(contrast(muted, fill)).toBeGreaterThanOrEqual(5.5);
    expect(contrast(link, fill)).toBeGreaterThanOrEqual(5.5);
  }
  for (const header of [input, written]) expect(contrast(onHeader, header)).toBeGreaterThanOrEqual(5.5);
});
