import filesCs from '../../../i18n/files.cs.json';
import newPlanCs from '../../../i18n/pane.newPlan.cs.json';
import { addCzech } from '../../app/texts';

// What the form of a new plan says, and what may be wrong with a list, comes with it.
addCzech(filesCs, newPlanCs);
