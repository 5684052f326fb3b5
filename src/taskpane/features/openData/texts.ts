import openDataCs from '../../../i18n/pane.openData.cs.json';
import { addCzech } from '../../app/texts';

// What the part says comes with it.
addCzech(openDataCs);
