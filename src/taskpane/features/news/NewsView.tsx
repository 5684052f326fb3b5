import './texts';
import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, Text } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect } from 'react';
import { usePane } from '../../app/context';
import { useCommon } from '../../parts/common';
import { Screen } from '../../parts/Screen';
import { Section } from '../../parts/Section';
import { markRead } from './read';

const useStyles = makeStyles({ body: { whiteSpace: 'normal' } });

export function NewsLine({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const { session, around, t } = usePane();
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody className={styles.body}>{t('news.line', { version: around.version })}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button appearance="transparent" size="small" icon={<DismissRegular />} aria-label={t('pane.close')} onClick={onClose} />
        }
      >
        <Button size="small" onClick={() => session.navigation.go('news')}>
          {t('news.open')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

/** In the order of the year. */
const ITEMS = ['year', 'word', 'mails', 'returns', 'territory', 'report', 'comments', 'periods', 'openData', 'undo'] as const;

export function NewsView() {
  const common = useCommon();
  const { session, around, t } = usePane();
  useEffect(() => markRead(around), [around]);
  return (
    <Screen title={t('news.title')} back={{ label: t('pane.tab.overview'), go: () => session.navigation.show('overview') }}>
      <Text className={common.secondary}>{t('news.about', { version: around.version })}</Text>
      {ITEMS.map((id) => (
        <Section key={id} title={t(`news.${id}.title`)}>
          <Text>{t(`news.${id}.text`)}</Text>
        </Section>
      ))}
    </Screen>
  );
}
