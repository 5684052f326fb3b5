import findingsCs from '../../../i18n/findings.cs.json';
import checksCs from '../../../i18n/pane.checks.cs.json';
import { addCzech } from '../../app/texts';

// What the checks say comes with them.
addCzech(findingsCs, checksCs);
