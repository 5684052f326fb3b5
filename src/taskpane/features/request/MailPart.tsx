import { Link, Text } from '@fluentui/react-components';
import { mailtoOf, type Mail } from '../../../i18n/mail';
import { usePane } from '../../app/context';
import { CopyButton } from '../../parts/form/CopyButton';
import { useCommon } from '../../parts/common';
import { asText } from './mails';

/** An e-mail ready to be sent: to read, to copy, to open in the user's own mail. The add-in sends nothing. */
export function MailPart({ mail }: { mail: Mail }) {
  const common = useCommon();
  const { t } = usePane();
  return (
    <div className={common.panel} lang="cs">
      <Text size={200} className={common.strong}>
        {mail.subject}
      </Text>
      <Text size={200} style={{ whiteSpace: 'pre-line' }}>
        {mail.body}
      </Text>
      <div className={common.line}>
        <CopyButton text={() => asText(mail)} label={t('call.copy')} />
        <Link href={mailtoOf(mail)}>{mail.to === '' ? t('call.openMail') : t('call.openMailTo', { to: mail.to })}</Link>
      </div>
    </div>
  );
}
