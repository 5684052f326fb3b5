import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { call, fill, resaved, taken } from '../../build/returns';
import { formRows, opened } from '../../build/requests';

/** The call of the same body over the same criteria as `call()`, issued by the version before the columns moved. */
const EARLIER = readFileSync(join(__dirname, '../../fixtures/requests/vyzva-starsi-poradi.xlsx'));

const rowsIn = (bytes: Uint8Array): unknown[] => formRows(opened(bytes));

test('a call with its columns in the earlier order has the same rows as one in the present order', () => {
  expect(rowsIn(EARLIER)).toEqual(rowsIn(call()));
  expect(taken(EARLIER).return.rows).toEqual(taken(call()).return.rows);
  expect(taken(EARLIER).problems).toEqual(taken(call()).problems);
});

test.each(['xlsx', 'ods', 'biff8', 'xlsb'] as const)('filled in and saved as %s, it is read by the names of its columns', (bookType) => {
  const filled = (bytes: Uint8Array): ReturnType<typeof taken>['return']['rows'] =>
    taken(
      resaved(bytes, bookType, (book) =>
        fill(book, [
          [1, 'Vztah podkladu', 'Částečný'],
          [1, 'Stav realizace', 'Částečně realizováno'],
          [1, 'Popis', 'Sešli jsme se jednou.'],
          [1, 'Důvod', 'personální a kapacitní limity'],
          [2, 'Stav realizace', 'Neplní se'],
        ]),
      ),
    ).return.rows;
  expect(filled(EARLIER)).toEqual(filled(call()));
  expect(filled(EARLIER)[1]!.answer).toMatchObject({ relation: 'Částečný', description: 'Sešli jsme se jednou.' });
});
