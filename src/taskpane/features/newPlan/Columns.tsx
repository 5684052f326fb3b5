import { Button, Field, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { fold } from '../../../core/text/text';
import { FIELD_HEADER, type Assigned, type ListField } from '../../../files/measureList/layout/columns';
import type { ListMap, MappedColumn } from '../../../files/measureList/layout/header';
import { usePane } from '../../app/context';
import type { Surroundings } from '../../ports/surroundings';
import { useCommon } from '../../parts/common';

const FIELDS = Object.keys(FIELD_HEADER) as ListField[];
const KEY = 'listColumns';

/** What the user once said of headers: folded header → field, or "" for a column that is not read. */
type Known = Readonly<Record<string, ListField | ''>>;

function known(around: Surroundings): Known {
  try {
    return (JSON.parse(around.recall(KEY) ?? '{}') as Known | null) ?? {};
  } catch {
    return {};
  }
}

/** What was said before of headers that stand here too, where words say something else. */
export function assignedBefore({ columns }: ListMap, around: Surroundings): Assigned {
  const before = known(around);
  return new Map(
    columns.flatMap(({ header, letter, field }) => {
      const said = header === '' || isSame(columns, header) ? undefined : before[fold(header)];
      return said === undefined || (said || null) === field ? [] : [[letter, said || null] as const];
    }),
  );
}

/** A header that stands over two columns says nothing of either. */
const isSame = (columns: readonly MappedColumn[], header: string): boolean =>
  columns.filter((other) => fold(other.header) === fold(header)).length > 1;

interface ColumnsProps {
  readonly map: ListMap;
  /** Something cannot be read until the user says where it stands. */
  readonly isNeeded: boolean;
  readonly disabled: boolean;
  readonly onAssign: (assigned: Assigned) => void;
}

/** What each column was taken for; the user may say otherwise, and that is remembered by the header. */
export function Columns({ map, isNeeded, disabled, onAssign }: ColumnsProps) {
  const common = useCommon();
  const { around, t } = usePane();
  const [fields, setFields] = useState<ReadonlyMap<string, ListField | null>>(
    () => new Map(map.columns.map(({ letter, field }) => [letter, field])),
  );
  const choose = (letter: string, field: ListField | null): void => {
    // Criteria may stand in several columns; everything else in one.
    const isMoved = (other: ListField | null): boolean => field !== null && field !== 'criterion' && other === field;
    setFields(new Map([...fields].map(([own, of]) => [own, own === letter ? field : isMoved(of) ? null : of])));
  };
  const assign = (): void => {
    const said = { ...known(around) };
    for (const { letter, header } of map.columns)
      // A text with a number in it may be a measure of a list without a header.
      if (header !== '' && !isSame(map.columns, header) && !/\d/.test(header)) said[fold(header)] = fields.get(letter) ?? '';
    around.remember(KEY, JSON.stringify(said));
    onAssign(fields);
  };
  return (
    <details className={common.details} open={isNeeded}>
      <summary>{t('newPlan.columns.title')}</summary>
      <div className={common.stack} role="group" aria-label={t('newPlan.columns.title')}>
        {!map.isRecognised && (
          <Text>{t(map.sheet === '' ? 'newPlan.columns.ask' : 'newPlan.columns.askOnSheet', { sheet: map.sheet, row: map.row + 1 })}</Text>
        )}
        {map.columns.map(({ letter, header, examples }) => (
          <Field
            key={letter}
            label={t(header === '' ? 'newPlan.columns.bare' : 'newPlan.columns.headed', { letter, header })}
            hint={examples.length > 0 ? t('newPlan.columns.examples', { values: examples.join(' · ') }) : ''}
          >
            <Select
              className={common.select}
              value={fields.get(letter) ?? ''}
              disabled={disabled}
              onChange={(_, { value }) => choose(letter, value === '' ? null : (value as ListField))}
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
        <Button className={common.start} disabledFocusable={disabled} onClick={assign}>
          {t('newPlan.columns.again')}
        </Button>
      </div>
    </details>
  );
}
