import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Severity } from '../../../core/rules/findings';
import type { Place } from '../../../schema/read/places';
import { useCommon } from '../common';
import { PlaceLink } from './PlaceLink';
import { SeverityIcon } from './SeverityIcon';

const useStyles = makeStyles({
  finding: { display: 'grid', gridTemplateColumns: '20px 1fr', columnGap: tokens.spacingHorizontalXS },
});

interface ToldFinding extends Place {
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
}

/**
 * A finding in its sentence, with the way to its cell.
 * @param hint "" where the next finding says the same
 */
export function FindingLine({ finding: { severity, message, sheet, cell }, hint }: { finding: ToldFinding; hint: string }) {
  const styles = useStyles();
  const common = useCommon();
  return (
    <div className={styles.finding}>
      <SeverityIcon severity={severity} />
      <div className={common.tight}>
        <Text>{message}</Text>
        {hint !== '' && (
          <Text size={200} className={common.secondary}>
            {hint}
          </Text>
        )}
        {sheet !== '' && (
          <span>
            <PlaceLink place={{ sheet, cell }} />
          </span>
        )}
      </div>
    </div>
  );
}
