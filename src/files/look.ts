import type { Level } from '../core/level';
import type { Kind } from '../schema/tables';
import type { DifferentialStyle, Style } from './styles';

/**
 * The look of the product's workbooks. Text on its background is at least 7:1; the three levels also differ in
 * lightness, so that they stay apart for colour-blind eyes and in a black-and-white print.
 */
export const COLOR = {
  ink: '1F2933',
  muted: '52606D',
  grid: 'D5DAE0',
  /** header of a column that people fill in */
  input: '1F4E79',
  /** header of a column that the add-in writes */
  written: '5A6270',
  writtenFill: 'F3F4F6',
  noteFill: 'FFF7E0',
  link: '0B5394',
} as const;

export const LEVEL_LOOK: Readonly<Record<Level, DifferentialStyle>> = {
  fulfilled: { color: '0B4F1F', fill: 'DDF0E0', bold: true },
  partial: { color: '6B3E00', fill: 'FFE9BF', bold: true },
  unfulfilled: { color: '8A1010', fill: 'F9D3D0', bold: true },
};

/** Number formats as the file stores them; Excel shows them in the separators of the reader's country. */
export const FORMAT: Readonly<Record<Kind, string | undefined>> = {
  text: undefined,
  longText: undefined,
  number: '#,##0',
  money: '#,##0',
  percent: '0%',
  date: 'd\\.\\ m\\.\\ yyyy',
};

export function bodyStyle(kind: Kind, isWritten: boolean): Style {
  const format = FORMAT[kind];
  return {
    color: COLOR.ink,
    border: COLOR.grid,
    vertical: 'top',
    wrap: kind === 'text' || kind === 'longText',
    ...(kind === 'number' || kind === 'money' ? { indent: 1 } : {}),
    horizontal: kind === 'number' || kind === 'money' || kind === 'percent' ? 'right' : 'left',
    ...(format ? { format } : {}),
    ...(isWritten ? { fill: COLOR.writtenFill } : {}),
  };
}

export function headerStyle(isWritten: boolean): Style {
  return {
    bold: true,
    color: 'FFFFFF',
    fill: isWritten ? COLOR.written : COLOR.input,
    border: 'FFFFFF',
    vertical: 'center',
    horizontal: 'left',
    wrap: true,
  };
}
