import './texts';
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { WrenchRegular } from '@fluentui/react-icons/svg/wrench';
import { useMemo } from 'react';
import type { Plan } from '../../../core/plan/plan';
import { SEVERITY, type FindingCode, type Severity } from '../../../core/rules/findings';
import { push } from '../../../core/text/group';
import type { Translate } from '../../../i18n';
import { findingText } from '../../../i18n/sentences';
import { isSafe, repairsOf } from '../../../schema/read/repairs';
import { cellName } from '../../../schema/read/rows';
import { usePane, useSession } from '../../app/context';
import { PlaceLink } from '../../parts/list/PlaceLink';
import { LongList, type TabStop } from '../../parts/list/LongList';
import { SeverityIcon } from '../../parts/list/SeverityIcon';
import type { PlacedFinding, PlanInspection, Repair } from '../../ports/workbook';
import { repair } from '../../actions/repair';
import { useCommon } from '../../parts/common';

const useStyles = makeStyles({
  finding: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXXS,
    alignItems: 'flex-start',
    minWidth: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', columnGap: tokens.spacingHorizontalXS },
  good: { display: 'flex', columnGap: tokens.spacingHorizontalS, alignItems: 'center', padding: `${tokens.spacingVerticalL} 0` },
});

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
/** More choices than this stand behind one more click. */
const FEW_CHOICES = 5;
/** So many changes are shown before they are made; of more it is enough to see of which kind they are. */
const SHOWN_CHANGES = 20;

/** A finding that can be told from any other in a list. */
interface Keyed {
  readonly key: string;
  readonly finding: PlacedFinding;
}
const keyOf = ({ key }: Keyed): string => key;

/** By kind, errors first; within a kind in the order of the workbook. */
function byKind(findings: readonly PlacedFinding[]): { key: FindingCode; severity: Severity; items: readonly Keyed[] }[] {
  const kinds = new Map<FindingCode, Keyed[]>();
  const seen = new Map<string, number>();
  for (const finding of findings) {
    const place = `${finding.code} ${finding.sheet} ${finding.cell}`;
    const same = seen.get(place) ?? 0;
    seen.set(place, same + 1);
    push(kinds, finding.code, { key: `${place} ${same}`, finding });
  }
  return SEVERITIES.flatMap((severity) =>
    [...kinds].filter(([code]) => SEVERITY[code] === severity).map(([key, items]) => ({ key, severity, items })),
  );
}

export function Checks({ inspection: { report } }: { inspection: PlanInspection }) {
  const styles = useStyles();
  const common = useCommon();
  const { t } = usePane();
  const { plan, findings } = report;
  const clear = useMemo(() => findings.filter(isSafe).flatMap((finding) => repairsOf(plan, finding)), [plan, findings]);
  const kinds = useMemo(() => byKind(findings), [findings]);
  return (
    <div className={common.stack}>
      <Text role="status">{findings.length === 0 ? '' : verdictText(findings, t)}</Text>
      {findings.length === 0 && (
        <div className={styles.good}>
          <CheckmarkCircleRegular fontSize={24} aria-hidden="true" />
          <Text>{t('pane.checks.nothing')}</Text>
        </div>
      )}
      {clear.length > 0 && <RepairAll repairs={clear} />}
      <LongList
        groups={kinds.map(({ key, severity, items }) => ({
          key,
          items,
          head: <KindHead code={key} severity={severity} count={items.length} />,
        }))}
        keyOf={keyOf}
      >
        {({ finding }, tabIndex) => <FindingRow finding={finding} plan={plan} tabIndex={tabIndex} />}
      </LongList>
    </div>
  );
}

/** What is to be done before the figures are published. */
function verdictText(findings: readonly PlacedFinding[], t: Translate): string {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  if (errors === 0) return warnings === 0 ? t('pane.checks.clean') : t('pane.checks.look', { count: warnings });
  return [t('pane.checks.mend', { count: errors }), ...(warnings > 0 ? [t('pane.checks.lookToo', { count: warnings })] : [])].join(' ');
}

function KindHead({ code, severity, count }: { code: FindingCode; severity: Severity; count: number }) {
  const styles = useStyles();
  const { t } = usePane();
  const kind = t(`pane.checks.kind.${code}`);
  return (
    <span className={styles.head}>
      <SeverityIcon severity={severity} />
      <span>{count === 1 ? kind : t('pane.checks.kindCount', { kind, count })}</span>
    </span>
  );
}

/** Cells whose word is clear: what will become of each is shown, and then they are mended at once. */
function RepairAll({ repairs }: { repairs: readonly Repair[] }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  return (
    <div className={common.panel}>
      <Text>{t('pane.checks.repairAllHint', { count: repairs.length })}</Text>
      <Button
        icon={<WrenchRegular />}
        appearance="primary"
        className={common.start}
        disabledFocusable={job !== null}
        onClick={() => void session.do(repair, repairs)}
      >
        {t('pane.checks.repairAll', { count: repairs.length })}
      </Button>
      <details className={common.details}>
        <summary>{t('pane.checks.effects')}</summary>
        <ul className={common.list}>
          {repairs.slice(0, SHOWN_CHANGES).map((each) => (
            <li key={`${each.sheet} ${each.row} ${each.column}`}>
              <Text size={200}>{changeText(each, t)}</Text>
            </li>
          ))}
          {repairs.length > SHOWN_CHANGES && (
            <li>
              <Text size={200}>{t('pane.moved.more', { count: repairs.length - SHOWN_CHANGES })}</Text>
            </li>
          )}
        </ul>
      </details>
    </div>
  );
}

const changeText = ({ sheet, row, column, before, after }: Repair, t: Translate): string =>
  t('pane.checks.change', { place: `${sheet}, ${cellName(row, column)}`, before: String(before), after });

function FindingRow({ finding, plan, tabIndex }: { finding: PlacedFinding; plan: Plan; tabIndex: TabStop }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  const { message, hint } = findingText(finding, t);
  const repairs = repairsOf(plan, finding);
  const place = { sheet: finding.sheet, cell: finding.cell };
  const { code } = finding.params;
  const opens = typeof code === 'string' && (finding.code === 'borderline' || finding.code === 'leadDisagrees');
  const isStop = place.sheet !== '' || opens || repairs.length > 0;
  return (
    // What holds nothing to be pressed is reached by the arrows all the same.
    <div className={styles.finding} {...(isStop ? {} : { tabIndex })}>
      <Text>{message}</Text>
      <Text size={200} className={common.secondary}>
        {hint}
      </Text>
      <div className={common.line}>
        {place.sheet !== '' && <PlaceLink place={place} tabIndex={tabIndex} />}
        {opens && (
          <Button size="small" tabIndex={tabIndex} onClick={() => session.navigation.openMeasure(code)}>
            {t('pane.checks.openMeasure')}
          </Button>
        )}
        {repairs.length === 1 && <RepairButton repair={repairs[0]!} isOnly tabIndex={tabIndex} />}
      </div>
      {repairs.length > 1 && repairs.length <= FEW_CHOICES && (
        <div className={common.line} role="group" aria-label={t('pane.checks.choose')}>
          {repairs.map((each) => (
            <RepairButton key={each.choice} repair={each} tabIndex={tabIndex} />
          ))}
        </div>
      )}
      {repairs.length > FEW_CHOICES && (
        <details className={common.details}>
          <summary tabIndex={tabIndex}>{t('pane.checks.chooseValue', { count: repairs.length })}</summary>
          <div className={common.line} role="group" aria-label={t('pane.checks.choose')}>
            {repairs.map((each) => (
              <RepairButton key={each.choice} repair={each} tabIndex={tabIndex} />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

function RepairButton({ repair: one, isOnly = false, tabIndex }: { repair: Repair; isOnly?: boolean; tabIndex: TabStop }) {
  const { session, t } = usePane();
  const { job } = useSession();
  return (
    <Button
      size="small"
      {...(isOnly ? { icon: <WrenchRegular /> } : {})}
      tabIndex={tabIndex}
      disabledFocusable={job !== null}
      title={t('pane.checks.repairTo', { before: String(one.before), after: one.after })}
      onClick={() => void session.do(repair, [one])}
    >
      {repairLabel(one, isOnly, t)}
    </Button>
  );
}

function repairLabel({ choice, asText }: Repair, isOnly: boolean, t: Translate): string {
  if (asText) return t('pane.checks.repairAsText', { choice });
  return isOnly ? t('pane.checks.repair', { choice }) : choice;
}
