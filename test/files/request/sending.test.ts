import { strFromU8, unzipSync } from 'fflate';
import PostalMime, { type Email } from 'postal-mime';
import { read as readBook, utils } from '@e965/xlsx';
import { draft } from '../../../src/files/request/draft';
import { mergeCsv, mergeXlsx } from '../../../src/files/request/mergeTable';
import { buildRequests, zipWithMails } from '../../../src/files/request/zipRequests';
import { translator } from '../../../src/i18n';
import { mailOf } from '../../../src/i18n/mail';
import { asked, COMMON } from '../../build/requests';

const bytes = Uint8Array.from({ length: 5_000 }, (_, i) => i % 256);
const MAIL = { to: 'osv@kraj.cz,druha@kraj.cz', subject: 'Podklady: Akční plán', body: 'Dobrý den,\n\nprosíme o podklady – žluté řádky.' };
const parsed = (given: Uint8Array): Promise<Email> => PostalMime.parse(given);

test('a draft opens as an e-mail being written: addresses, subject, text, and the workbook as it is', async () => {
  const written = draft(MAIL, { file: 'vyzva-osv.xlsx', bytes });
  const email = await parsed(written);
  expect(email.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
  expect(email.to?.map(({ address }) => address)).toEqual(['osv@kraj.cz', 'druha@kraj.cz']);
  expect(email.subject).toBe(MAIL.subject);
  expect(email.text?.replace(/\r\n/g, '\n').trim()).toBe(MAIL.body);
  const [attached] = email.attachments;
  expect(attached).toMatchObject({ filename: 'vyzva-osv.xlsx', disposition: 'attachment' });
  expect(new Uint8Array(attached!.content as ArrayBuffer)).toEqual(bytes);
  // Plain letters and short lines alone go through every mail server.
  for (const line of strFromU8(written).split('\r\n')) expect(line).toMatch(/^[\x20-\x7e]{0,85}$/);
});

test.each([
  ['a long subject', 'Výzva k předložení podkladů: '.repeat(20).trim()],
  ['signs of four bytes', '🙂'.repeat(60)],
  ['line breaks', 'Plán\r\nBcc: zly@example.org\r\n\r\ntext'],
])('%s adds no header and comes whole', async (_, subject) => {
  const written = draft({ ...MAIL, subject }, { file: 'x"\r\nBcc: zly@example.org.xlsx', bytes });
  const email = await parsed(written);
  expect(email.subject?.replace(/\s+/g, ' ')).toBe(subject.replace(/\s+/g, ' '));
  expect(email.bcc).toBeUndefined();
  expect(strFromU8(written)).not.toMatch(/^Bcc/im);
  expect(email.attachments).toHaveLength(1);
});

test('without an address there is no To: whoever sends it fills it in', async () => {
  expect((await parsed(draft({ ...MAIL, to: '' }, { file: 'a.xlsx', bytes }))).to).toBeUndefined();
});

test('the same draft gives the same bytes', () => {
  expect(draft(MAIL, { file: 'a.xlsx', bytes })).toEqual(draft(MAIL, { file: 'a.xlsx', bytes }));
});

const ROWS = [
  { addressee: 'Odbor "OSV"; Liberec', mail: MAIL, file: 'vyzva-osv.xlsx' },
  { addressee: '=1+1', mail: { ...MAIL, to: '' }, file: 'vyzva-1-1.xlsx' },
];
const HEADERS = ['Adresát', 'E-mail', 'Předmět', 'Text', 'Soubor'];

test('the table for a mail merge: the same in .csv and .xlsx, nothing in it is computed', () => {
  const csv = utils.sheet_to_json<string[]>(readBook(strFromU8(mergeCsv(ROWS)), { type: 'string', raw: true, FS: ';' }).Sheets['Sheet1']!, {
    header: 1,
  });
  expect(csv[0]).toEqual(HEADERS);
  expect(csv[1]).toEqual(['Odbor "OSV"; Liberec', MAIL.to, MAIL.subject, MAIL.body, 'vyzva-osv.xlsx']);
  expect(csv[2]![0]).toBe("'=1+1");
  const sheet = readBook(mergeXlsx(ROWS, '2026-01-05')).Sheets['Rozeslání']!;
  const rows = utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
  expect(rows[0]).toEqual(HEADERS);
  expect(rows[2]).toEqual(['=1+1', '', MAIL.subject, MAIL.body, 'vyzva-1-1.xlsx']);
  expect((sheet['A3'] as { f?: string }).f).toBeUndefined();
});

test('the zip holds the workbooks, a draft for each with its own workbook, and the table', async () => {
  const t = translator('cs');
  const calls = await buildRequests(
    ['Odbor školství', 'Obec Žďár'].map((name) => asked(name, [null])),
    { ...COMMON, municipalities: [] },
  );
  const letter = { kind: 'request', planName: 'Akční plán 2026-2027', deadline: null, returnTo: '', signature: '' } as const;
  const mails = calls.map(({ addressee, file }) => mailOf(addressee, { ...letter, file }, t));
  const files = unzipSync(zipWithMails(calls, mails, '2026-01-05'));
  expect(Object.keys(files)).toEqual([
    'vyzva-odbor-skolstvi.xlsx',
    'vyzva-obec-zdar.xlsx',
    'e-maily/vyzva-odbor-skolstvi.eml',
    'e-maily/vyzva-obec-zdar.eml',
    'rozeslani.csv',
    'rozeslani.xlsx',
  ]);
  const email = await parsed(files['e-maily/vyzva-obec-zdar.eml']!);
  expect(email.text).toContain('prosíme Obec Žďár o podklady k vyhodnocení Akčního plánu 2026-2027 (1 kritérium).');
  expect(new Uint8Array(email.attachments[0]!.content as ArrayBuffer)).toEqual(files['vyzva-obec-zdar.xlsx']);
});
