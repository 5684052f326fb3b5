import { Button, Checkbox, Text } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useState } from 'react';
import { Bodies } from '../../../core/people/bodies';
import { czechDate, type IsoDate } from '../../../core/text/date';
import { noteSent } from '../../actions/makeRequests';
import { usePane, useSession } from '../../app/context';
import { localDay } from '../../app/numbers';
import { PAGE } from './Choice';
import { MailPart } from './MailPart';
import { asTexts, requestMail } from './mails';
import { CopyButton } from '../../parts/form/CopyButton';
import { useCommon } from '../../parts/common';
import { Running } from '../../parts/Running';
import type { NamedFile } from '../../ports/files';
import type { PlanInspection } from '../../ports/workbook';
import type { MadeRequests } from '../../session/store';

/** The requests that were made: to be sent, and marked as sent one by one or all. */
export function Made({ made, inspection: { report, exchange } }: { made: MadeRequests; inspection: PlanInspection }) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job } = useSession();
  const [shown, setShown] = useState(PAGE);
  const { deadline, returnTo, signature } = made;
  const terms = { planName: report.plan.settings.planName, deadline, returnTo, signature };
  const all = (): string =>
    asTexts(made.files.map(({ addressee, file }) => ({ name: addressee.name, mail: requestMail(addressee, file, terms) })));
  const [isRefused, setRefused] = useState(false);
  const hand = (file: NamedFile): void => void around.save(file).then((how) => setRefused(how === 'refused'));
  const bodies = new Bodies(exchange.contacts, report.plan.municipalities);
  /** As the sheet Gestoři has it: what is taken back is not sent any more. A day before these were made is that of an older round. */
  const sentOn = ({ addressee, file }: MadeRequests['files'][number]): IsoDate | null => {
    const contact = bodies.contactOf(bodies.keyOf(addressee.name));
    return contact?.file === file && contact.called !== null && contact.called >= made.issuedOn ? contact.called : null;
  };
  const unsent = made.files.filter((call) => sentOn(call) === null);
  const mark = (sent: MadeRequests['files']): void =>
    void session.do(noteSent, {
      calls: sent.map(({ addressee: { name }, file }) => ({ name, file })),
      on: localDay(around.now()),
      deadline,
    });
  const markAll = unsent.length > 0 && (
    <Button appearance={made.isHanded ? 'primary' : 'secondary'} disabledFocusable={job !== null} onClick={() => mark(unsent)}>
      {t('call.markAll', { count: unsent.length })}
    </Button>
  );
  return (
    <div className={common.stack}>
      <Text>{t(made.isHanded ? 'call.made' : 'call.oneByOne', { count: made.files.length, file: made.whole.name })}</Text>
      {isRefused && <Text role="alert">{t('call.refused')}</Text>}
      <Text role="status" size={200} className={unsent.length > 0 ? common.warning : common.good}>
        {unsent.length > 0 ? t('call.unsent', { count: unsent.length, total: made.files.length }) : t('call.allSent')}
      </Text>
      {job && <Running job={job} />}
      <div className={common.line}>
        {markAll}
        {made.isHanded && (
          <Button icon={<ArrowDownloadRegular />} onClick={() => hand(made.whole)}>
            {t('call.downloadAgain')}
          </Button>
        )}
        <Button onClick={session.putRequestsAway}>{t('call.more')}</Button>
        <CopyButton text={all} label={t('call.copyAll', { count: made.files.length })} />
      </div>
      <ul className={common.list}>
        {made.files.slice(0, shown).map((call) => {
          const on = sentOn(call);
          const mail = requestMail(call.addressee, call.file, terms);
          return (
            <li key={call.addressee.key} className={common.item}>
              <Checkbox
                checked={on !== null}
                disabled={on !== null || job !== null}
                onChange={() => mark([call])}
                label={
                  on === null
                    ? t('call.sentOf', { name: call.addressee.name })
                    : t('call.sentOn', { name: call.addressee.name, date: czechDate(on) })
                }
              />
              <details className={common.details}>
                <summary>
                  {t('call.mailAndWorkbook')}{' '}
                  <Text size={200} className={mail.to === '' ? common.warning : common.secondary}>
                    {mail.to === '' ? t('call.noEmail') : mail.to}
                  </Text>
                </summary>
                <div className={common.tight}>
                  <div className={common.line}>
                    <Button size="small" icon={<ArrowDownloadRegular />} onClick={() => hand({ name: call.file, bytes: call.bytes })}>
                      {call.file}
                    </Button>
                    {made.isHanded && (
                      <Button size="small" icon={<ArrowDownloadRegular />} onClick={() => void session.files.draft(call, mail).then(hand)}>
                        {t('call.draft')}
                      </Button>
                    )}
                  </div>
                  <MailPart mail={mail} />
                </div>
              </details>
            </li>
          );
        })}
      </ul>
      {made.files.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)}>{t('pane.showMore', { count: Math.min(PAGE, made.files.length - shown) })}</Button>
      )}
    </div>
  );
}
