import type { Addressee } from '../../../core/people/addressees';
import type { IsoDate } from '../../../core/text/date';
import { czech } from '../../app/texts';
import { mailOf, type Mail } from '../../../i18n/mail';

/** The workbook that goes with it is Czech, so the letter is too, whatever language the pane speaks. */
const { t } = czech;

interface Terms {
  readonly planName: string;
  readonly deadline: IsoDate | null;
  readonly returnTo: string;
  readonly signature: string;
}

export const requestMail = (addressee: Addressee, file: string, terms: Terms): Mail =>
  mailOf(addressee, { kind: 'request', file, ...terms }, t);

/** What is noted as the file of somebody who returned nothing is the call that was sent. */
export const reminderMail = (addressee: Addressee, terms: Terms): Mail =>
  mailOf(addressee, { kind: 'reminder', file: addressee.contact?.file ?? '', ...terms }, t);

export const asText = ({ to, subject, body }: Mail): string => [...(to === '' ? [] : [to]), subject, '', body].join('\n');

/** More of them in one text, to be pasted one by one. */
export const asTexts = (mails: readonly { readonly name: string; readonly mail: Mail }[]): string =>
  mails.map(({ name, mail }) => `${name}\n${asText(mail)}`).join('\n\n----------\n\n');
