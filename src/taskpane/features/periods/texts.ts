import filesCs from '../../../i18n/files.cs.json';
import panePeriodsCs from '../../../i18n/pane.periods.cs.json';
import periodsCs from '../../../i18n/periods.cs.json';
import { addCzech } from '../../app/texts';

// What is said of periods comes with their views.
addCzech(filesCs, periodsCs, panePeriodsCs);
