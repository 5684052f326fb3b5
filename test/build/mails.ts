import { CFB } from '@e965/xlsx';

/** The library says nothing of its types. */
interface CompoundFiles {
  readonly utils: { cfb_new(): object; cfb_add(file: object, path: string, content: Uint8Array): void };
  write(file: object, options: { readonly type: 'buffer' }): Uint8Array;
}
const compound = CFB as CompoundFiles;

interface Attached {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** MIME type; of a workbook when absent */
  readonly type?: string;
  /** A picture in the text. */
  readonly isInText?: boolean;
}

export interface Letter {
  readonly from?: string;
  readonly subject?: string;
  readonly date?: string;
  readonly attached?: readonly Attached[];
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
const word = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

let boundaries = 0;

/** An e-mail as mail programs save it (.eml). */
export function eml({
  from = 'Jana Nováková',
  subject = 'Podklady',
  date = 'Mon, 12 Jan 2026 09:30:00 +0100',
  attached = [],
}: Letter): Uint8Array {
  const boundary = `hranice-${++boundaries}`;
  const lines = [
    'Received: from mx.example.cz',
    ...(from === '' ? [] : [`From: ${word(from)} <jana@example.cz>`]),
    'To: plan@example.cz',
    `Subject: ${word(subject)}`,
    `Date: ${date}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Dobrý den, posílám.',
    ...attached.flatMap(({ name, bytes, type = WORKBOOK, isInText = false }) => [
      `--${boundary}`,
      `Content-Type: ${type}`,
      `Content-Disposition: ${isInText ? 'inline' : 'attachment'}; filename="${word(name)}"`,
      ...(isInText ? ['Content-ID: <obr1>'] : []),
      ...(type === 'message/rfc822' ? ['', Buffer.from(bytes).toString()] : ['Content-Transfer-Encoding: base64', '', base64(bytes)]),
    ]),
    `--${boundary}--`,
    '',
  ];
  return new Uint8Array(Buffer.from(lines.join('\r\n')));
}

/** The same as Outlook saves it (.msg). */
export function msg({ from = 'Jana Nováková', subject = 'Podklady', attached = [] }: Letter, nested?: Letter): Uint8Array {
  const file = compound.utils.cfb_new();
  const put = (path: string, content: Uint8Array): void => void compound.utils.cfb_add(file, path, Buffer.from(content));
  const wide = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
  const write = (folder: string, letter: Letter, inner: boolean, deeper?: Letter): void => {
    put(`${folder}/__properties_version1.0`, properties(inner ? 24 : 32, [[0x00390040, time(letter.date ?? '2026-01-12T08:30:00Z')]]));
    put(`${folder}/__substg1.0_0037001F`, wide(letter.subject ?? ''));
    put(`${folder}/__substg1.0_0C1A001F`, wide(letter.from ?? ''));
    const all = letter.attached ?? [];
    for (const [i, { name, bytes, type = WORKBOOK, isInText = false }] of all.entries()) {
      const at = `${folder}/__attach_version1.0_#0000000${i}`;
      put(`${at}/__properties_version1.0`, properties(8, isInText ? [[0x7ffe000b, new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0])]] : []));
      put(`${at}/__substg1.0_3707001F`, wide(name));
      put(`${at}/__substg1.0_370E001F`, wide(type));
      put(`${at}/__substg1.0_37010102`, bytes);
    }
    if (deeper) {
      const at = `${folder}/__attach_version1.0_#000000FF`;
      put(`${at}/__properties_version1.0`, properties(8, []));
      put(`${at}/__substg1.0_3001001F`, wide('Přeposlaný'));
      write(`${at}/__substg1.0_3701000D`, deeper, true);
    }
  };
  write('', { from, subject, attached }, false, nested);
  return new Uint8Array(compound.write(file, { type: 'buffer' }));
}

function properties(head: number, rows: readonly (readonly [tag: number, value: Uint8Array])[]): Uint8Array {
  const bytes = new Uint8Array(head + 16 * rows.length);
  for (const [i, [tag, value]] of rows.entries()) {
    new DataView(bytes.buffer).setUint32(head + 16 * i, tag, true);
    bytes.set(value, head + 16 * i + 8);
  }
  return bytes;
}

function time(iso: string): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(Date.parse(iso) + 11_644_473_600_000) * 10_000n, true);
  return bytes;
}
