import { Button, FluentProvider, makeStyles, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { LANGUAGES, type Language } from '../../i18n/create';
import { PaneContext, usePane, useSession, type Pane } from './context';
import { failureText } from './failure';
import { Head } from './Head';
import { later } from '../parts/Later';
import { OutcomeBar } from '../parts/Outcome';
import { Running, Slow } from '../parts/Running';
import { Tabs } from '../parts/Tabs';
import type { PaneRequests } from '../ports/paneRequests';
import type { Session } from '../session/session';
import type { SessionState, Step, Tab as TabId, View } from '../session/store';
import type { Surroundings } from '../ports/surroundings';
import { loadTexts, textsOf } from './texts';
import { loadTheme, themeOf } from './theme';
import { useLoaded } from './useLoaded';
import { Overview } from '../features/overview/Overview';
import { MeasuresTab } from '../features/measures/MeasuresTab';
import { News } from '../features/news/News';
import { useCommon } from '../parts/common';

const useStyles = makeStyles({
  provider: { height: '100%', backgroundColor: tokens.colorNeutralBackground1 },
  frame: { height: '100%', display: 'flex', flexDirection: 'column' },
  tabs: { flexShrink: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
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
 * What is not needed to see how the plan stands comes when it is asked for. What most people open next is fetched as soon
 * as the browser has nothing else to do; see MeasuresTab too.
 */
const Settings = later(() =>
  import(/* webpackChunkName: "settings", webpackPrefetch: true */ '../features/settings/SettingsView').then(
    (module) => module.SettingsView,
  ),
);
const Exchange = later(() => import(/* webpackChunkName: "exchange" */ '../features/returns/Exchange').then((module) => module.Exchange));
const Gestor = later(() => import(/* webpackChunkName: "gestor" */ '../features/form/Gestor').then((module) => module.Gestor));
const OtherWorkbook = later(() =>
  import(/* webpackChunkName: "otherWorkbook" */ '../features/overview/OtherWorkbook').then((module) => module.OtherWorkbook),
);
const Report = later(() => import(/* webpackChunkName: "report" */ '../features/report/Report').then((module) => module.Report));
const Periods = later(() => import(/* webpackChunkName: "periods" */ '../features/periods/Periods').then((module) => module.Periods));
const Comments = later(() => import(/* webpackChunkName: "comments" */ '../features/comments/Comments').then((module) => module.Comments));
const NewPlan = later(() => import(/* webpackChunkName: "newPlanView" */ '../features/newPlan/NewPlan').then((module) => module.NewPlan));

const TerritoryView = later(() =>
  import(/* webpackChunkName: "territory" */ '../features/territory/TerritoryView').then((module) => module.TerritoryView),
);

const NewsView = later(() => import(/* webpackChunkName: "news" */ '../features/news/NewsView').then((module) => module.NewsView));

/** In the order of the year. */
const TABS: readonly TabId[] = ['overview', 'collect', 'measures', 'report', 'periods'];

function Shell() {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  const state = useSession();
  const { inspection, view } = state;
  const isPlan = inspection?.kind === 'plan';
  const tab = isPlan ? view.tab : 'overview';
  const isFirst = tab === 'overview' && view.step === 'home' && view.open === null;
  const heading = unseenHeading(tab, view);
  const page = useRef<HTMLElement>(null);
  // A new place begins at its top; the way back leads to where one was, see MeasureList.
  useEffect(() => {
    if (page.current && (view.open !== null || view.last === null)) page.current.scrollTop = 0;
  }, [tab, view.step, view.open, view.last]);
  return (
    <>
      {isPlan && (
        <nav aria-label={t('pane.sections')} className={styles.tabs}>
          <Tabs
            selected={tab}
            controls="plneni-page"
            onSelect={(value) => session.navigation.show(value)}
            tabs={TABS.map((value) => ({ value, id: `plneni-tab-${value}`, label: t(`pane.tab.${value}`) }))}
          />
        </nav>
      )}
      <main ref={page} className={styles.page}>
        <OutcomeBar />
        <div id="plneni-page" className={common.stack} {...(isPlan ? { role: 'tabpanel', 'aria-labelledby': `plneni-tab-${tab}` } : {})}>
          {isFirst && <Head inspection={inspection} />}
          {isFirst && isPlan && <News isUsed={inspection.saved !== null} />}
          {heading !== null && <h1 className={common.unseen}>{t(heading)}</h1>}
          <Page tab={tab} state={state} />
        </div>
      </main>
    </>
  );
}

/** Steps that are a `Screen` with its title. */
const OWN_HEADING: ReadonlySet<Step> = new Set([
  'requests',
  'returns',
  'settings',
  'newPlan',
  'handIn',
  'comments',
  'territory',
  'compare',
  'revise',
  'nextPeriod',
  'news',
]);

/** For those who do not see the tabs, of a screen whose heading nothing in sight says; null where something does. */
function unseenHeading(tab: TabId, { step, open }: View) {
  if (tab === 'overview' || OWN_HEADING.has(step) || (step === 'home' && open !== null)) return null;
  return step === 'checks' ? 'pane.section.checks' : (`pane.tab.${tab}` as const);
}

function Page({ tab, state: { inspection, unread, job, view } }: { tab: TabId; state: SessionState }) {
  const common = useCommon();
  const { session, around, t } = usePane();
  if (view.step === 'newPlan') return <NewPlan />;
  if (view.step === 'settings') return <Settings inspection={inspection?.kind === 'plan' ? inspection : null} />;
  if (view.step === 'news') return <NewsView />;
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
  if (inspection.kind === 'other') return <OtherWorkbook inspection={inspection} />;
  if (view.step === 'comments') return <Comments inspection={inspection} />;
  if (tab === 'measures') return <MeasuresTab inspection={inspection} />;
  if (tab === 'collect') return <Exchange inspection={inspection} />;
  if (tab === 'report') return <Report inspection={inspection} />;
  if (tab === 'periods') return <Periods inspection={inspection} />;
  if (view.step === 'territory') return <TerritoryView inspection={inspection} />;
  return <Overview inspection={inspection} />;
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
