import { Link } from '@fluentui/react-components';
import { usePane } from '../../app/context';

/** From a criterion to its measure. */
export function MeasureLink({ code, label }: { code: string; label: string }) {
  const { session } = usePane();
  return (
    <Link as="button" inline onClick={() => session.navigation.openMeasure(code)}>
      {label}
    </Link>
  );
}
