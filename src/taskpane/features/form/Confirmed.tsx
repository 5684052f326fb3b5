import { Button, Text } from '@fluentui/react-components';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import { czechDate } from '../../../core/text/date';
import { usePane } from '../../app/context';
import { useCommon } from '../../parts/common';
import { CopyButton } from '../../parts/form/CopyButton';
import type { RequestInspection } from '../../ports/workbook';
import { doneCount } from './answerForm';
import { addressIn, mailTo } from './sendBack';

/** That it was confirmed, whether that still holds, and where the workbook goes then. */
export function Confirmed({ request }: { request: RequestInspection }) {
  const common = useCommon();
  const { t } = usePane();
  const { confirmation, rows } = request;
  if (!confirmation) return null;
  const { by, on, holds } = confirmation;
  const open = rows.length - doneCount(rows);
  return (
    <div className={common.panel}>
      <Text className={holds ? common.good : common.warning}>
        {t(!holds ? 'gestor.withdrawn' : open > 0 ? 'gestor.confirmedOpen' : 'gestor.confirmed', { by, date: czechDate(on), count: open })}
      </Text>
      {holds && <SendBack request={request} />}
    </div>
  );
}

function SendBack({ request: { returnTo, addressee, planName } }: { request: RequestInspection }) {
  const common = useCommon();
  const { t } = usePane();
  const address = addressIn(returnTo);
  if (returnTo === '') return <Text>{t('gestor.sendIt')}</Text>;
  return (
    <>
      <Text>{t('gestor.sendItTo', { where: returnTo })}</Text>
      {address !== null && (
        <div className={common.line}>
          {/* A link without a target: a window that opens and closes again takes the pane along in some Excels. */}
          <Button
            as="a"
            size="small"
            icon={<MailRegular />}
            href={mailTo(address, t('gestor.mailSubject', { addressee, plan: planName }), t('gestor.mailText', { plan: planName }))}
          >
            {t('gestor.writeMail')}
          </Button>
          <CopyButton text={() => address} label={t('gestor.copyAddress')} />
        </div>
      )}
    </>
  );
}
