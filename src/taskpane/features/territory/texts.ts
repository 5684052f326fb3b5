import territoryCs from '../../../i18n/pane.territory.cs.json';
import { addCzech } from '../../app/texts';

// What the map and the view of the region say comes with them.
addCzech(territoryCs);
