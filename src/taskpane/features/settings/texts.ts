import settingsCs from '../../../i18n/pane.settings.cs.json';
import { addCzech } from '../../app/texts';

// What the settings say comes with them.
addCzech(settingsCs);
