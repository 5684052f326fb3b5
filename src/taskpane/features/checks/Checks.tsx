import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { WrenchRegular } from '@fluentui/react-icons/svg/wrench';
import { useMemo, useState } from 'react';
import type { Severity } from '../../../core/rules/findings';
import type { Translate } from '../../../i18n';
import { findingText } from '../../../i18n/sentences';
import { repairsOf } from '../../../schema/repairs';
import { usePane, useSession } from '../../app/context';
import { PlaceLink } from '../../parts/PlaceLink';
import { Section } from '../../parts/Section';
import type { PlacedFinding, PlanInspection, Repair } from '../../ports/workbook';
import { repair } from '../../actions/repair';
import { useCommon } from '../../parts/common';

const useStyles = makeStyles({
  finding: {
    display: 'grid',
    gridTemplateColumns: '20px 1fr',
    columnGap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 90px',
  },
  body: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS, alignItems: 'flex-start', minWidth: 0 },
  icon: { paddingTop: '2px', fontSize: '16px', lineHeight: '16px' },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  info: { color: tokens.colorNeutralForeground2 },
  good: { display: 'flex', columnGap: tokens.spacingHorizontalS, alignItems: 'center', padding: `${tokens.spacingVerticalL} 0` },
});

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const ICON = { error: <ErrorCircleFilled />, warning: <WarningFilled />, info: <InfoRegular /> };
const PAGE = 50;

export function Checks({ inspection: { report } }: { inspection: PlanInspection }) {
  const styles = useStyles();
  const common = useCommon();
  const { t } = usePane();
  const { plan, findings } = report;
  const single = useMemo(
    () =>
      findings.flatMap((finding) => {
        // For a person to choose, and looking for the cell's text takes long where there are thousands of them.
        if (finding.code === 'municipalityAmbiguous' || finding.code === 'territoryMissing') return [];
        const repairs = repairsOf(plan, finding);
        return repairs.length === 1 && !repairs[0]!.asText ? repairs : [];
      }),
    [plan, findings],
  );
  const of = (severity: Severity): PlacedFinding[] => findings.filter((finding) => finding.severity === severity);
  const has = (severity: Severity): boolean => findings.some((finding) => finding.severity === severity);
  return (
    <div className={common.stack}>
      <Text role="status">{findings.length === 0 ? '' : has('error') ? t('pane.checks.withErrors') : t('pane.checks.withoutErrors')}</Text>
      {findings.length === 0 && (
        <div className={styles.good}>
          <CheckmarkCircleRegular fontSize={24} aria-hidden="true" />
          <Text>{t('pane.checks.nothing')}</Text>
        </div>
      )}
      {single.length > 0 && <RepairAll repairs={single} />}
      {SEVERITIES.filter(has).map((severity) => (
        <Group key={severity} severity={severity} findings={of(severity)} inspection={{ report }} />
      ))}
    </div>
  );
}

function RepairAll({ repairs }: { repairs: readonly Repair[] }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  return (
    <div className={common.panel}>
      <Text>{t('pane.checks.repairAllHint', { count: repairs.length })}</Text>
      <Button
        icon={<WrenchRegular />}
        className={common.start}
        disabledFocusable={job !== null}
        onClick={() => void session.do(repair, repairs)}
      >
        {t('pane.checks.repairAll', { count: repairs.length })}
      </Button>
    </div>
  );
}

function Group({
  severity,
  findings,
  inspection,
}: {
  severity: Severity;
  findings: readonly PlacedFinding[];
  inspection: Pick<PlanInspection, 'report'>;
}) {
  const common = useCommon();
  const { t } = usePane();
  const [shown, setShown] = useState(PAGE);
  return (
    <Section title={t(`pane.checks.${severity}`, { count: findings.length })}>
      <ul className={common.list}>
        {findings.slice(0, shown).map((finding, i) => (
          <FindingRow key={`${finding.code} ${finding.sheet} ${finding.cell} ${i}`} finding={finding} inspection={inspection} />
        ))}
      </ul>
      {findings.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)}>{t('pane.showMore', { count: Math.min(PAGE, findings.length - shown) })}</Button>
      )}
    </Section>
  );
}

function repairLabel({ choice, asText }: Repair, isOnly: boolean, t: Translate): string {
  if (asText) return t('pane.checks.repairAsText', { choice });
  return isOnly ? t('pane.checks.repair', { choice }) : choice;
}

function FindingRow({ finding, inspection: { report } }: { finding: PlacedFinding; inspection: Pick<PlanInspection, 'report'> }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  const { message, hint } = findingText(finding, t);
  const repairs = repairsOf(report.plan, finding);
  const place = { sheet: finding.sheet, cell: finding.cell };
  const code = typeof finding.params['code'] === 'string' ? finding.params['code'] : null;
  const isMeasure = code !== null && finding.code === 'borderline';
  return (
    <li className={styles.finding}>
      <span className={`${styles.icon} ${styles[finding.severity]}`} aria-hidden="true">
        {ICON[finding.severity]}
      </span>
      <div className={styles.body}>
        <Text>{message}</Text>
        <Text size={200} className={common.secondary}>
          {hint}
        </Text>
        <div className={common.line}>
          {place.sheet !== '' && <PlaceLink place={place} />}
          {isMeasure && (
            <Button size="small" onClick={() => session.navigation.openMeasure(code)}>
              {t('pane.checks.openMeasure')}
            </Button>
          )}
          {repairs.length > 1 && <Text size={200}>{t('pane.checks.choose')}</Text>}
          {repairs.map((each) => (
            <Button
              key={each.choice}
              size="small"
              icon={<WrenchRegular />}
              disabledFocusable={job !== null}
              title={t('pane.checks.repairTo', { before: String(each.before), after: each.after })}
              onClick={() => void session.do(repair, [each])}
            >
              {repairLabel(each, repairs.length === 1, t)}
            </Button>
          ))}
        </div>
      </div>
    </li>
  );
}
