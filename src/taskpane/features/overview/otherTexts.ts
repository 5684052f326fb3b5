import otherCs from '../../../i18n/pane.other.cs.json';
import { addCzech } from '../../app/texts';

// What is said of a workbook that is no plan comes with it.
addCzech(otherCs);
