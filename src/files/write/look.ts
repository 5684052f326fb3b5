import type { Level } from '../../core/plan/level';
import { COLOUR, LEVEL_CELL } from '../../schema/look';
import type { Kind } from '../../schema/tables';
import type { DifferentialStyle, Style } from './styles';

/** A file says RRGGBB. */
const bare = (colour: string): string => colour.slice(1);
export const COLOR = Object.fromEntries(Object.entries(COLOUR).map(([name, colour]) => [name, bare(colour)])) as Record<
  keyof typeof COLOUR,
  string
>;

const levelLook = (level: Level): DifferentialStyle => ({
  color: bare(LEVEL_CELL[level].text),
  fill: bare(LEVEL_CELL[level].fill),
  bold: true,
});
export const LEVEL_LOOK: Readonly<Record<Level, DifferentialStyle>> = {
  fulfilled: levelLook('fulfilled'),
  partial: levelLook('partial'),
  unfulfilled: levelLook('unfulfilled'),
};

/** Number formats as the file stores them; Excel shows them in the separators of the reader's country. */
const FORMAT: Readonly<Record<Kind, string | undefined>> = {
  text: undefined,
  code: '@',
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
    wrap: kind === 'text' || kind === 'code' || kind === 'longText',
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
