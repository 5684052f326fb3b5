import newsCs from '../../../i18n/pane.news.cs.json';
import { addCzech } from '../../app/texts';

// What is read once comes when it is read.
addCzech(newsCs);
