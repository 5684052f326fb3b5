import { makeStyles, tokens } from '@fluentui/react-components';
import type { MeasureVerdict } from '../../../core/rules/evaluate';
import { usePane } from '../../app/context';
import { TAGS } from '../../features/measures/filter';

const useStyles = makeStyles({
  tag: {
    display: 'inline-block',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'nowrap',
  },
});

/** What is special about a measure, in words. */
export function Tags({ verdict }: { verdict: MeasureVerdict }) {
  const styles = useStyles();
  const { t } = usePane();
  return TAGS.filter((tag) => verdict[tag]).map((tag) => (
    <span key={tag} className={styles.tag}>
      {t(`pane.mark.${tag}`)}
    </span>
  ));
}
