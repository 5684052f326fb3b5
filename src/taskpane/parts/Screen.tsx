import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { usePane } from '../app/context';
import { useCommon } from './common';

const useStyles = makeStyles({
  head: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, alignItems: 'flex-start' },
  title: { overflowWrap: 'anywhere', ':focus': { outline: 'none' } },
  back: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

/**
 * A screen that took the place of another: the way back, and the title where a keyboard or a screen reader continues.
 * Escape is the way back too, but not out of a form: what is written there would be lost by it.
 */
export function Screen({
  title,
  back,
  head,
  children,
}: {
  title: string;
  back: { label: string; go: () => void };
  /** What belongs to the title. */
  head?: ReactNode;
  children: ReactNode;
}) {
  const styles = useStyles();
  const common = useCommon();
  const article = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { session } = usePane();
  useEffect(() => {
    const { bySheet, last } = session.get().view;
    if (bySheet) return;
    // Back from a measure, one continues at its row.
    const row = last === null ? null : article.current?.querySelector<HTMLElement>(`[data-code="${CSS.escape(last)}"]`);
    (row ?? heading.current)?.focus();
  }, [session]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const isWriting = session.get().view.writing || (event.target as HTMLElement).closest('form, input, textarea, select') !== null;
    if (event.key !== 'Escape' || event.defaultPrevented || isWriting) return;
    event.preventDefault();
    back.go();
  };
  return (
    <article className={common.stack} ref={article} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <Button appearance="subtle" size="small" className={styles.back} icon={<ArrowLeftRegular />} onClick={back.go}>
          {back.label}
        </Button>
        <h1 className={mergeClasses(common.title, styles.title)} ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {head}
      </div>
      {children}
    </article>
  );
}
