import type { Contents, Found } from './contents';
import type { PassedOver } from '../returns';
import { safeName, whyPassedOver } from './names';

/** A part of an e-mail, as its format gives it. */
export interface MailPart {
  /** "" for one without a name */
  readonly name: string;
  readonly type: string;
  /** It belongs to the text: a picture in it. */
  readonly isInText: boolean;
  readonly bytes: () => Uint8Array;
  readonly contents?: () => Contents;
}

/** What mail programs add by themselves. */
const OWN_PARTS = /^(application\/(pkcs7-signature|x-pkcs7-signature|pgp-signature)|text\/(calendar|x?-?vcard))$/;
const OWN_NAMES = /\.(p7s|asc|ics|vcf)$/i;
/** As Outlook and Gmail call the pictures of a signature. */
const PICTURE = /\.(png|jpe?g|gif|bmp|svg|webp)$/i;

/** What of an e-mail is to be read: its attachments without what only belongs to its text. */
export function letterContents(
  { sender, subject, sentAt }: { readonly sender: string; readonly subject: string; readonly sentAt: string | null },
  parts: readonly MailPart[],
): Contents {
  const files: Found[] = [];
  const passedOver: PassedOver[] = [];
  for (const [i, { name: given, type, isInText, bytes, contents }] of parts.entries()) {
    const name = safeName(given.replaceAll('/', '-'), type === 'message/rfc822' ? `e-mail-${i + 1}.eml` : `priloha-${i + 1}`);
    const isPicture = type.startsWith('image/') || PICTURE.test(name);
    const why = OWN_PARTS.test(type) || OWN_NAMES.test(name) ? 'mailPart' : isInText && isPicture ? 'picture' : whyPassedOver(given);
    if (why !== null) passedOver.push({ name, why });
    else files.push({ name, sentAt, bytes, ...(contents ? { contents } : {}) });
  }
  const line = (text: string): string =>
    text
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim()
      .slice(0, LONGEST);
  return { is: 'mail', files, passedOver, letter: { sender: line(sender), subject: line(subject) } };
}

const LONGEST = 200;
