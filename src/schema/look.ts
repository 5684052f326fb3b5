import type { Level } from '../core/plan/level';

/**
 * The look of the product's sheets, #RRGGBB. Text on its background is at least 7:1; the three levels also differ in
 * lightness, so that they stay apart for colour-blind eyes and in a black-and-white print.
 */
export const COLOUR = {
  ink: '#1F2933',
  muted: '#52606D',
  grid: '#D5DAE0',
  /** header of a column that people fill in */
  input: '#1F4E79',
  /** header of a column that the add-in writes */
  written: '#5A6270',
  writtenFill: '#F3F4F6',
  noteFill: '#FFF7E0',
  link: '#0B5394',
  onHeader: '#FFFFFF',
} as const;

/** Green, amber and red, dark enough for text on white. The same in pane, sheet and chart. */
export const LEVEL_COLOUR: Readonly<Record<Level, string>> = { fulfilled: '#00795C', partial: '#A25F00', unfulfilled: '#8F1D1D' };

/** A level as the word in a cell of its own colour. */
export const LEVEL_CELL: Readonly<Record<Level, { readonly text: string; readonly fill: string }>> = {
  fulfilled: { text: '#00503D', fill: '#D9F0E8' },
  partial: { text: '#6B3E00', fill: '#FFE9BF' },
  unfulfilled: { text: '#8A1010', fill: '#F9D3D0' },
};
