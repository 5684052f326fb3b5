import { Button, CounterBadge, FluentProvider, makeStyles, SkeletonItem, Tab, TabList, Text, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { LANGUAGES, type Language, type Translate } from '../../i18n/create';
import { PaneContext, usePane, useSession, type Pane } from './context';
import { failureText } from './failure';
import { later } from '../parts/Later';
import { OutcomeBar } from '../parts/Outcome';
import { Running, Slow } from '../parts/Running';
import type { PaneRequests } from '../ports/paneRequests';
import type { Session, SessionState, Tab as TabId } from '../session/session';
import type { Surroundings } from '../ports/surroundings';
import { loadTexts, textsOf } from './texts';
import { THEME } from './theme';
import { Checks } from '../features/checks/Checks';
import { Measures } from '../features/measures/Measures';
import { OtherWorkbook } from '../features/overview/OtherWorkbook';
import { Overview } from '../features/overview/Overview';
import { SettingsView } from '../features/settings/SettingsView';

const useStyles = makeStyles({
  provider: { height: '100%', backgroundColor: tokens.colorNeutralBackground1 },
  frame: { height: '100%', display: 'flex', flexDirection: 'column' },
  // Five words and a count fit into 320 px; larger letters take a second line.
  tabs: {
    flexShrink: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '& [role="tablist"]': { flexWrap: 'wrap' },
    '& button': { paddingLeft: '5px', paddingRight: '5px' },
  },
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
  stack: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, alignItems: 'stretch' },
  start: { alignSelf: 'flex-start' },
  tab: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
});

export function App({ session, requests, around }: { session: Session; requests: PaneRequests; around: Surroundings }) {
  const styles = useStyles();
  const look = useSyncExternalStore(around.onLook, around.look);
  const [chosenLanguage, setChosen] = useState<Language | null>(() => LANGUAGES.find((each) => each === around.recall('language')) ?? null);
  const language = chosenLanguage ?? (/^(cs|sk)\b/i.test(around.displayLanguage()) ? 'cs' : 'en');
  const [late, setLate] = useState<{ readonly language: Language; readonly t: Translate } | null>(null);
  const t = textsOf(language) ?? (late?.language === language ? late.t : undefined);
  useEffect(() => {
    let here = true;
    if (!textsOf(language)) void loadTexts(language).then((texts) => here && setLate({ language, t: texts }));
    return () => void (here = false);
  }, [language]);
  const pane = useMemo<Pane | null>(() => {
    if (!t) return null;
    const chooseLanguage = (chosen: Language | null): void => {
      around.remember('language', chosen ?? '');
      setChosen(chosen);
    };
    return { session, around, language, look, chosenLanguage, chooseLanguage, t };
  }, [session, around, language, look, chosenLanguage, t]);
  useEffect(() => {
    // A request that waited for the pane comes after the first reading, which it would otherwise stop.
    let stop: (() => void) | undefined;
    let ended = false;
    void session.start().then(() => {
      if (!ended) stop = requests.listen((request) => session.answer(request));
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
        <div lang={language} className={styles.frame}>
          {pane && <Shell />}
        </div>
      </FluentProvider>
    </PaneContext>
  );
}

/** What is not needed to see how the plan stands comes when it is asked for. */
const Exchange = later(() => import(/* webpackChunkName: "exchange" */ '../features/returns/Exchange').then((module) => module.Exchange));
const Gestor = later(() => import(/* webpackChunkName: "gestor" */ '../features/form/Gestor').then((module) => module.Gestor));
const NewPlan = later(() => import(/* webpackChunkName: "newPlanView" */ '../features/newPlan/NewPlan').then((module) => module.NewPlan));

const TABS: readonly TabId[] = ['overview', 'measures', 'collect', 'checks', 'settings'];

function Shell() {
  const styles = useStyles();
  const { session, t } = usePane();
  const state = useSession();
  const { inspection, view } = state;
  const isRequest = inspection?.kind === 'call';
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
        <TabList size="small" selectedValue={tab} onTabSelect={(_, { value }) => session.show(value as TabId)}>
          {tabs.map((each) => (
            <Tab key={each} value={each} id={`plneni-tab-${each}`} aria-controls="plneni-page">
              <span className={styles.tab}>
                {t(isRequest && each === 'overview' ? 'pane.tab.mine' : `pane.tab.${each}`)}
                {each === 'checks' && <FindingCount state={state} />}
              </span>
            </Tab>
          ))}
        </TabList>
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
  const styles = useStyles();
  const { session, around, t } = usePane();
  if (view.step === 'newPlan') return <NewPlan />;
  if (tab === 'settings') return <SettingsView inspection={inspection?.kind === 'plan' ? inspection : null} />;
  if (!around.supported) return <Text role="alert">{t('pane.tooOld', { level: around.host().apiLevel })}</Text>;
  if (!inspection && unread === null) return <Interpretation />;
  if (!inspection)
    return (
      <div className={styles.stack} role="alert">
        <Text>{failureText(unread, t)}</Text>
        {job ? (
          <Running job={job} />
        ) : (
          <Button appearance="primary" className={styles.start} onClick={() => void session.refresh()}>
            {t('pane.retry')}
          </Button>
        )}
      </div>
    );
  if (inspection.kind === 'call') return <Gestor inspection={inspection} />;
  if (inspection.kind === 'other') return <OtherWorkbook faults={inspection.faults} saved={inspection.saved} />;
  if (tab === 'measures') return <Measures inspection={inspection} />;
  if (tab === 'collect') return <Exchange inspection={inspection} />;
  return tab === 'checks' ? <Checks inspection={inspection} /> : <Overview inspection={inspection} />;
}

/** The shape of what is coming, and what is done meanwhile. */
function Interpretation() {
  const styles = useStyles();
  const { t } = usePane();
  return (
    <div className={styles.stack} aria-busy="true">
      <Text role="status">{t('pane.job.inspect')}</Text>
      <Slow />
      <SkeletonItem size={128} />
      <SkeletonItem size={40} />
      <SkeletonItem size={16} />
      <SkeletonItem size={16} />
    </div>
  );
}
