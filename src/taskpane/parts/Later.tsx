import { Button, SkeletonItem, Text } from '@fluentui/react-components';
import { createElement, useEffect, useState, type FunctionComponent } from 'react';
import { usePane } from '../app/context';
import { useCommon } from './common';

/**
 * A view that is loaded when it is first shown. React's own `lazy` never asks again for what could not be loaded; here
 * the user can.
 */
export function later<P extends object>(load: () => Promise<FunctionComponent<P>>): FunctionComponent<P> {
  let view: FunctionComponent<P> | null = null;
  return function Later(props: P) {
    const common = useCommon();
    const { t } = usePane();
    const [state, setState] = useState<'loading' | 'ready' | 'failed'>(view ? 'ready' : 'loading');
    useEffect(() => {
      if (state !== 'loading') return;
      let here = true;
      load().then(
        (loaded) => {
          view = loaded;
          if (here) setState('ready');
        },
        () => here && setState('failed'),
      );
      return () => void (here = false);
    }, [state]);
    if (view) return createElement(view, props);
    if (state === 'failed')
      return (
        <div className={common.stack} role="alert">
          <Text>{t('pane.notLoaded')}</Text>
          <Button appearance="primary" className={common.start} onClick={() => setState('loading')}>
            {t('pane.retry')}
          </Button>
          {/* Closing the pane would not do: it lives as long as the workbook, with the parts of the version it began with. */}
          <Button className={common.start} onClick={() => window.location.reload()}>
            {t('pane.reload')}
          </Button>
        </div>
      );
    return (
      <div className={common.stack} aria-busy="true">
        <SkeletonItem size={40} />
        <SkeletonItem size={16} />
        <SkeletonItem size={16} />
      </div>
    );
  };
}
