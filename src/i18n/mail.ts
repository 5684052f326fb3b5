import type { Addressee } from '../core/people/addressees';
import { czechDate, type IsoDate } from '../core/text/date';
import type { Translate } from './index';

/** What a letter to an addressee says beside who they are. */
export interface Letter {
  readonly kind: 'request' | 'reminder';
  readonly planName: string;
  readonly deadline: IsoDate | null;
  /** The addressee's workbook, to be attached. */
  readonly file: string;
  /** Where to send it back; "": in reply. */
  readonly returnTo: string;
  /** Who asks, with their telephone; "" leaves it to the mail program. */
  readonly signature: string;
}

export interface Mail {
  /** Separated by commas; "" when the plan has no address. */
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** The e-mail that goes with a call, or reminds of it, ready to be copied or opened in a mail program. */
export function mailOf(
  { name, contact, items }: Addressee,
  { kind, planName, deadline, file, returnTo, signature }: Letter,
  t: Translate,
): Mail {
  const params = { addressee: name, plan: planName, ofPlan: ofPlan(planName, t), file, count: items.length };
  const how = staysTheSame(name) ? 'direct' : 'aside';
  const paragraphs = [
    t('mail.greeting'),
    kind === 'request' ? t(`mail.call.text.${how}`, params) : t('mail.reminder.text', params),
    kind === 'request' ? t('mail.call.steps', params) : t(file === '' ? 'mail.reminder.againNoFile' : 'mail.reminder.again', params),
    [
      deadline === null ? '' : t('mail.deadline', { deadline: czechDate(deadline) }),
      returnTo === '' ? t('mail.reply') : t('mail.returnTo', { returnTo }),
    ]
      .filter(Boolean)
      .join(' '),
    signature.trim() === '' ? t('mail.closing') : `${t('mail.closing')}\n\n${signature.trim()}`,
  ];
  return {
    to: addressesOf(contact?.email ?? '').join(','),
    subject: onOneLine(kind === 'request' ? t('mail.call.subject', params) : t('mail.reminder.subject', params)),
    body: paragraphs.join('\n\n'),
  };
}

/** "Akční plán 2026–2027" → "Akčního plánu 2026–2027"; any other name stays as it is. */
function ofPlan(name: string, t: Translate): string {
  const known = t('mail.actionPlan');
  return name.toLowerCase().startsWith(`${known.toLowerCase()} `)
    ? `${t('mail.ofActionPlan')}${onOneLine(name).slice(known.length)}`
    : t('mail.ofOtherPlan', { plan: onOneLine(name) });
}

/**
 * Does the name of a body read the same after "prosíme"? "Odbor dopravy" and "Město Semily" do, "Charita Liberec" does not;
 * where it cannot be told by the ends of the first two words, it is named aside.
 */
const staysTheSame = (name: string): boolean => {
  const [first = '', second = ''] = name.trim().split(/\s+/);
  return !/[aáeéě]$/i.test(first) && !(/[íý]$/i.test(first) && /[aáeéě]$/i.test(second));
};

/** Mail programs refuse longer links, and some say nothing. */
const LONGEST = 1900;

/** A link that opens the e-mail in the user's mail program. A body that is too long for a link is cut at a word. */
export function mailtoOf({ to, subject, body }: Mail): string {
  const start = `mailto:${to.split(',').map(encoded).join(',')}?subject=${encoded(subject.slice(0, 200))}&body=`;
  const words = body.replace(/\r\n?|\n/g, '\r\n').match(/\S*\s|\S+$/g) ?? [];
  let link = start;
  for (const [i, word] of words.entries()) {
    const next = link + encoded(word);
    const rest = i === words.length - 1 ? 0 : CUT.length;
    if (next.length + rest > LONGEST) return link + CUT;
    link = next;
  }
  return link;
}

/** Half of a character, as a cut may leave it, cannot be encoded. */
const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(/%40/g, '@');
const CUT = encodeURIComponent('…');

/** The addresses in a cell. What does not look like one is left out: in a link it could say more than where to. */
const addressesOf = (text: string): string[] =>
  text.split(/[\s;,<>]+/).filter((part) => /^[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+$/.test(part));

const onOneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
