import './texts';
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react';
import type { Municipality } from '../../../core/plan/municipalities';
import { bordersOf, tileMap, type TileMap as Tiles } from '../../../core/territory/tiles';
import { usePane } from '../../app/context';
import { LEVEL_TOKEN } from '../../app/theme';
import { useCommon } from '../../parts/common';

/** How a tile is drawn; looks differ in shape as well as in colour. Of how many criteria hold tells the size of one square. */
export type Look = 'full' | 'half' | 'crossed' | 'empty' | 'large' | 'small';

export interface TileLook {
  readonly look: Look;
  /** What is said of it: "pokryto". */
  readonly said: string;
}

const useStyles = makeStyles({
  map: {
    display: 'block',
    width: '100%',
    height: 'auto',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px', borderRadius: tokens.borderRadiusMedium },
  },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
    padding: 0,
  },
  sign: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, listStyleType: 'none' },
});

const COLOUR = { full: LEVEL_TOKEN.fulfilled, half: LEVEL_TOKEN.partial, crossed: LEVEL_TOKEN.unfulfilled } as const;
/** The side of the square within a tile. */
const SQUARE = { large: 0.6, small: 0.3 } as const;

/** A tile in a square of one: filled, its lower half filled, crossed, with a square in it, or empty. */
function Shape({ look, x, y }: { look: Look; x: number; y: number }) {
  const [a, b, c, d] = [x + 0.06, y + 0.06, x + 0.94, y + 0.94];
  return (
    <>
      <rect x={a} y={b} width={0.88} height={0.88} fill={look === 'full' ? COLOUR.full : tokens.colorNeutralBackground4} />
      {look === 'half' && <path d={`M${a} ${d}L${c} ${b}V${d}z`} fill={COLOUR.half} />}
      {(look === 'large' || look === 'small') && (
        <rect x={x + (1 - SQUARE[look]) / 2} y={y + (1 - SQUARE[look]) / 2} width={SQUARE[look]} height={SQUARE[look]} fill={COLOUR.full} />
      )}
      {look === 'crossed' && (
        <path
          d={`M${x + 0.2} ${y + 0.2}L${x + 0.8} ${y + 0.8}M${x + 0.8} ${y + 0.2}L${x + 0.2} ${y + 0.8}`}
          stroke={COLOUR.crossed}
          strokeWidth={0.2}
        />
      )}
    </>
  );
}

interface Props {
  readonly municipalities: readonly Municipality[];
  /** What tells one from others of its name: "Pěnčín (Turnov)". */
  readonly labelOf: (index: number) => string;
  /** Of each municipality. */
  readonly looks: readonly TileLook[];
  /** In the order of the legend, each with how many there are. */
  readonly legend: readonly (TileLook & { readonly count: number })[];
  /** What the whole shows, for those who do not see it. */
  readonly what: string;
  readonly picked: number | null;
  readonly onPick: (index: number | null) => void;
}

/** As wide as a tile may grow, in pixels: a map of a few municipalities does not fill the pane. */
const WIDEST = 22;

/** The municipalities as tiles of one size, with the borders of their ORP. */
export function TileMap({ municipalities, labelOf, looks, legend, what, picked, onPick }: Props) {
  const styles = useStyles();
  const common = useCommon();
  const { t } = usePane();
  const id = useId();
  const [map, setMap] = useState<Tiles | null>(null);
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => {
    let here = true;
    void tileMap(municipalities).then(
      (tiles) => here && setMap(tiles),
      // Without the file of the region they stand in the order of their ORP.
      () => undefined,
    );
    return () => void (here = false);
  }, [municipalities]);
  const lines = useMemo(() => (map ? borderPath(map, municipalities) : ''), [map, municipalities]);
  if (!map || map.tiles.length === 0) return null;
  const shown = at ?? picked;
  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      setAt(nextTile(map, shown ?? 0, step));
    } else if ((event.key === 'Enter' || event.key === ' ') && shown !== null) {
      event.preventDefault();
      onPick(picked === shown ? null : shown);
    } else if (event.key === 'Escape' && picked !== null) {
      event.stopPropagation();
      onPick(null);
    }
  };
  return (
    <div className={common.tight}>
      <svg
        className={styles.map}
        style={{ maxWidth: map.columns * WIDEST }}
        viewBox={`-0.1 -0.1 ${map.columns + 0.2} ${map.rows + 0.2}`}
        role="listbox"
        aria-label={t('territory.map', { what })}
        aria-activedescendant={shown === null ? undefined : `${id}-${shown}`}
        tabIndex={0}
        onKeyDown={move}
        onFocus={() => setAt(picked ?? at ?? 0)}
        onBlur={() => setAt(null)}
        onPointerLeave={() => setAt(null)}
      >
        {map.tiles.map(({ row, column }, i) => (
          <g
            key={municipalities[i]!.code}
            id={`${id}-${i}`}
            role="option"
            aria-selected={picked === i}
            aria-label={t('territory.tile', { name: labelOf(i), standing: looks[i]!.said })}
            onPointerEnter={() => setAt(i)}
            onClick={() => onPick(picked === i ? null : i)}
          >
            <Shape look={looks[i]!.look} x={column - 1} y={row - 1} />
          </g>
        ))}
        <path d={lines} fill="none" stroke={tokens.colorNeutralForeground1} strokeWidth={0.1} strokeLinecap="square" pointerEvents="none" />
        {[picked, at].map((index, i) =>
          index === null ? null : (
            <rect
              key={i === 0 ? 'picked' : 'at'}
              x={map.tiles[index]!.column - 1}
              y={map.tiles[index]!.row - 1}
              width={1}
              height={1}
              fill="none"
              stroke={tokens.colorStrokeFocus2}
              strokeWidth={i === 0 ? 0.22 : 0.14}
              pointerEvents="none"
            />
          ),
        )}
      </svg>
      <Text size={200} aria-live="off">
        {shown === null
          ? t('territory.hint')
          : t('territory.tileOf', { name: municipalities[shown]!.name, orp: municipalities[shown]!.orp, standing: looks[shown]!.said })}
      </Text>
      <ul className={styles.legend} aria-label={t('territory.legend')}>
        {legend.map(({ look, said, count }) => (
          <li key={said} className={styles.sign}>
            <svg width={14} height={14} viewBox="0 0 1 1" aria-hidden="true" focusable="false">
              <Shape look={look} x={0} y={0} />
            </svg>
            <Text size={200}>
              {said} {count}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The nearest tile that way; the same one at the edge. */
function nextTile({ tiles }: Tiles, from: number, [down, right]: readonly [number, number]): number {
  const { row, column } = tiles[from]!;
  let best = from;
  let least = Infinity;
  tiles.forEach((tile, i) => {
    const ahead = down !== 0 ? (tile.row - row) * down : (tile.column - column) * right;
    const aside = Math.abs(down !== 0 ? tile.column - column : tile.row - row);
    if (ahead <= 0) return;
    const far = ahead + aside * 2;
    if (far < least) [best, least] = [i, far];
  });
  return best;
}

/** One path along all borders; each line once, by the tile above it or left of it. */
function borderPath(map: Tiles, municipalities: readonly Municipality[]): string {
  const borders = bordersOf(map, municipalities);
  const taken = new Set(map.tiles.map(({ row, column }) => `${row} ${column}`));
  return map.tiles
    .map(({ row, column }, i) => {
      const { top, right, bottom, left } = borders[i]!;
      const [x, y] = [column - 1, row - 1];
      return [
        top && !taken.has(`${row - 1} ${column}`) ? `M${x} ${y}h1` : '',
        left && !taken.has(`${row} ${column - 1}`) ? `M${x} ${y}v1` : '',
        right ? `M${x + 1} ${y}v1` : '',
        bottom ? `M${x} ${y + 1}h1` : '',
      ].join('');
    })
    .join('');
}
