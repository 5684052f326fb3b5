import type { Mail } from '../../i18n/mail';

/** Base64 has no hyphen, so no line of a part can be taken for it. */
const BOUNDARY = 'plneni-hranice';
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Bytes in a line of 76 signs, the longest that mail allows. */
const LINE = 57;
/** Bytes of a word in a header: with what stands around it, a word has 75 signs at most. */
const WORD = 42;

/**
 * An e-mail that waits to be sent (.eml): Outlook opens it as one being written (`X-Unsent`), with the workbook attached.
 * Whatever a name holds, it adds no header: addresses are checked when the e-mail is made, and the rest is encoded.
 *
 * @param to addresses separated by commas; without any, whoever sends it fills them in
 * @example draft({ to: 'osv@kraj.cz', subject: 'Podklady', body: 'Dobrý den,' }, { file: 'vyzva.xlsx', bytes })
 */
export function draft({ to, subject, body }: Mail, { file, bytes }: { readonly file: string; readonly bytes: Uint8Array }): Uint8Array {
  const name = file.replace(/[^\w.-]/g, '-');
  const lines = [
    'X-Unsent: 1',
    // A header that is folded is folded between addresses.
    ...(to === '' ? [] : [`To: ${to.split(',').join(',\r\n ')}`]),
    `Subject: ${words(subject)}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    '',
    `--${BOUNDARY}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(utf8.encode(body.replace(/\r\n?|\n/g, '\r\n'))),
    `--${BOUNDARY}`,
    `Content-Type: ${WORKBOOK};\r\n name="${name}"`,
    `Content-Disposition: attachment;\r\n filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    base64(bytes),
    `--${BOUNDARY}--`,
    '',
  ];
  return utf8.encode(lines.join('\r\n'));
}

/** The name of the draft beside its workbook. */
export const draftName = (file: string): string => file.replace(/\.xlsx$/, '.eml');

const utf8 = new TextEncoder();

function base64(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += LINE) lines.push(btoa(String.fromCharCode(...bytes.subarray(at, at + LINE))));
  return lines.join('\r\n');
}

/** A text of a header as encoded words (RFC 2047), none of them cut inside a character. */
function words(text: string): string {
  const pieces: string[] = [];
  let piece = '';
  let size = 0;
  for (const sign of text) {
    const length = utf8.encode(sign).length;
    if (size + length > WORD) {
      pieces.push(piece);
      [piece, size] = ['', 0];
    }
    piece += sign;
    size += length;
  }
  pieces.push(piece);
  return pieces.map((one) => `=?UTF-8?B?${base64(utf8.encode(one))}?=`).join('\r\n ');
}
