import { within } from '../../../ooxml/limits';
import type { CompoundFile, Folder } from '../../read/binary/compound';
import type { Budget, Contents } from './contents';
import { letterContents, type MailPart } from './letter';

/*
 * A mail saved by Outlook (.msg, [MS-OXMSG]): a compound file in which every property is a stream named by its number and
 * type, or a row of the stream of properties of fixed size, and every attachment is a folder.
 */
const SUBJECT = '0037';
const SENDER_NAME = '0c1a';
const SENDER_ADDRESS = ['5d01', '0c1f'];
const LONG_NAME = '3707';
const SHORT_NAME = '3704';
const SHOWN_NAME = '3001';
const MIME = '370e';
const CONTENT_ID = '3712';
const DATA = '3701';
const DELIVERED = 0x0e060040;
const SUBMITTED = 0x00390040;
const CODE_PAGE = 0x3ffd0003;
const HIDDEN = 0x7ffe000b;
const PROPERTIES = '__properties_version1.0';

export const isOutlookMail = (file: CompoundFile): boolean => file.names.includes(PROPERTIES);

/**
 * What is attached to a mail of Outlook.
 * @param at the folder of a mail in a mail; absent for the mail itself
 * @throws {Refused} for more attachments than the limit
 */
export function outlookContents(file: CompoundFile, limits: Budget, at?: Folder): Contents {
  const fixed = fixedOf(file, at, at === undefined ? 32 : 24);
  const codePage = fixed.get(CODE_PAGE)?.getUint32(0, true) ?? 0;
  const text = (number: string, folder = at): string => textOf(file, number, folder, codePage);
  const attached = file.foldersIn(at).filter((name) => name.startsWith('__attach_version1.0_'));
  within(limits, 'parts', attached.length);
  const parts = attached.map((name): MailPart => {
    const folder = file.folder(name, at)!;
    const own = fixedOf(file, folder, 8);
    const mail = file.folder(`__substg1.0_${DATA}000d`, folder);
    const called = text(LONG_NAME, folder) || text(SHORT_NAME, folder) || text(SHOWN_NAME, folder);
    return {
      name: mail === null || called === '' ? called : `${called}.msg`,
      type: mail === null ? text(MIME, folder).toLowerCase() : 'message/rfc822',
      isInText: (own.get(HIDDEN)?.getUint8(0) ?? 0) !== 0 || text(CONTENT_ID, folder) !== '',
      bytes: () => file.stream(`__substg1.0_${DATA}0102`, folder) ?? new Uint8Array(),
      ...(mail === null ? {} : { contents: () => outlookContents(file, limits, mail) }),
    };
  });
  const time = timeOf(fixed.get(SUBMITTED)) ?? timeOf(fixed.get(DELIVERED));
  const sender = text(SENDER_NAME) || SENDER_ADDRESS.map((number) => text(number)).find((address) => address !== '') || '';
  return letterContents({ sender, subject: text(SUBJECT), sentAt: time }, parts);
}

/** Values of fixed size by their tags; what stands before the rows differs by where they are. */
function fixedOf(file: CompoundFile, folder: Folder | undefined, start: number): Map<number, DataView> {
  const bytes = file.stream(PROPERTIES, folder) ?? new Uint8Array();
  const values = new Map<number, DataView>();
  for (let at = start; at + 16 <= bytes.length; at += 16) {
    const row = new DataView(bytes.buffer, bytes.byteOffset + at, 16);
    values.set(row.getUint32(0, true), new DataView(bytes.buffer, bytes.byteOffset + at + 8, 8));
  }
  return values;
}

/** A text in Unicode, or in the code page of the one who wrote the mail. */
function textOf(file: CompoundFile, number: string, folder: Folder | undefined, codePage: number): string {
  const wide = file.stream(`__substg1.0_${number}001f`, folder);
  if (wide) return ended(new TextDecoder('utf-16le').decode(wide));
  const narrow = file.stream(`__substg1.0_${number}001e`, folder);
  if (!narrow) return '';
  const label = codePage === UTF_8 ? 'utf-8' : /^125\d$/.test(String(codePage)) ? `windows-${codePage}` : 'windows-1250';
  return ended(new TextDecoder(label).decode(narrow));
}

const UTF_8 = 65_001;
const ended = (text: string): string => text.replace(/\0.*$/s, '');

/** Tenths of microseconds since 1601. */
function timeOf(value: DataView | undefined): string | null {
  if (!value) return null;
  const time = Number(value.getBigUint64(0, true) / 10_000n) - 11_644_473_600_000;
  return time > 0 && time < 4e12 ? new Date(time).toISOString() : null;
}
