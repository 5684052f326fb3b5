import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { PeriodFault } from '../../../core/periods/fault';
import { periodFaultText } from '../../../i18n/periods';
import { usePane } from '../../app/context';
import { useCommon } from '../../parts/common';
import { More } from '../../parts/list/More';
import { PlaceLink } from '../../parts/list/PlaceLink';
import { SeverityIcon } from '../../parts/list/SeverityIcon';

const useStyles = makeStyles({
  fault: { display: 'grid', gridTemplateColumns: '20px 1fr', columnGap: tokens.spacingHorizontalXS },
});

/** What is in the way, each with the cell where it is to be mended, where there is one. */
export function Faults({
  title,
  faults,
  wayOut,
}: {
  title: string;
  faults: readonly PeriodFault[];
  /** What can be done about a fault beside its sentence. */
  wayOut?: (fault: PeriodFault) => ReactNode;
}) {
  const styles = useStyles();
  const common = useCommon();
  const { t } = usePane();
  return (
    <div role="group" aria-label={title} className={common.tight}>
      <Text className={common.strong}>{title}</Text>
      <More items={faults.map((fault, i) => ({ fault, i }))}>
        {({ fault, i }) => (
          <li key={i} className={common.item}>
            <div className={styles.fault}>
              <SeverityIcon severity="error" />
              <div className={common.tight}>
                <Text className={common.anywhere}>{periodFaultText(fault, t)}</Text>
                {'cell' in fault && fault.cell !== '' && (
                  <span>
                    <PlaceLink place={placeOf(fault.cell)} />
                  </span>
                )}
                {wayOut?.(fault)}
              </div>
            </div>
          </li>
        )}
      </More>
    </div>
  );
}

/** "Historie!C5" */
const placeOf = (address: string): { sheet: string; cell: string } => {
  const at = address.lastIndexOf('!');
  return { sheet: address.slice(0, at), cell: address.slice(at + 1) };
};
