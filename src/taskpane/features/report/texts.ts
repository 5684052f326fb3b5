import reportCs from '../../../i18n/pane.report.cs.json';
import { addCzech } from '../../app/texts';

// What the tab says comes with it.
addCzech(reportCs);
