import { makeStyles, tokens } from '@fluentui/react-components';
import type { LevelShare } from '../../../core/rules/summary';
import { usePane } from '../../app/context';
import { LEVEL_TOKEN } from '../../app/theme';

const SIZE = 112;
const RADIUS = 45;
const WIDTH = 18;
const AROUND = 2 * Math.PI * RADIUS;
/** Without colours: full, striped, thin. */
const THIN = 4;
/** Slices stay apart where colours do not tell them. */
const GAP = 2;

const useStyles = makeStyles({
  chart: { flexShrink: 0 },
  // The colour of the text around, which high contrast replaces by its own.
  total: { fill: 'currentColor', fontSize: tokens.fontSizeHero700, fontWeight: tokens.fontWeightSemibold },
  caption: { fill: 'currentColor', fontSize: tokens.fontSizeBase200 },
});

/**
 * The three levels as a ring around the total. The figures stand beside it, so for a screen reader it is one picture.
 * @param levels null: there is nothing to judge yet, and the ring has no colour
 */
export function Donut({ levels, total }: { levels: readonly LevelShare[] | null; total: number }) {
  const styles = useStyles();
  const { t, look } = usePane();
  const slices = (levels ?? []).map((share, i) => ({
    ...share,
    from: levels!.slice(0, i).reduce((sum, { count }) => sum + count, 0),
  }));
  return (
    <svg
      className={styles.chart}
      width={SIZE}
      height={SIZE}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      role="img"
      aria-label={levels ? levels.map(({ caption }) => caption).join(', ') : t('pane.noAnswerYet', { count: total })}
    >
      <defs>
        <pattern id="plneniStripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="3" height="6" fill={LEVEL_TOKEN.partial} />
        </pattern>
      </defs>
      <g transform={`rotate(-90 ${SIZE / 2} ${SIZE / 2})`} fill="none">
        {!levels && <circle cx={SIZE / 2} cy={SIZE / 2} r={RADIUS} stroke={tokens.colorNeutralStroke1} strokeWidth={WIDTH} />}
        {slices
          .filter(({ count }) => count > 0)
          .map(({ level, count, from }) => {
            const whole = count === total;
            const length = Math.max((count / total) * AROUND - (whole ? 0 : GAP), 1);
            return (
              <circle
                key={level}
                data-level={level}
                cx={SIZE / 2}
                cy={SIZE / 2}
                r={RADIUS}
                stroke={look === 'contrast' && level === 'partial' ? 'url(#plneniStripes)' : LEVEL_TOKEN[level]}
                strokeWidth={look === 'contrast' && level === 'unfulfilled' ? THIN : WIDTH}
                strokeDasharray={`${length} ${AROUND - length}`}
                strokeDashoffset={-(from / total) * AROUND}
              />
            );
          })}
      </g>
      <text x="50%" y={SIZE / 2 + 5} textAnchor="middle" className={styles.total}>
        {total}
      </text>
      <text x="50%" y={SIZE / 2 + 21} textAnchor="middle" className={styles.caption}>
        {t('pane.measuresWord', { count: total })}
      </text>
    </svg>
  );
}
