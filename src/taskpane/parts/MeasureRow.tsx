import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { MeasureVerdict } from '../../core/rules/evaluate';
import { usePane } from '../app/context';
import { LevelMark } from './LevelMark';
import { Tags } from './Tags';

const useStyles = makeStyles({
  row: {
    display: 'block',
    width: '100%',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXS}`,
    border: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'left',
    cursor: 'pointer',
    // Not the usual grey: the amber of Plněno částečně would not be read on it.
    ':hover': { boxShadow: `inset 3px 0 0 ${tokens.colorNeutralStroke1Hover}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px', borderRadius: tokens.borderRadiusMedium },
    // Far rows of a long list cost nothing until they are scrolled to.
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 64px',
  },
  selected: { boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}` },
  title: { display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' },
  code: { fontWeight: tokens.fontWeightSemibold },
  meta: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS, fontSize: tokens.fontSizeBase200 },
  lead: { color: tokens.colorNeutralForeground2 },
});

/** One measure in a list: level, code, title, and whatever the list says about it. */
export function MeasureRow({ verdict, selected = false, note }: { verdict: MeasureVerdict; selected?: boolean; note?: ReactNode }) {
  const styles = useStyles();
  const { session } = usePane();
  const { measure, final } = verdict;
  return (
    <button
      type="button"
      className={mergeClasses(styles.row, selected && styles.selected)}
      data-code={measure.code}
      aria-current={selected || undefined}
      onClick={() => session.navigation.openMeasure(measure.code)}
    >
      <span className={styles.title}>
        <span className={styles.code}>{measure.code}</span> {measure.title}
      </span>
      <span className={styles.meta}>
        {note ?? (
          <>
            <LevelMark level={final} />
            <span className={styles.lead}>{measure.lead}</span>
            <Tags verdict={verdict} />
          </>
        )}
      </span>
    </button>
  );
}
