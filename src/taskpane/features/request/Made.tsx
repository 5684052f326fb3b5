import { Button, Text } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useState } from 'react';
import { noteMade } from '../../actions/makeRequests';
import { usePane } from '../../app/context';
import { PAGE } from './Choice';
import { MailPart } from './MailPart';
import { asTexts, requestMail } from './mails';
import { CopyButton } from '../../parts/CopyButton';
import { useCommon } from '../../parts/common';
import type { NamedFile } from '../../ports/files';
import type { PlanInspection } from '../../ports/workbook';
import type { MadeRequests } from '../../session/store';

export function Made({ made, inspection: { report } }: { made: MadeRequests; inspection: PlanInspection }) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const [shown, setShown] = useState(PAGE);
  const terms = { planName: report.plan.settings.planName, deadline: made.deadline, returnTo: made.returnTo };
  const all = (): string =>
    asTexts(made.files.map(({ addressee, file }) => ({ name: addressee.name, mail: requestMail(addressee, file, terms) })));
  const [isRefused, setRefused] = useState(false);
  const hand = (file: NamedFile): void => void around.save(file).then((how) => setRefused(how === 'refused'));
  return (
    <div className={common.stack}>
      <Text>{t(made.isNoted ? 'call.made' : 'call.oneByOne', { count: made.files.length, file: made.whole.name })}</Text>
      {isRefused && <Text role="alert">{t('call.refused')}</Text>}
      <div className={common.line}>
        {made.isNoted ? (
          <Button appearance="primary" icon={<ArrowDownloadRegular />} onClick={() => hand(made.whole)}>
            {t('call.downloadAgain')}
          </Button>
        ) : (
          <Button appearance="primary" onClick={() => void session.do(noteMade)}>
            {t('call.note', { count: made.files.length })}
          </Button>
        )}
        <Button onClick={session.putRequestsAway}>{t('call.more')}</Button>
      </div>
      <CopyButton text={all} label={t('call.copyAll', { count: made.files.length })} />
      <ul className={common.list}>
        {made.files.slice(0, shown).map((call) => (
          <li key={call.addressee.key} className={common.item}>
            <details className={common.details}>
              <summary>
                {call.addressee.name}{' '}
                <Text size={200} className={common.secondary}>
                  {call.addressee.contact?.email ? call.addressee.contact.email : t('call.noEmail')}
                </Text>
              </summary>
              <div className={common.tight}>
                <Button
                  size="small"
                  className={common.start}
                  icon={<ArrowDownloadRegular />}
                  onClick={() => hand({ name: call.file, bytes: call.bytes })}
                >
                  {call.file}
                </Button>
                <MailPart mail={requestMail(call.addressee, call.file, terms)} />
              </div>
            </details>
          </li>
        ))}
      </ul>
      {made.files.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)}>{t('pane.showMore', { count: Math.min(PAGE, made.files.length - shown) })}</Button>
      )}
    </div>
  );
}
