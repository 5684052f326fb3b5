import measuresCs from '../../../i18n/pane.measures.cs.json';
import { addCzech } from '../../app/texts';

// What the list of measures and the detail of one say comes with it.
addCzech(measuresCs);
