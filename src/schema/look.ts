import type { Level } from '../core/plan/level';

/** The look of the product's sheets, #RRGGBB. Text on its background is at least 5.5:1, ink 13:1. */
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

/**
 * Surfaces in pane, sheet, chart and document: blue-green, orange, dark red. Each is at least 3:1 on white, and a white gap
 * parts those that touch: three colours cannot be 3:1 both from white and from one another. In print the middling one is the
 * lightest and the bad one the darkest; blue-green and not green, for eyes that see no red or no green.
 */
export const LEVEL_COLOUR: Readonly<Record<Level, string>> = { fulfilled: '#00697A', partial: '#D97600', unfulfilled: '#660C14' };

/** The word of a level on white or light grey, at least 4.5:1. */
export const LEVEL_TEXT: Readonly<Record<Level, string>> = { fulfilled: '#00697A', partial: '#8A4B00', unfulfilled: '#8A1010' };

/** A level as the word in a cell of its own colour. */
export const LEVEL_CELL: Readonly<Record<Level, { readonly text: string; readonly fill: string }>> = {
  fulfilled: { text: '#004552', fill: '#D6EEF3' },
  partial: { text: '#6B3E00', fill: '#FFE9BF' },
  unfulfilled: { text: '#8A1010', fill: '#F9D3D0' },
};
