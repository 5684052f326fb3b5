import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useEffect, useRef, type ReactNode } from 'react';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  head: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, alignItems: 'flex-start' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    ':focus': { outline: 'none' },
  },
  back: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

/** A screen that took the place of another: the way back, and the title where a keyboard or a screen reader continues. */
export function Screen({ title, back, children }: { title: string; back: { label: string; go: () => void }; children: ReactNode }) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <article className={styles.stack}>
      <div className={styles.head}>
        <Button appearance="subtle" size="small" className={styles.back} icon={<ArrowLeftRegular />} onClick={back.go}>
          {back.label}
        </Button>
        <h1 className={styles.title} ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </div>
      {children}
    </article>
  );
}
