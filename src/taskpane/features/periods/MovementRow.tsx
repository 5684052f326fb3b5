import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Change, Movement } from '../../../core/periods/compare';
import type { Path } from '../../../core/periods/path';
import type { Period } from '../../../core/periods/period';
import { usePane } from '../../app/context';
import { useCommon } from '../../parts/common';
import { LevelMark } from '../../parts/list/LevelMark';

const useStyles = makeStyles({
  title: { display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' },
  meta: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase200,
  },
  // As a row that can be pressed, and cannot.
  still: { cursor: 'default', ':hover': { boxShadow: 'none' } },
});

const GLYPH: Readonly<Partial<Record<Change, string>>> = { improved: '▲', worsened: '▼', same: '►' };

/** What became of one measure; it opens the measure where it is in the plan. */
export function MovementRow({ movement: { code, title, from, to, change, because } }: { movement: Movement }) {
  const styles = useStyles();
  const common = useCommon();
  const { t } = usePane();
  const isOwn = from.length === 1 && to !== null && from[0]!.key === to.key;
  const causes = because.map((cause) => t(`pane.periods.compare.cause.${cause}`)).join(', ');
  const tone = change === 'improved' ? common.good : change === 'worsened' ? common.bad : undefined;
  return (
    <Row code={to === null ? null : code}>
      <span className={styles.title}>
        <span className={common.strong}>{code}</span> {title}
      </span>
      <span className={styles.meta}>
        <span className={mergeClasses(common.strong, tone)}>
          {GLYPH[change] && <span aria-hidden="true">{GLYPH[change]} </span>}
          {t(`pane.periods.compare.change.${change}`)}
        </span>
        {from.map((measure) => (
          <span key={measure.key}>
            <span className={common.unseen}>{t('pane.periods.compare.before')} </span>
            {!isOwn && `${measure.code} `}
            <LevelMark level={measure.level} />
          </span>
        ))}
        {to !== null && (
          <>
            {from.length > 0 && <span aria-hidden="true">→</span>}
            <span>
              <span className={common.unseen}>{t('pane.periods.compare.now')} </span>
              <LevelMark level={to.level} strong />
            </span>
          </>
        )}
      </span>
      {causes !== '' && (
        <span className={mergeClasses(styles.meta, common.secondary)}>{t('pane.periods.compare.because', { causes })}</span>
      )}
    </Row>
  );
}

/** One measure through all periods. */
export function PathRow({ path: { code, title, steps, course }, periods }: { path: Path; periods: readonly Period[] }) {
  const styles = useStyles();
  const common = useCommon();
  const { t } = usePane();
  return (
    <Row code={steps.at(-1)!.length > 0 ? code : null}>
      <span className={styles.title}>
        <span className={common.strong}>{code}</span> {title}
      </span>
      {course !== null && (
        <span className={mergeClasses(styles.meta, common.strong)}>{t(`pane.periods.compare.courseWord.${course}`)}</span>
      )}
      {steps.map((step, i) => (
        <span key={i} className={styles.meta}>
          <span className={common.secondary}>{periods[i]!.label}</span>
          {step.length === 0 && <span className={common.secondary}>{t('pane.periods.compare.notThere')}</span>}
          {step.map((measure) => (
            <span key={measure.key}>
              {(step.length > 1 || measure.code !== code) && `${measure.code} `}
              <LevelMark level={measure.level} />
            </span>
          ))}
        </span>
      ))}
    </Row>
  );
}

/** @param code null for a measure that is not in the plan any more */
function Row({ code, children }: { code: string | null; children: ReactNode }) {
  const styles = useStyles();
  const common = useCommon();
  const { session } = usePane();
  return (
    <li>
      {code === null ? (
        <div className={mergeClasses(common.rowButton, styles.still)}>{children}</div>
      ) : (
        <button type="button" className={common.rowButton} data-code={code} onClick={() => session.navigation.openMeasure(code)}>
          {children}
        </button>
      )}
    </li>
  );
}
