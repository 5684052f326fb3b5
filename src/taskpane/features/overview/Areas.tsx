import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { LEVELS } from '../../../core/plan/level';
import { foldIdentifier } from '../../../core/text/identifiers';
import { usePane } from '../../app/context';
import { LevelIcon } from '../../parts/list/LevelMark';
import { Section } from '../../parts/Section';
import { StackBar } from '../../parts/chart/StackBar';
import { useCommon } from '../../parts/common';
import type { Report } from '../../ports/workbook';

const useStyles = makeStyles({
  area: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, boxShadow: 'none' },
  },
  areaLine: { display: 'flex', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalS, paddingBottom: '2px' },
  areaName: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  counts: { display: 'inline-flex', columnGap: tokens.spacingHorizontalS, flexShrink: 0, fontVariantNumeric: 'tabular-nums' },
  countItem: { display: 'inline-flex', alignItems: 'center', columnGap: '3px' },
});

export function Areas({ report: { summary } }: { report: Report }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  if (summary.areas.length === 0) return null;
  return (
    <Section title={t('pane.areas')}>
      <ul className={common.list}>
        {summary.areas.map((area) => {
          const name = area.code === '' ? t('pane.noArea') : `${area.code} ${area.name}`;
          return (
            <li key={area.code}>
              <button
                type="button"
                className={mergeClasses(common.rowButton, styles.area)}
                title={name}
                onClick={() => session.navigation.showMeasures({ area: foldIdentifier(area.code) })}
              >
                <span className={styles.areaLine}>
                  <span className={styles.areaName}>{name}</span>
                  <span className={styles.counts}>
                    {LEVELS.map((level) => (
                      <span key={level} className={styles.countItem}>
                        <LevelIcon level={level} size={12} label={t(`level.${level}`)} />
                        {area[level]}
                      </span>
                    ))}
                  </span>
                </span>
                <StackBar tally={area} />
              </button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
