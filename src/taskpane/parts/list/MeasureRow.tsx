import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { MeasureVerdict } from '../../../core/rules/evaluate';
import { usePane } from '../../app/context';
import { useCommon } from '../common';
import { LevelMark } from './LevelMark';
import { Tags } from '../form/Tags';
import type { TabStop } from './LongList';

const useStyles = makeStyles({
  selected: { boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}` },
  title: { display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' },
  meta: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS, fontSize: tokens.fontSizeBase200 },
});

/** One measure in a list: level, code, title, and whatever the list says about it. */
export function MeasureRow({
  verdict,
  selected = false,
  note,
  tabIndex = 0,
}: {
  verdict: MeasureVerdict;
  selected?: boolean;
  note?: ReactNode;
  tabIndex?: TabStop;
}) {
  const styles = useStyles();
  const common = useCommon();
  const { session } = usePane();
  const { measure, final } = verdict;
  return (
    <button
      type="button"
      className={mergeClasses(common.rowButton, selected && styles.selected)}
      data-code={measure.code}
      tabIndex={tabIndex}
      aria-current={selected || undefined}
      onClick={() => session.navigation.openMeasure(measure.code)}
    >
      <span className={styles.title}>
        <span className={common.strong}>{measure.code}</span> {measure.title}
      </span>
      <span className={styles.meta}>
        {note ?? (
          <>
            <LevelMark level={final} />
            <span className={common.secondary}>{measure.lead}</span>
            <Tags verdict={verdict} />
          </>
        )}
      </span>
    </button>
  );
}
