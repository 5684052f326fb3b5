import { strToU8, zipSync, type Zippable } from 'fflate';
import { LIMITS, type Limits } from '../../../src/ooxml/limits';
import { readReturns } from '../../../src/files/returns/readReturns';
import type { ReadFile } from '../../../src/files/returns/returns';
import { lastName, originText, returnFaultText } from '../../../src/files/returns/texts';
import { translator } from '../../../src/i18n';
import { eml, msg } from '../../build/mails';
import { call, EXPECTED } from '../../build/returns';

const t = translator('cs');
const read = (bytes: Uint8Array, name: string, limits?: Limits): Promise<ReadFile> =>
  readReturns(bytes, { name, lastModified: '2026-02-03T08:00:00.000Z' }, EXPECTED, limits);
/** What became of each file: its name, and whose it is or why it was refused. */
const told = ({ readings }: ReadFile): (readonly [string, string])[] =>
  readings.map((reading) =>
    reading.status === 'refused' ? [reading.file, reading.fault.code] : [reading.return.file, reading.return.addressee],
  );
const LEAD = 'Odbor sociálních věcí';
const PDF = strToU8('%PDF-1.7 dopis');
const zip = (files: Zippable): Uint8Array => zipSync(files, { level: 6 });

test('a workbook as it is has one reading, under its own name', async () => {
  const found = await read(call(), 'odbor.xlsx');
  expect(told(found)).toEqual([['odbor.xlsx', LEAD]]);
  expect(found.readings[0]!.from).toEqual([]);
});

test('an archive: each file in it, whatever lies around is left out and told', async () => {
  const found = await read(
    zip({
      'Vrácené/': new Uint8Array(),
      'Vrácené/odbor.xlsx': call(),
      'Vrácené/dopis.pdf': PDF,
      'Vrácené/~$odbor.xlsx': strToU8('x'),
      '__MACOSX/Vrácené/._odbor.xlsx': strToU8('x'),
      'Vrácené/.DS_Store': strToU8('x'),
      'Vrácené/Thumbs.db': strToU8('x'),
    }),
    'vraceno.zip',
  );
  expect(told(found)).toEqual([
    ['vraceno.zip/Vrácené/odbor.xlsx', LEAD],
    ['vraceno.zip/Vrácené/dopis.pdf', 'notWorkbook'],
  ]);
  expect(found.passedOver.map(({ name, why }) => `${name} ${why}`)).toEqual([
    'vraceno.zip/Vrácené/~$odbor.xlsx lock',
    'vraceno.zip/__MACOSX/Vrácené/._odbor.xlsx system',
    'vraceno.zip/Vrácené/.DS_Store system',
    'vraceno.zip/Vrácené/Thumbs.db system',
  ]);
  const [{ from }] = found.readings as [ReadFile['readings'][number]];
  expect(originText(from, t)).toBe('v archivu vraceno.zip');
  expect(lastName('vraceno.zip/Vrácené/odbor.xlsx', from)).toBe('Vrácené/odbor.xlsx');
});

test('names in the old code page of Windows are read', async () => {
  const bytes = zip({ 'vyzva0.xlsx': call() });
  // "výzva" in IBM852: ý is 0xec; the name stands in the file twice.
  const text = Buffer.from(bytes).toString('latin1').replaceAll('vyzva0', 'v\u00eczva0');
  expect(told(await read(new Uint8Array(Buffer.from(text, 'latin1')), 'a.zip'))).toEqual([['a.zip/výzva0.xlsx', LEAD]]);
});

test.each([
  ['eml', eml],
  ['msg', msg],
])('an e-mail saved as .%s: its attachments, without the logo of its signature', async (ending, build) => {
  const letter = build({
    attached: [
      { name: 'Výzva – odbor.xlsx', bytes: call() },
      { name: 'logo.png', bytes: strToU8('\x89PNG'), type: 'image/png', isInText: true },
      { name: 'dopis.pdf', bytes: PDF, type: 'application/pdf' },
    ],
  });
  const found = await read(letter, `Podklady.${ending}`);
  expect(told(found)).toEqual([
    [`Podklady.${ending}/Výzva – odbor.xlsx`, LEAD],
    [`Podklady.${ending}/dopis.pdf`, 'notWorkbook'],
  ]);
  expect(found.passedOver).toEqual([{ name: `Podklady.${ending}/logo.png`, why: 'picture' }]);
  expect(originText(found.readings[0]!.from, t)).toBe(`příloha e-mailu Podklady.${ending}`);
});

test.each([
  ['eml', eml],
  ['msg', msg],
])('an e-mail (.%s) that only says something names its sender: a person has to read it', async (ending, build) => {
  const { readings } = await read(build({ subject: 'Re: Výzva' }), `odpoved.${ending}`);
  expect(readings).toMatchObject([{ status: 'refused', fault: { code: 'mailOnly', sender: 'Jana Nováková', subject: 'Re: Výzva' } }]);
  const [reading] = readings;
  expect(reading!.status === 'refused' && returnFaultText(reading!.fault, t)).toBe(
    'E-mail nemá přílohu (odesílatel: Jana Nováková, předmět: Re: Výzva). Přečtěte si ho: odpověď může být v jeho textu.',
  );
});

test('a mail in a mail, an archive in a mail, a mail in an archive: each says the way to it', async () => {
  const inner = eml({ subject: 'Fwd', attached: [{ name: 'odbor.xlsx', bytes: call() }] });
  const outer = eml({
    attached: [
      { name: 'puvodni.eml', bytes: inner, type: 'message/rfc822' },
      { name: 'vse.zip', bytes: zip({ 'a.xlsx': call() }) },
    ],
  });
  const found = await read(zip({ 'posta/dnes.eml': outer }), 'posta.zip');
  expect(told(found)).toEqual([
    ['posta.zip/posta/dnes.eml/puvodni.eml/odbor.xlsx', LEAD],
    ['posta.zip/posta/dnes.eml/vse.zip/a.xlsx', LEAD],
  ]);
  expect(originText(found.readings[1]!.from, t)).toBe('v archivu vse.zip, příloha e-mailu posta/dnes.eml, v archivu posta.zip');
  // One more than anybody sends.
  expect(told(await read(zip({ 'vse.zip': zip({ 'dnes.eml': outer }) }), 'x.zip'))).toEqual([
    ['x.zip/vse.zip/dnes.eml/puvodni.eml', 'tooDeep'],
    ['x.zip/vse.zip/dnes.eml/vse.zip', 'tooDeep'],
  ]);
});

test('a mail of Outlook in a mail of Outlook', async () => {
  const found = await read(msg({}, { subject: 'Fwd', from: 'Petr', attached: [{ name: 'odbor.xlsx', bytes: call() }] }), 'a.msg');
  expect(told(found)).toEqual([['a.msg/Přeposlaný.msg/odbor.xlsx', LEAD]]);
});

test('the mails of a mailbox are read one by one', async () => {
  const one = (name: string): string => Buffer.from(eml({ attached: [{ name, bytes: call() }] })).toString('latin1');
  const box = ['a.xlsx', 'b.xlsx'].map((name) => `From jana@example.cz Mon Jan 12 09:30:00 2026\r\n${one(name)}`).join('\r\n');
  expect(told(await read(new Uint8Array(Buffer.from(box, 'latin1')), 'Doručené'))).toEqual([
    ['Doručené/e-mail-1.eml/a.xlsx', LEAD],
    ['Doručené/e-mail-2.eml/b.xlsx', LEAD],
  ]);
});

test('an attachment counts as saved when its mail was sent, if it does not say it itself', async () => {
  const csv = strToU8(
    'Kód opatření;Číslo kritéria;Předkladatel;Vztah podkladu;Stav realizace;Popis\nA1.1;1;Odbor;Bezprostřední;Realizováno;x',
  );
  for (const [build, name] of [
    [eml, 'a.eml'],
    [msg, 'a.msg'],
  ] as const) {
    const { readings } = await read(build({ attached: [{ name: 'a.csv', bytes: csv, type: 'text/csv' }] }), name);
    expect(readings).toMatchObject([{ status: 'unidentified', return: { savedAt: '2026-01-12T08:30:00Z' } }]);
  }
});

describe('hostile', () => {
  const limited = (over: Partial<Limits>): Limits => ({ ...LIMITS, ...over });

  test('a zip bomb, plain and in steps, is refused before it is unpacked', async () => {
    const zeros = new Uint8Array(20_000_000);
    expect(told(await read(zip({ 'a.csv': zeros }), 'a.zip'))).toEqual([['a.zip', 'tooBig']]);
    const step = zipSync({ 'a.txt': zeros.subarray(0, 2_000_000) }, { level: 0 });
    const steps = zip({ '1.zip': step, '2.zip': step });
    expect(told(await read(steps, 'a.zip', limited({ ratio: 1e6, unpacked: 5_000_000 })))).toEqual([
      ['a.zip/1.zip/a.txt', 'notWorkbook'],
      ['a.zip/2.zip', 'tooBig'],
    ]);
  });

  test('more files than the limit', async () => {
    const many = zip(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.csv`, PDF])));
    expect(told(await read(many, 'a.zip', limited({ parts: 20 })))).toEqual([['a.zip', 'tooBig']]);
  });

  test.each([
    ['../../../etc/passwd.xlsx', 'a.zip/etc/passwd.xlsx'],
    ['..\\..\\C:\\Windows\\x.xlsx', 'a.zip/Windows/x.xlsx'],
    ['a\u202excod.xlsx', 'a.zip/axcod.xlsx'],
    ['x\u0000\n.xlsx', 'a.zip/x.xlsx'],
    [`${'d/'.repeat(200)}x.xlsx`, 'a.zip/d/d/d/d/x.xlsx'],
    [`${'d'.repeat(3000)}.xlsx`, `a.zip/…${'d'.repeat(115)}.xlsx`],
    ['\u200b', 'a.zip/1'],
  ])('a name as it must not stand: %#', async (name, shown) => {
    expect(told(await read(zip({ [name]: call() }), 'a.zip')).map(([path]) => path)).toEqual([shown]);
  });

  test('an archive behind a password, an empty one, one with nothing but what systems put in', async () => {
    const locked = zip({ 'a.xlsx': call() });
    const view = new DataView(locked.buffer, locked.byteOffset, locked.byteLength);
    for (let at = 0; at + 4 < locked.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    expect(told(await read(locked, 'a.zip'))).toEqual([['a.zip', 'archiveLocked']]);
    expect(told(await read(zip({}), 'a.zip'))).toEqual([['a.zip', 'archiveEmpty']]);
    expect(told(await read(zip({ 'Thumbs.db': PDF }), 'a.zip'))).toEqual([['a.zip', 'archiveEmpty']]);
  });

  test('mails in mails without end, a mail that lies about base64, one cut in the middle', async () => {
    let deep = eml({ attached: [{ name: 'odbor.xlsx', bytes: call() }] });
    for (let i = 0; i < 20; i++) deep = eml({ attached: [{ name: `${i}.eml`, bytes: deep, type: 'message/rfc822' }] });
    expect(told(await read(deep, 'a.eml'))).toEqual([['a.eml/19.eml/18.eml/17.eml', 'tooDeep']]);
    const whole = Buffer.from(eml({ attached: [{ name: 'odbor.xlsx', bytes: call() }] })).toString('latin1');
    const lied = whole.replace(/(base64\r\n\r\n)/, '$1!!!to není base64 §§§');
    expect(told(await read(new Uint8Array(Buffer.from(lied, 'latin1')), 'a.eml'))[0]![0]).toBe('a.eml/odbor.xlsx');
    const cut = new Uint8Array(Buffer.from(whole.slice(0, whole.length / 2), 'latin1'));
    expect(told(await read(cut, 'a.eml'))).toEqual([['a.eml/odbor.xlsx', 'damaged']]);
  });

  test('parts in parts deeper than any mail has', async () => {
    const opening = Array.from({ length: 300 }, (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`).join('');
    const { readings } = await read(strToU8(`From: a@b.cz\r\nSubject: x\r\n${opening}`), 'a.eml');
    expect(readings).toMatchObject([{ status: 'refused', fault: { code: 'damaged' } }]);
  });

  test('a list whose first line looks like a header of a mail is a list', async () => {
    expect(told(await read(strToU8('From: kdo;Kód\nA1.1;x'), 'a.csv')).map(([, code]) => code)).toEqual(['notReturn']);
    expect(told(await read(strToU8('Subject;From;To\na;b;c\n\nA1.1;x;y'), 'a.csv')).map(([, code]) => code)).toEqual(['notReturn']);
  });

  test('a mail of Outlook, cut or overwritten anywhere, ends in readings or a fault', async () => {
    const whole = msg({ attached: [{ name: 'dopis.pdf', bytes: PDF }] }, { subject: 'Fwd' });
    for (let i = 1; i < 40; i++) {
      const at = Math.floor((whole.length * i) / 40);
      expect((await read(whole.subarray(0, at), 'a.msg')).readings.length).toBeGreaterThan(0);
      const damagedOne = whole.slice();
      damagedOne.fill(0xff, at, at + 64);
      expect((await read(damagedOne, 'a.msg')).readings.length).toBeGreaterThan(0);
    }
  });
});
