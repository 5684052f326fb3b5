import { Switch } from '@fluentui/react-components';
import { usePane, useSession } from '../app/context';

/** Whether the pane goes where a row is selected; remembered on this computer. */
export function Follow() {
  const { session, around, t } = usePane();
  const { view } = useSession();
  return (
    <Switch
      checked={view.follow}
      label={t('pane.follow')}
      onChange={(_, { checked }) => {
        session.navigation.follow(checked);
        around.remember('follow', String(checked));
      }}
    />
  );
}
