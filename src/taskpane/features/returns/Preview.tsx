import { Text } from '@fluentui/react-components';
import type { Write } from '../../../core/exchange/merge';
import { isEmptyAnswer } from '../../../core/plan/answer';
import { usePane } from '../../app/context';
import { headerOf, shownField } from './conflictText';
import { More } from '../../parts/list/More';
import { Section } from '../../parts/Section';
import { useCommon } from '../../parts/common';

export function Preview({ writes }: { writes: readonly Write[] }) {
  const { t } = usePane();
  const [fresh, changed] = [writes.filter(({ before }) => isEmptyAnswer(before)), writes.filter(({ before }) => !isEmptyAnswer(before))];
  return (
    <>
      {changed.length > 0 && (
        <Section title={t('pane.collect.changed', { count: changed.length })}>
          <More items={changed}>{(write) => <WriteLine key={keyOf(write)} write={write} />}</More>
        </Section>
      )}
      {fresh.length > 0 && (
        <Section title={t('pane.collect.fresh', { count: fresh.length })}>
          <More items={fresh}>{(write) => <WriteLine key={keyOf(write)} write={write} />}</More>
        </Section>
      )}
    </>
  );
}

const keyOf = ({ row, measure, criterion, submitter, origin }: Write): string =>
  [row, measure, criterion, submitter, origin.file, origin.sheet, origin.row].join('\n');

function WriteLine({ write: { measure, criterion, submitter, before, after, fields, origin } }: { write: Write }) {
  const common = useCommon();
  const { t } = usePane();
  const isNew = isEmptyAnswer(before);
  return (
    <li className={common.item}>
      <details className={common.details}>
        <summary>
          {criterion === '' ? measure : t('gestor.rowName', { code: measure, number: criterion })} · {submitter}
        </summary>
        <ul className={common.bullets}>
          {fields.map((field) => (
            <li key={field}>
              {headerOf(field)}:{' '}
              {!isNew && (
                <>
                  <del>{shownField(before, field) === '' ? t('pane.collect.empty') : shownField(before, field)}</del>{' '}
                  <span aria-label={t('pane.collect.to')}>→</span>{' '}
                </>
              )}
              <ins style={{ textDecoration: 'none' }}>
                {shownField(after, field) === '' ? t('pane.collect.empty') : shownField(after, field)}
              </ins>
            </li>
          ))}
        </ul>
        <Text size={200} className={common.secondary}>
          {t('pane.collect.origin', { file: origin.file, sheet: origin.sheet, row: origin.row })}
        </Text>
      </details>
    </li>
  );
}
