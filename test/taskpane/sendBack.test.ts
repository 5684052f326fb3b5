import { addressIn, mailTo } from '../../src/taskpane/features/form/sendBack';

test.each([
  ['plan@example.cz', 'plan@example.cz'],
  ['Jana Nováková <jana.novakova@kraj-lbc.cz>', 'jana.novakova@kraj-lbc.cz'],
  ['jana@kraj.cz; petr@kraj.cz', 'jana@kraj.cz'],
  ['na adresu plan@example.cz.', 'plan@example.cz'],
  ['mailto:plan@example.cz', 'plan@example.cz'],
  ['„plan@example.cz“', 'plan@example.cz'],
  ['paní Nováková, dveře 12', null],
  ['zavináč @ kraj', null],
  ['', null],
])('the address in „%s“', (text, address) => {
  expect(addressIn(text)).toBe(address);
});

test('a subject with anything in it is one subject', () => {
  const link = new URL(mailTo('plan@example.cz', 'Plán & „podklady“? #1', 'řádek\ndruhý'));
  expect(link.pathname).toBe('plan@example.cz');
  expect(link.searchParams.get('subject')).toBe('Plán & „podklady“? #1');
  expect(link.searchParams.get('body')).toBe('řádek\ndruhý');
});
