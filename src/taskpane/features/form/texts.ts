import gestorCs from '../../../i18n/pane.gestor.cs.json';
import { addCzech } from '../../app/texts';

// What a gestor's form says comes with it.
addCzech(gestorCs);
