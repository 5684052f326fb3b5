import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { Severity } from '../../../core/rules/findings';
import { usePane } from '../../app/context';

const useStyles = makeStyles({
  icon: { paddingTop: '2px', fontSize: '16px', lineHeight: '16px' },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  info: { color: tokens.colorNeutralForeground2 },
});

const ICON = { error: <ErrorCircleFilled />, warning: <WarningFilled />, info: <InfoRegular /> };

/** How grave a finding is, as a shape with its word. */
export function SeverityIcon({ severity }: { severity: Severity }) {
  const styles = useStyles();
  const { t } = usePane();
  return (
    <span className={mergeClasses(styles.icon, styles[severity])} role="img" aria-label={t(`pane.checks.severity.${severity}`)}>
      {ICON[severity]}
    </span>
  );
}
