import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Level } from '../../../core/plan/level';
import { usePane } from '../../app/context';
import { LEVEL_TEXT_TOKEN, LEVEL_TOKEN } from '../../app/theme';

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap' },
  icon: { flexShrink: 0 },
  wrapped: { whiteSpace: 'normal' },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

/** A full, a half and an empty circle: ● ◐ ○ drawn, because fonts draw the three in three sizes. */
export function LevelIcon({ level, size = 14, className, label }: { level: Level; size?: number; className?: string; label?: string }) {
  const colour = LEVEL_TOKEN[level];
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg className={className} width={size} height={size} viewBox="0 0 16 16" focusable="false" {...named}>
      <circle cx="8" cy="8" r="6.5" fill={level === 'fulfilled' ? colour : 'none'} stroke={colour} strokeWidth="2" />
      {level === 'partial' && <path d="M8 1.5a6.5 6.5 0 0 0 0 13z" fill={colour} />}
    </svg>
  );
}

/** A level as it is shown everywhere: shape, word and colour. */
export function LevelMark({ level, strong = false, wrap = false }: { level: Level; strong?: boolean; wrap?: boolean }) {
  const styles = useStyles();
  const { t } = usePane();
  return (
    <span className={mergeClasses(styles.mark, strong && styles.strong, wrap && styles.wrapped)} style={{ color: LEVEL_TEXT_TOKEN[level] }}>
      <LevelIcon level={level} className={styles.icon} />
      {t(`level.${level}`)}
    </span>
  );
}
