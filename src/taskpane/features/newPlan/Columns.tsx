import { Button, Field, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { fold } from '../../../core/text/text';
import { FIELD_HEADER, type Assigned, type ListField } from '../../../files/measureList/columns';
import type { SeenHeader } from '../../../files/measureList/header';
import { usePane } from '../../app/context';
import type { Surroundings } from '../../ports/surroundings';
import { useCommon } from '../../parts/common';

const FIELDS = Object.keys(FIELD_HEADER) as ListField[];
const KEY = 'listColumns';

/** What the user once said of headers: folded header → field. */
type Known = Readonly<Record<string, ListField>>;

function known(around: Surroundings): Known {
  try {
    return JSON.parse(around.recall(KEY) ?? '{}') as Known;
  } catch {
    return {};
  }
}

/** What was said before of headers that stand here too. */
export function assignedBefore({ columns }: SeenHeader, around: Surroundings): Assigned {
  const before = known(around);
  const assigned = new Map<ListField, string>();
  for (const { header } of columns) {
    const field = before[fold(header)];
    if (field !== undefined && FIELDS.includes(field) && !assigned.has(field)) assigned.set(field, header);
  }
  return assigned;
}

interface ColumnsProps {
  readonly seen: SeenHeader;
  readonly assigned: Assigned;
  readonly disabled: boolean;
  readonly onAssign: (assigned: Assigned) => void;
}

/** Where no header was recognised, the user says what stands in each column. It is remembered by the header. */
export function Columns({ seen, assigned: before, disabled, onAssign }: ColumnsProps) {
  const common = useCommon();
  const { around, t } = usePane();
  const [assigned, setAssigned] = useState<Assigned>(before);
  const columns = seen.columns.filter(({ header }, i) => seen.columns.findIndex((other) => fold(other.header) === fold(header)) === i);
  const fieldOf = (header: string): ListField | '' => [...assigned].find(([, own]) => own === header)?.[0] ?? '';
  const choose = (header: string, field: ListField | ''): void => {
    const next = new Map([...assigned].filter(([own, of]) => of !== header && own !== field));
    if (field !== '') next.set(field, header);
    setAssigned(next);
  };
  const assign = (): void => {
    const said = { ...known(around) };
    for (const { header } of columns) delete said[fold(header)];
    for (const [field, header] of assigned) said[fold(header)] = field;
    around.remember(KEY, JSON.stringify(said));
    onAssign(assigned);
  };
  return (
    <div className={common.stack} role="group" aria-label={t('newPlan.columns.title')}>
      <Text>{t(seen.sheet === '' ? 'newPlan.columns.ask' : 'newPlan.columns.askOnSheet', { sheet: seen.sheet, row: seen.row + 1 })}</Text>
      {columns.map(({ header, examples }) => (
        <Field
          key={header}
          label={`„${header}“`}
          hint={examples.length > 0 ? t('newPlan.columns.examples', { values: examples.join(' · ') }) : ''}
        >
          <Select
            className={common.select}
            value={fieldOf(header)}
            disabled={disabled}
            onChange={(_, { value }) => choose(header, value as ListField | '')}
          >
            <option value="">{t('newPlan.columns.none')}</option>
            {FIELDS.map((field) => (
              <option key={field} value={field}>
                {FIELD_HEADER[field]}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      <Button className={common.start} disabledFocusable={disabled || assigned.size === 0} onClick={assign}>
        {t('newPlan.columns.again')}
      </Button>
    </div>
  );
}
