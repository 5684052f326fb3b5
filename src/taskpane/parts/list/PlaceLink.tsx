import { Link, makeStyles } from '@fluentui/react-components';
import { usePane } from '../../app/context';
import type { Place } from '../../ports/workbook';
import type { TabStop } from './LongList';

const useStyles = makeStyles({ link: { textAlign: 'left' } });

/** From a sentence to the cell that it is about. */
export function PlaceLink({ place, label, tabIndex = 0 }: { place: Place; label?: string; tabIndex?: TabStop }) {
  const styles = useStyles();
  const { session, t } = usePane();
  const address = place.cell === '' ? place.sheet : `${place.sheet}, ${place.cell}`;
  return (
    <Link
      as="button"
      inline
      tabIndex={tabIndex}
      className={styles.link}
      aria-label={label === undefined ? t('pane.goTo', { address }) : `${label} (${address})`}
      onClick={() => void session.navigation.goTo(place)}
    >
      {label ?? address}
    </Link>
  );
}
