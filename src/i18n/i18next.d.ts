import type cli from './cli.cs.json';
import type comments from './comments.cs.json';
import type files from './files.cs.json';
import type findings from './findings.cs.json';
import type functions from './functions.cs.json';
import type openData from './openData.cs.json';
import type pane from './pane.cs.json';
import type checks from './pane.checks.cs.json';
import type paneComments from './pane.comments.cs.json';
import type exchange from './pane.exchange.cs.json';
import type gestor from './pane.gestor.cs.json';
import type measures from './pane.measures.cs.json';
import type newPlan from './pane.newPlan.cs.json';
import type news from './pane.news.cs.json';
import type paneOpenData from './pane.openData.cs.json';
import type other from './pane.other.cs.json';
import type periodsTab from './pane.periods.cs.json';
import type reportTab from './pane.report.cs.json';
import type selfCheck from './pane.selfCheck.cs.json';
import type settings from './pane.settings.cs.json';
import type territory from './pane.territory.cs.json';
import type report from './report.cs.json';
import type reportNotes from './reportNotes.cs.json';
import type periods from './periods.cs.json';
import type shared from './shared.cs.json';

// Makes every t('…') a checked key of the Czech files, plural endings included. Which file a room may use says
// scripts/guards.ts.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      translation: typeof cli &
        typeof comments &
        typeof checks &
        typeof paneComments &
        typeof files &
        typeof findings &
        typeof functions &
        typeof openData &
        typeof pane &
        typeof exchange &
        typeof gestor &
        typeof measures &
        typeof newPlan &
        typeof news &
        typeof paneOpenData &
        typeof other &
        typeof periodsTab &
        typeof reportTab &
        typeof selfCheck &
        typeof settings &
        typeof territory &
        typeof report &
        typeof reportNotes &
        typeof periods &
        typeof shared;
    };
  }
}
