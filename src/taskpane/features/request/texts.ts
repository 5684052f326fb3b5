import filesCs from '../../../i18n/files.cs.json';
import exchangeCs from '../../../i18n/pane.exchange.cs.json';
import { addCzech } from '../../app/texts';

// What the exchange says comes with its views.
addCzech(filesCs, exchangeCs);
