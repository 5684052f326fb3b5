import { Button, CounterBadge, FluentProvider, makeStyles, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { LANGUAGES, type Language } from '../../i18n/create';
import { PaneContext, usePane, useSession, type Pane } from './context';
import { failureText } from './failure';
import { later } from '../parts/Later';
import { OutcomeBar } from '../parts/Outcome';
import { Running, Slow } from '../parts/Running';
import { Tabs } from '../parts/Tabs';
import type { PaneRequests } from '../ports/paneRequests';
import type { Session } from '../session/session';
import type { SessionState, Tab as TabId } from '../session/store';
import type { Surroundings } from '../ports/surroundings';
import { loadTexts, textsOf } from './texts';
import { loadTheme, themeOf } from './theme';
import { useLoaded } from './useLoaded';
import { OtherWorkbook } from '../features/overview/OtherWorkbook';
import { Overview } from '../features/overview/Overview';
import { useCommon } from '../parts/common';

const useStyles = makeStyles({
  provider: { height: '100%', backgroundColor: tokens.colorNeutralBackground1 },
  frame: { height: '100%', display: 'flex', flexDirection: 'column' },
  tabs: { flexShrink: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  page: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: tokens.spacingHorizontalM,
    boxSizing: 'border-box',
    scrollbarGutter: 'stable',
    // What takes the focus must not hide under the bars that stay in sight above and below.
    scrollPaddingTop: '64px',
    scrollPaddingBottom: '120px',
  },
  tab: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
});

export function App({ session, requests, around }: { session: Session; requests: PaneRequests; around: Surroundings }) {
  const styles = useStyles();
  const look = useSyncExternalStore(around.onLook, around.look);
  const [chosenLanguage, setChosen] = useState<Language | null>(() => LANGUAGES.find((each) => each === around.recall('language')) ?? null);
  const spoken = useLoaded(chosenLanguage ?? (/^(cs|sk)\b/i.test(around.displayLanguage()) ? 'cs' : 'en'), textsOf, loadTexts);
  const theme = useLoaded(look, themeOf, loadTheme);
  const pane = useMemo<Pane | null>(() => {
    if (!spoken) return null;
    const chooseLanguage = (chosen: Language | null): void => {
      around.remember('language', chosen ?? '');
      setChosen(chosen);
    };
    return { session, around, ...spoken, look, chosenLanguage, chooseLanguage };
  }, [session, around, spoken, look, chosenLanguage]);
  useEffect(() => {
    // A request that waited for the pane comes after the first reading, which it would otherwise stop.
    let stop: (() => void) | undefined;
    let ended = false;
    void session.start().then(() => {
      if (!ended) stop = requests.listen((request) => session.answer(request));
    });
    const blind = around.onSeen(session.seen);
    return () => {
      ended = true;
      blind();
      stop?.();
      void session.end();
    };
  }, [session, requests, around]);
  return (
    <PaneContext value={pane}>
      {pane && theme && (
        <FluentProvider theme={theme} className={styles.provider}>
          <div lang={pane.language} className={styles.frame}>
            <Shell />
          </div>
        </FluentProvider>
      )}
    </PaneContext>
  );
}

/*
 * What is not needed to see how the plan stands comes when it is asked for. The tabs that most people open next are
 * fetched as soon as the browser has nothing else to do.
 */
const Measures = later(() =>
  import(/* webpackChunkName: "measures", webpackPrefetch: true */ '../features/measures/Measures').then((module) => module.Measures),
);
const Checks = later(() =>
  import(/* webpackChunkName: "checks", webpackPrefetch: true */ '../features/checks/Checks').then((module) => module.Checks),
);
const Settings = later(() =>
  import(/* webpackChunkName: "settings", webpackPrefetch: true */ '../features/settings/SettingsView').then(
    (module) => module.SettingsView,
  ),
);
const Exchange = later(() => import(/* webpackChunkName: "exchange" */ '../features/returns/Exchange').then((module) => module.Exchange));
const Gestor = later(() => import(/* webpackChunkName: "gestor" */ '../features/form/Gestor').then((module) => module.Gestor));
const NewPlan = later(() => import(/* webpackChunkName: "newPlanView" */ '../features/newPlan/NewPlan').then((module) => module.NewPlan));

const TABS: readonly TabId[] = ['overview', 'measures', 'collect', 'checks', 'settings'];

function Shell() {
  const styles = useStyles();
  const { session, t } = usePane();
  const state = useSession();
  const { inspection, view } = state;
  const isRequest = inspection?.kind === 'request';
  const tabs = inspection?.kind === 'plan' ? TABS : (['overview', 'settings'] as const);
  const tab = tabs.find((each) => each === view.tab) ?? 'overview';
  const page = useRef<HTMLElement>(null);
  // A new place begins at its top; the way back leads to where one was, see MeasureList.
  useEffect(() => {
    if (page.current && (view.open !== null || view.last === null)) page.current.scrollTop = 0;
  }, [tab, view.step, view.open, view.last]);
  return (
    <>
      <nav aria-label={t('pane.sections')} className={styles.tabs}>
        <Tabs
          selected={tab}
          controls="plneni-page"
          onSelect={session.navigation.show}
          tabs={tabs.map((value) => ({
            value,
            id: `plneni-tab-${value}`,
            label: (
              <span className={styles.tab}>
                {t(isRequest && value === 'overview' ? 'pane.tab.mine' : `pane.tab.${value}`)}
                {value === 'checks' && <FindingCount state={state} />}
              </span>
            ),
          }))}
        />
      </nav>
      <main ref={page} className={styles.page}>
        <OutcomeBar />
        <div id="plneni-page" role="tabpanel" aria-labelledby={`plneni-tab-${tab}`}>
          {tab !== 'overview' && view.open === null && view.step === 'home' && <h1 className={styles.hidden}>{t(`pane.tab.${tab}`)}</h1>}
          <Page tab={tab} state={state} />
        </div>
      </main>
    </>
  );
}

/** Errors are what must not be missed; with none, the warnings. */
function FindingCount({ state: { inspection } }: { state: SessionState }) {
  const { t } = usePane();
  if (inspection?.kind !== 'plan') return null;
  const count = (severity: string): number => inspection.report.findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  if (errors + warnings === 0) return null;
  return (
    <CounterBadge
      size="small"
      count={errors > 0 ? errors : warnings}
      overflowCount={999}
      color={errors > 0 ? 'danger' : 'informative'}
      aria-label={errors > 0 ? t('pane.checks.error', { count: errors }) : t('pane.checks.warning', { count: warnings })}
    />
  );
}

function Page({ tab, state: { inspection, unread, job, view } }: { tab: TabId; state: SessionState }) {
  const common = useCommon();
  const { session, around, t } = usePane();
  if (view.step === 'newPlan') return <NewPlan />;
  if (tab === 'settings') return <Settings inspection={inspection?.kind === 'plan' ? inspection : null} />;
  if (!around.supported) return <Text role="alert">{t('pane.tooOld', { level: around.host().apiLevel })}</Text>;
  if (!inspection && unread === null) return <Interpretation />;
  if (!inspection)
    return (
      <div className={common.stack} role="alert">
        <Text>{failureText(unread, t)}</Text>
        {job ? (
          <Running job={job} />
        ) : (
          <Button appearance="primary" className={common.start} onClick={() => void session.refresh()}>
            {t('pane.retry')}
          </Button>
        )}
      </div>
    );
  if (inspection.kind === 'request') return <Gestor inspection={inspection} />;
  if (inspection.kind === 'other') return <OtherWorkbook faults={inspection.faults} saved={inspection.saved} />;
  if (tab === 'measures') return <Measures inspection={inspection} />;
  if (tab === 'collect') return <Exchange inspection={inspection} />;
  return tab === 'checks' ? <Checks inspection={inspection} /> : <Overview inspection={inspection} />;
}

/** The shape of what is coming, and what is done meanwhile. */
function Interpretation() {
  const common = useCommon();
  const { t } = usePane();
  return (
    <div className={common.stack} aria-busy="true">
      <Text role="status">{t('pane.job.inspect')}</Text>
      <Slow />
      <SkeletonItem size={128} />
      <SkeletonItem size={40} />
      <SkeletonItem size={16} />
      <SkeletonItem size={16} />
    </div>
  );
}
