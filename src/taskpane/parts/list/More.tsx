import { Button } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { usePane } from '../../app/context';
import { useCommon } from '../common';

const PAGE = 50;

/** A list of which as much is drawn as somebody can look at, and the rest when asked for. */
export function More<T>({ items, label, children }: { items: readonly T[]; label?: string; children: (item: T) => ReactNode }) {
  const common = useCommon();
  const { t } = usePane();
  const [shown, setShown] = useState(PAGE);
  return (
    <>
      <ul className={common.list} aria-label={label}>
        {items.slice(0, shown).map(children)}
      </ul>
      {items.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)}>{t('pane.showMore', { count: Math.min(PAGE, items.length - shown) })}</Button>
      )}
    </>
  );
}
