import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { MeasureVerdict } from '../../../core/rules/evaluate';
import { nextLevel } from '../../../core/rules/nextLevel';
import { foldIdentifier } from '../../../core/text/identifiers';
import { nextLevelText } from '../../../i18n/judgment';
import { reasons } from '../../../i18n/sentences';
import { usePane, useSession } from '../../app/context';
import { BorderlinePart } from './BorderlinePart';
import { CommentsPart } from './CommentsPart';
import { CopyMissing } from './CopyMissing';
import { CriterionPart } from './CriterionPart';
import { OverridePart } from './OverridePart';
import { LevelMark } from '../../parts/list/LevelMark';
import { PlaceLink } from '../../parts/list/PlaceLink';
import { Screen } from '../../parts/Screen';
import { Section } from '../../parts/Section';
import { Tags } from '../../parts/form/Tags';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';
import { placeOfRecord } from '../../session/records';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
  },
  fact: { margin: 0, overflowWrap: 'anywhere' },
});

export function MeasureDetail({ verdict, inspection }: { verdict: MeasureVerdict; inspection: PlanInspection }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  const { view } = useSession();
  const { measure, final, computed, overridden, borderline, criteria } = verdict;
  const { report, tables } = inspection;
  // A word that was given explains the level; one that may be given comes after the reasons.
  const spoken = measure.override.level.raw !== '';
  const next = nextLevel(verdict, report.evaluation);
  const area = report.plan.areas.find(({ key }) => key === foldIdentifier(measure.subarea));
  return (
    <Screen
      title={`${measure.code} ${measure.title}`}
      back={{ label: t(view.cameFrom ? 'pane.backThere' : 'pane.back'), go: session.navigation.closeMeasure }}
      head={
        <>
          <div className={common.line}>
            <LevelMark level={final} strong />
            {overridden && (
              <Text className={common.line}>
                {t('pane.computed')} <LevelMark level={computed} />
              </Text>
            )}
            <Tags verdict={verdict} />
          </div>
          {tables && (
            <PlaceLink place={placeOfRecord({ table: 'measures', row: measure.row, column: 'code' }, tables)} label={t('pane.showRow')} />
          )}
        </>
      }
    >
      {spoken && <OverridePart verdict={verdict} />}
      <Section title={t('pane.why')}>
        <Text>{reasons(verdict, t)[0]}</Text>
        {next && <Text>{nextLevelText(next, criteria.length === 1 ? criteria[0]! : null, t)}</Text>}
        {!borderline && <Text className={common.secondary}>{t('pane.sameUnderAll')}</Text>}
      </Section>
      {borderline && <BorderlinePart verdict={verdict} inspection={inspection} />}
      <Section title={t(criteria[0]?.criterion ? 'pane.criteriaCount' : 'pane.statements', { count: criteria.length })}>
        <CopyMissing verdict={verdict} inspection={inspection} />
        <ul className={mergeClasses(common.list, common.stack)}>
          {criteria.map((criterion) => (
            <CriterionPart key={criterion.criterion?.key ?? ''} verdict={criterion} inspection={inspection} />
          ))}
        </ul>
      </Section>
      {tables?.comments && <CommentsPart measureKey={measure.key} cells={tables.comments} />}
      {!spoken && <OverridePart verdict={verdict} />}
      <Section title={t('pane.whoAnswers')}>
        <dl className={styles.facts}>
          <dt className={common.secondary}>{t('pane.lead')}</dt>
          <dd className={styles.fact}>{measure.lead === '' ? '–' : measure.lead}</dd>
          {measure.partners !== '' && (
            <>
              <dt className={common.secondary}>{t('pane.partners')}</dt>
              <dd className={styles.fact}>{measure.partners}</dd>
            </>
          )}
          <dt className={common.secondary}>{t('pane.subarea')}</dt>
          <dd className={styles.fact}>{area ? `${area.code} ${area.name}` : measure.subarea}</dd>
        </dl>
      </Section>
    </Screen>
  );
}
