import commentsCs from '../../../i18n/comments.cs.json';
import filesCs from '../../../i18n/files.cs.json';
import paneCs from '../../../i18n/pane.comments.cs.json';
import { addCzech } from '../../app/texts';

// What is said of comments comes with their views.
addCzech(filesCs, commentsCs, paneCs);
