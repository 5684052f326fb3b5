import { contactsIn } from '../../../src/core/text/contacts';

test.each([
  ['an e-mail', 'Napište na jana.novakova@kraj-lbc.cz.', [['email', 'jana.novakova@kraj-lbc.cz']]],
  ['an e-mail with diacritics', 'jan.žižka@město.cz', [['email', 'jan.žižka@město.cz']]],
  ['a mobile number', 'Mgr. Nová, tel. 777 123 456', [['phone', '777 123 456']]],
  ['without spaces, in brackets', '(602123456)', [['phone', '602123456']]],
  [
    'with hyphens and points',
    'tel.: 777-123-456, 485.226.111',
    [
      ['phone', '777-123-456'],
      ['phone', '485.226.111'],
    ],
  ],
  ['with the code of the country', '+420 485 226 111', [['phone', '+420 485 226 111']]],
  ['with no-break spaces', 'tel. 777\u00a0123\u00a0456', [['phone', '777\u00a0123\u00a0456']]],
  ['a birth number', 'r. č. 780101/0008', [['birthNumber', '780101/0008']]],
  ['of a woman', '855512/1234', [['birthNumber', '855512/1234']]],
  ['before 1954', '530101/123', [['birthNumber', '530101/123']]],
  ['without its slash, where the word stands', 'rodné číslo 7801010008', [['birthNumber', '7801010008']]],
  ['an amount', 'celkem 351 688 567 Kč, 680 269 114 korun', []],
  ['a number of persons', 'do 1. 1. 2024 602 123 456 osob', []],
  ['a number of a file', 'č. j. 123456/2025, usnesení č. 513/21/ZK', []],
  ['an address on the web', 'https://example.org/zapis-777123456', []],
  ['a company, an account, a postal code', 'IČO 70891508, účet 123456789/0800, 473 01 Nový Bor', []],
  ['a day', '31. 12. 2025', []],
  ['nothing', '', []],
])('%s', (_, text, expected) => {
  expect(contactsIn(text).map(({ kind, text: found }) => [kind, found])).toEqual(expected);
});
