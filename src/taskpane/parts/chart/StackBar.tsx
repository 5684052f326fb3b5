import { makeStyles, tokens } from '@fluentui/react-components';
import { LEVELS, type Level, type Tally } from '../../../core/plan/level';
import { usePane } from '../../app/context';
import { LEVEL_TOKEN } from '../../app/theme';

const useStyles = makeStyles({
  bar: { display: 'flex', height: '8px', columnGap: '2px', borderRadius: tokens.borderRadiusSmall, overflow: 'hidden' },
  // Colours of its own in high contrast: the three are told apart by the figures beside the bar.
  part: { minWidth: '3px', forcedColorAdjust: 'none' },
});

/** The three levels side by side, for the eye alone: the figures stand beside it. */
export function StackBar({ tally }: { tally: Tally }) {
  const styles = useStyles();
  const { look } = usePane();
  return (
    <div className={styles.bar} aria-hidden="true">
      {LEVELS.filter((level) => tally[level] > 0).map((level) => (
        <div
          key={level}
          className={styles.part}
          style={{ flexGrow: tally[level], ...(look === 'contrast' ? SHAPE[level] : { backgroundColor: LEVEL_TOKEN[level] }) }}
        />
      ))}
    </div>
  );
}

/** Without colours: full, striped, empty. */
const SHAPE: Readonly<Record<Level, React.CSSProperties>> = {
  fulfilled: { backgroundColor: 'CanvasText' },
  partial: { backgroundImage: 'repeating-linear-gradient(45deg, CanvasText 0 3px, transparent 3px 6px)' },
  unfulfilled: { boxShadow: 'inset 0 0 0 1px CanvasText' },
};
