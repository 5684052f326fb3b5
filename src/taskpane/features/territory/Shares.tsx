import './texts';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePane } from '../../app/context';
import { decimal } from '../../app/numbers';
import { useCommon } from '../../parts/common';

const useStyles = makeStyles({
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', paddingLeft: tokens.spacingHorizontalXS },
  head: { textAlign: 'right', fontWeight: tokens.fontWeightRegular, verticalAlign: 'bottom', paddingLeft: tokens.spacingHorizontalXS },
});

type Head = 'orp' | 'group' | 'criterion' | 'municipalities' | 'missing' | 'inNone' | 'covered' | 'answered' | 'median';

interface SharesProps {
  /** Of the names first, of the shares last. */
  readonly heads: readonly [Head, ...Head[]];
  /** `share` from 0 to 1; null where there is none to say. */
  readonly rows: readonly {
    readonly key: string;
    readonly name: ReactNode;
    readonly counts: readonly number[];
    readonly share: number | null;
  }[];
  readonly withoutShare: string;
  /** How a share is told in per cent; whole ones unless said. */
  readonly percentOf?: (share: number) => number;
}

const wholePercent = (share: number): number => Math.round(share * 100);

/** A table of names, their counts and a share of each. */
export function Shares({ heads: [first, ...others], rows, withoutShare, percentOf = wholePercent }: SharesProps) {
  const styles = useStyles();
  const common = useCommon();
  const { t, language } = usePane();
  return (
    <table className={common.table}>
      <thead>
        <tr>
          <th scope="col" className={common.rowHead}>
            {t(`territory.${first}`)}
          </th>
          {others.map((head) => (
            <th key={head} scope="col" className={styles.head}>
              {t(`territory.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, counts, share }) => (
          <tr key={key}>
            <th scope="row" className={common.rowHead}>
              {name}
            </th>
            {counts.map((count, i) => (
              <td key={others[i]} className={styles.number}>
                {count}
              </td>
            ))}
            <td className={styles.number}>
              {share === null ? withoutShare : t('pane.percent', { value: decimal(percentOf(share), language) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
