import { readDay } from '../../core/text/date';
import type { Contact, Exchange } from '../../core/exchange/exchange';
import { cellText, fold } from '../../core/text/text';
import { rowsOf, type WorkbookTables } from './rows';
import { SETTINGS } from '../tables';

/** Who is called and who has answered. A table or a column that is missing reads as empty; dates that cannot be read, too. */
export function readExchange({ settings, leads, municipalities, statements }: WorkbookTables): Exchange {
  const setting = (key: string): string | null => {
    for (const cells of settings ? rowsOf('settings', settings) : [])
      if (fold(cells.text('key')) === fold(key)) return readDay(cells.raw('value'));
    return null;
  };
  return {
    calledOn: setting(SETTINGS.calledOn.key),
    deadline: setting(SETTINGS.deadline.key),
    contacts: Array.from(leads ? rowsOf('leads', leads) : [], (cells): Contact => ({
      row: cells.row,
      name: cells.text('name'),
      short: cells.text('short'),
      type: cells.text('type'),
      email: cells.text('email'),
      called: readDay(cells.raw('called')),
      returned: readDay(cells.raw('returned')),
      file: cells.text('file'),
      confirmedBy: cells.text('confirmedBy'),
      confirmedOn: readDay(cells.raw('confirmedOn')),
    })),
    addressed: Array.from(municipalities ? rowsOf('municipalities', municipalities) : [])
      .filter((cells) => YES.has(fold(cells.text('addressed'))))
      .map((cells) => cells.text('code')),
    sources: new Map(Array.from(statements ? rowsOf('statements', statements) : [], (cells) => [cells.row, cellText(cells.raw('source'))])),
  };
}

const YES = new Set(['ano', 'a', 'yes', 'x', '1', 'true', 'pravda']);
