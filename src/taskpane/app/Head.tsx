import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { useCommon } from '../parts/common';
import type { Inspection } from '../ports/workbook';
import { usePane } from './context';
import { dayText } from './numbers';

const useStyles = makeStyles({
  tools: { display: 'flex', marginLeft: 'auto', marginRight: `calc(-1 * ${tokens.spacingHorizontalS})`, flexShrink: 0 },
  tool: { minWidth: 0, paddingLeft: tokens.spacingHorizontalS, paddingRight: tokens.spacingHorizontalS },
});

/** Over the first screen, whatever the workbook is: which plan as of when, the settings and help. */
export function Head({ inspection }: { inspection: Inspection | null }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, around, language, t } = usePane();
  const settings = inspection?.kind === 'plan' ? inspection.report.plan.settings : null;
  return (
    <header className={common.tight}>
      {settings && <h1 className={mergeClasses(common.title, common.anywhere)}>{settings.planName || t('pane.namelessPlan')}</h1>}
      <div className={common.line}>
        {settings?.asOf != null && (
          <Text size={200} className={common.secondary}>
            {t('pane.asOf', { date: dayText(settings.asOf, language) })}
          </Text>
        )}
        <div className={styles.tools}>
          <Button
            size="small"
            appearance="subtle"
            className={styles.tool}
            icon={<SettingsRegular />}
            onClick={() => session.navigation.show('overview', 'settings')}
          >
            {t('pane.settings.title')}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            icon={<QuestionCircleRegular />}
            title={t('pane.help')}
            aria-label={t('pane.help')}
            onClick={() => around.openLink(new URL('help.html', document.baseURI).href)}
          />
        </div>
      </div>
    </header>
  );
}
