import commentsEn from './comments.en.json';
import filesEn from './files.en.json';
import findingsEn from './findings.en.json';
import functionsEn from './functions.en.json';
import checksEn from './pane.checks.en.json';
import paneCommentsEn from './pane.comments.en.json';
import exchangeEn from './pane.exchange.en.json';
import gestorEn from './pane.gestor.en.json';
import measuresEn from './pane.measures.en.json';
import newPlanEn from './pane.newPlan.en.json';
import newsEn from './pane.news.en.json';
import openDataPaneEn from './pane.openData.en.json';
import otherEn from './pane.other.en.json';
import periodsPaneEn from './pane.periods.en.json';
import reportEn from './pane.report.en.json';
import selfCheckEn from './pane.selfCheck.en.json';
import settingsEn from './pane.settings.en.json';
import territoryEn from './pane.territory.en.json';
import paneEn from './pane.en.json';
import periodsEn from './periods.en.json';
import sharedEn from './shared.en.json';

/** Everything that the pane says in English, apart so that a pane in Czech does not load it. */
export const paneEnglish: readonly object[] = [
  functionsEn,
  sharedEn,
  findingsEn,
  filesEn,
  paneEn,
  exchangeEn,
  gestorEn,
  measuresEn,
  newPlanEn,
  newsEn,
  openDataPaneEn,
  otherEn,
  reportEn,
  selfCheckEn,
  settingsEn,
  territoryEn,
  periodsEn,
  periodsPaneEn,
  checksEn,
  commentsEn,
  paneCommentsEn,
];
