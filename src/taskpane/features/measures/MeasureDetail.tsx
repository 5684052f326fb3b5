import { Link, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { czechDate } from '../../../core/text/date';
import type { CriterionVerdict, JudgedStatement, MeasureVerdict } from '../../../core/rules/evaluate';
import type { At } from '../../../core/rules/findings';
import { INTERPRETATIONS } from '../../../core/rules/interpretation';
import { foldIdentifier } from '../../../core/text/identifiers';
import { shareOf, type Coverage } from '../../../core/plan/territory';
import { PROGRESS_WORD, INTERPRETATION_WORD, REASON_WORD, RELATION_WORD } from '../../../core/text/wording';
import { clauseSentence, ground } from '../../../i18n/sentences';
import type { WorkbookTables } from '../../../schema/rows';
import { usePane } from '../../app/context';
import { missingByDistrict } from './coverage';
import { decimal } from '../../app/numbers';
import { LevelMark } from '../../parts/LevelMark';
import { PlaceLink } from '../../parts/PlaceLink';
import { Screen } from '../../parts/Screen';
import { Section } from '../../parts/Section';
import { Tags } from '../../parts/Tags';
import { placeOfRecord } from '../../session/records';
import type { PlanInspection } from '../../ports/workbook';
import { OverridePart } from './OverridePart';
import { useCommon } from '../../parts/common';

const useStyles = makeStyles({
  statements: { borderLeft: `2px solid ${tokens.colorNeutralStroke2}` },
  statement: {
    padding: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  districts: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingLeft: tokens.spacingHorizontalL,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  meter: {
    height: '6px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground5,
    position: 'relative',
    overflow: 'hidden',
  },
  covered: { height: '100%', backgroundColor: tokens.colorBrandBackground },
  threshold: { position: 'absolute', top: 0, bottom: 0, width: '2px', backgroundColor: tokens.colorNeutralForeground1 },
  table: { borderCollapse: 'collapse' },
  cell: { textAlign: 'left', fontWeight: tokens.fontWeightRegular, padding: `2px ${tokens.spacingHorizontalL} 2px 0` },
  link: { textAlign: 'left', overflowWrap: 'anywhere' },
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
  const { measure, final, computed, overridden, criteria } = verdict;
  const { report, tables } = inspection;
  // A word that was given explains the level; one that may be given comes after the reasons.
  const spoken = measure.override.level.raw !== '';
  const area = report.plan.areas.find(({ key }) => key === foldIdentifier(measure.subarea));
  return (
    <Screen
      title={`${measure.code} ${measure.title}`}
      back={{ label: t('pane.back'), go: session.navigation.closeMeasure }}
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
        <Text>
          {criteria.length > 1
            ? clauseSentence(verdict.clause, verdict.tally, t)
            : t(criteria[0]?.criterion ? 'pane.whySingle' : 'pane.whyNone')}
        </Text>
        <ul className={mergeClasses(common.list, common.stack)}>
          {criteria.map((criterion) => (
            <CriterionPart key={criterion.criterion?.key ?? ''} verdict={criterion} inspection={inspection} />
          ))}
        </ul>
      </Section>
      <Section title={t('pane.underReadings')}>
        <table className={styles.table}>
          <tbody>
            {INTERPRETATIONS.map((reading) => (
              <tr key={reading} className={reading === report.evaluation.reading ? common.strong : ''}>
                <th scope="row" className={styles.cell}>
                  {INTERPRETATION_WORD[reading]}{' '}
                  {reading === report.evaluation.reading && <span className={common.secondary}>{t('pane.readingUsed')}</span>}
                </th>
                <td>
                  <LevelMark level={verdict.byInterpretation[reading]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
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

function CriterionPart({ verdict, inspection }: { verdict: CriterionVerdict; inspection: PlanInspection }) {
  const common = useCommon();
  const { t } = usePane();
  const { criterion, level, statements, coverage } = verdict;
  const { tables } = inspection;
  return (
    <li className={common.tight}>
      <Text>
        {criterion && <strong>{t('pane.criterion', { number: criterion.number })} </strong>}
        {criterion?.text}
      </Text>
      <div className={common.line}>
        <LevelMark level={level} />
        <Text className={common.secondary}>{ground(verdict, t)}</Text>
        {criterion && tables && <RowLink at={{ table: 'criteria', row: criterion.row, column: 'text' }} tables={tables} />}
      </div>
      {coverage && <CoveragePart coverage={coverage} inspection={inspection} />}
      {statements.length > FEW ? (
        <details className={common.details}>
          <summary>{t('pane.statementCount', { count: statements.length })}</summary>
          <Statements statements={statements} tables={tables} />
        </details>
      ) : (
        <Statements statements={statements} tables={tables} />
      )}
    </li>
  );
}

/** More statements than this would push the next criterion out of sight. */
const FEW = 3;

function Statements({ statements, tables }: { statements: readonly JudgedStatement[]; tables: PlanInspection['tables'] }) {
  const styles = useStyles();
  const common = useCommon();
  const { t } = usePane();
  if (statements.length === 0) return null;
  return (
    <ul className={mergeClasses(common.list, styles.statements)} aria-label={t('pane.statements')}>
      {statements.map((judged) => (
        <StatementPart key={judged.statement.row} judged={judged} tables={tables} />
      ))}
    </ul>
  );
}

/** The sheet is clear from the place; the row is what one looks for. */
function RowLink({ at, tables }: { at: At; tables: WorkbookTables }) {
  const { t } = usePane();
  const place = placeOfRecord(at, tables);
  return <PlaceLink place={place} label={t('pane.row', { row: /\d+/.exec(place.cell)?.[0] ?? '' })} />;
}

function CoveragePart({ coverage, inspection: { report } }: { coverage: Coverage; inspection: PlanInspection }) {
  const styles = useStyles();
  const common = useCommon();
  const { t, language } = usePane();
  const { threshold, gazetteer } = report.evaluation;
  const share = shareOf(coverage);
  // Cut, not rounded: 89.96 % must not read as the 90 % that it does not reach.
  const percent = (value: number): string => t('pane.percent', { value: decimal(Math.floor(value * 1000 + 1e-9) / 10, language) });
  const text = t('pane.coverage', {
    covered: coverage.covered,
    total: coverage.total,
    share: percent(share),
    threshold: percent(threshold),
  });
  return (
    <div>
      <div className={styles.meter} aria-hidden="true">
        <div className={styles.covered} style={{ width: `${share * 100}%` }} />
        <div className={styles.threshold} style={{ left: `calc(${threshold * 100}% - 1px)` }} />
      </div>
      <Text size={200}>{text}</Text>
      {coverage.missing.length > 0 && coverage.covered > 0 && (
        <details className={common.details}>
          <summary>
            <Text size={200}>{t('pane.missing', { count: coverage.missing.length })}</Text>
          </summary>
          <ul className={styles.districts}>
            {missingByDistrict(coverage, gazetteer).map(({ orp, names, whole }) => (
              <li key={orp}>
                <strong>ORP {orp}</strong>: {whole ? t('pane.wholeDistrict', { count: names.length }) : names.join(', ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function StatementPart({ judged, tables }: { judged: JudgedStatement; tables: PlanInspection['tables'] }) {
  const styles = useStyles();
  const common = useCommon();
  const { around, t } = usePane();
  const { statement, ruling, territory } = judged;
  const { submitter, relation, progress, description, link, date, reason, ownLevel } = statement;
  const said = [
    relation.value === null ? relation.raw : RELATION_WORD[relation.value],
    progress.value === null ? progress.raw : PROGRESS_WORD[progress.value],
    date.value === null ? date.raw : czechDate(date.value),
  ].filter((part) => part !== '');
  return (
    <li className={styles.statement}>
      <div className={common.line}>
        <Text weight="semibold">{submitter}</Text>
        {ruling.level === null ? (
          <Text className={common.secondary}>{t(ruling.ground === 'nothing' ? 'pane.noAnswer' : 'pane.noVoice')}</Text>
        ) : (
          <LevelMark level={ruling.level} />
        )}
        {tables && <RowLink at={{ table: 'statements', row: statement.row, column: 'submitter' }} tables={tables} />}
      </div>
      {said.length > 0 && (
        <Text size={200} className={common.secondary}>
          {said.join(' · ')}
        </Text>
      )}
      {ruling.ground === 'noEvidence' && <Text size={200}>{t('pane.noEvidence')}</Text>}
      {territory.named && (
        <Text size={200}>{t('pane.territory', { territory: statement.territory, count: territory.members.length })}</Text>
      )}
      {description !== '' && <Text size={200}>{description}</Text>}
      {/^https?:\/\//i.test(link) ? (
        <Link as="button" inline className={styles.link} onClick={() => around.openLink(link)}>
          <Text size={200}>{link}</Text>
        </Link>
      ) : (
        link !== '' && <Text size={200}>{link}</Text>
      )}
      {reason.raw !== '' && (
        <Text size={200}>{t('pane.givenReason', { reason: reason.value === null ? reason.raw : REASON_WORD[reason.value] })}</Text>
      )}
      {ownLevel.value !== null && <Text size={200}>{t('pane.ownLevel', { level: t(`level.${ownLevel.value}`) })}</Text>}
    </li>
  );
}
