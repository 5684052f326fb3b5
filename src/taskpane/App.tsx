import { Button, FluentProvider, makeStyles, Spinner, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { translator, type Language } from '../i18n';
import { faultText } from '../i18n/sentences';
import { PaneContext, usePane, useSession } from './context';
import { failureText } from './failure';
import { OutcomeBar } from './parts/Outcome';
import type { PaneRequests } from './requests';
import type { Session } from './session';
import type { Surroundings } from './surroundings';
import { THEME } from './theme';
import { Overview } from './views/Overview';

const useStyles = makeStyles({
  provider: { minHeight: '100%', backgroundColor: tokens.colorNeutralBackground1 },
  page: { padding: tokens.spacingHorizontalM, boxSizing: 'border-box' },
  stack: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, alignItems: 'flex-start' },
});

export function App({ session, requests, around }: { session: Session; requests: PaneRequests; around: Surroundings }) {
  const styles = useStyles();
  const look = useSyncExternalStore(around.onLook, around.look);
  const language: Language = /^(cs|sk)\b/i.test(around.displayLanguage()) ? 'cs' : 'en';
  const pane = useMemo(() => ({ session, around, language, t: translator(language) }), [session, around, language]);
  useEffect(() => {
    // A request that waited for the pane comes after the first reading, which it would otherwise stop.
    let stop: (() => void) | undefined;
    let ended = false;
    void session.start().then(() => {
      if (!ended) stop = requests.listen(() => void session.summarize());
    });
    return () => {
      ended = true;
      stop?.();
      void session.end();
    };
  }, [session, requests]);
  return (
    <PaneContext value={pane}>
      <FluentProvider theme={THEME[look]} className={styles.provider}>
        <main className={styles.page} lang={language}>
          <OutcomeBar />
          <Body />
        </main>
      </FluentProvider>
    </PaneContext>
  );
}

function Body() {
  const styles = useStyles();
  const { session, t } = usePane();
  const { inspection, unread } = useSession();
  if (inspection?.kind === 'plan') return <Overview inspection={inspection} />;
  if (inspection)
    return (
      <div className={styles.stack}>
        <Subtitle2 as="h1">{t('pane.other.title')}</Subtitle2>
        {inspection.faults.map((fault) => (
          <Text key={JSON.stringify(fault)}>{faultText(fault, t)}</Text>
        ))}
        <Button onClick={() => void session.refresh()}>{t('pane.retry')}</Button>
      </div>
    );
  if (unread !== null)
    return (
      <div className={styles.stack} role="alert">
        <Text>{failureText(unread, t)}</Text>
        <Button appearance="primary" onClick={() => void session.refresh()}>
          {t('pane.retry')}
        </Button>
      </div>
    );
  return <Spinner label={t('pane.job.inspect')} />;
}
