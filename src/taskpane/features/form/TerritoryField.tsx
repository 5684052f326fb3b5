import { Button, Field, Input, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Gazetteer } from '../../../core/plan/territory';
import { replaceName } from '../../../core/plan/territoryWording';
import { usePane } from '../../app/context';
import { useCommon } from '../../parts/common';
import type { OwnTerritory } from './ownTerritory';
import { choicesOf, found, namesIn, textOf, type Choice } from './territoryChoice';

const useStyles = makeStyles({
  options: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  option: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    cursor: 'pointer',
    display: 'flex',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalS,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  // In forced colours a background alone would not be seen.
  active: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    outline: `2px solid ${tokens.colorStrokeFocus2}`,
    outlineOffset: '-2px',
  },
  // As in the sheet: what is to be filled in is yellow.
  missing: { backgroundColor: tokens.colorStatusWarningBackground2 },
});

interface Props {
  readonly value: string;
  /** What the submitter speaks for, when it is a municipality. */
  readonly own: OwnTerritory;
  readonly gazetteer: Gazetteer;
  readonly onChange: (text: string) => void;
}

/** Území: picked from the municipalities of the plan, or just typed where it has none. */
export function TerritoryField(props: Props) {
  return props.gazetteer.municipalities.length === 0 ? <TypedTerritory {...props} /> : <PickedTerritory {...props} />;
}

function TypedTerritory({ value, onChange }: Props) {
  const { t } = usePane();
  return (
    <Field label={t('gestor.form.territory')} hint={t('gestor.form.territoryHint')}>
      <Input name="territory" value={value} onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}

/** Type a part of a name, choose with arrows and Enter. */
function PickedTerritory({ value, gazetteer, own: { district, isAsked }, onChange }: Props) {
  const styles = useStyles();
  const common = useCommon();
  const { t } = usePane();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const choices = useMemo(() => choicesOf(gazetteer), [gazetteer]);
  const names = namesIn(value, gazetteer);
  const options = found(choices, typed, names);
  const reading = gazetteer.read(value);
  const list = useRef<HTMLUListElement>(null);
  // The bar below stays in sight, and what was found must not hide under it.
  useEffect(() => {
    if (options.length > 0) list.current?.scrollIntoView({ block: 'nearest' });
  }, [options.length, typed]);
  const set = (next: readonly string[]): void => onChange(textOf(next));
  const add = (choice: Choice, instead?: string): void => {
    set(instead === undefined ? [...names, choice.text] : names.map((name) => (name === instead ? choice.text : name)));
    setTyped('');
    setActive(0);
    input.current?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Backspace' && typed === '' && names.length > 0) set(names.slice(0, -1));
    if (options.length === 0) {
      // Enter in a search sends no form.
      if (event.key === 'Enter') event.preventDefault();
      return;
    }
    if (event.key === 'ArrowDown') setActive((active + 1) % options.length);
    else if (event.key === 'ArrowUp') setActive((active + options.length - 1) % options.length);
    else if (event.key === 'Enter') add(options[Math.min(active, options.length - 1)]!);
    else if (event.key === 'Escape') setTyped('');
    else return;
    event.preventDefault();
  };
  const about = ({ kind, orp, count }: Choice): string =>
    kind === 'municipality' ? t('gestor.form.inOrp', { orp }) : t('gestor.form.places', { count });
  return (
    <div className={common.tight}>
      <Field label={t('gestor.form.territory')} hint={t(district === '' ? 'gestor.form.territoryHint' : 'gestor.form.territoryOwnHint')}>
        <Input
          name="territory"
          value={typed}
          placeholder={t('gestor.form.territorySearch')}
          {...(isAsked && value === '' ? { className: styles.missing } : {})}
          onChange={(_, data) => {
            setTyped(data.value);
            setActive(0);
          }}
          onKeyDown={onKey}
          input={{
            ref: input,
            role: 'combobox',
            autoComplete: 'off',
            'aria-autocomplete': 'list',
            'aria-expanded': options.length > 0,
            'aria-controls': listId,
            ...(options.length > 0 ? { 'aria-activedescendant': `${listId}-${Math.min(active, options.length - 1)}` } : {}),
          }}
        />
      </Field>
      {/* The list that the field controls is there even when it is empty. */}
      <ul
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t('gestor.form.territoryFound')}
        className={styles.options}
        hidden={options.length === 0}
      >
        {options.map((choice, i) => (
          <li
            key={choice.text}
            id={`${listId}-${i}`}
            role="option"
            aria-selected={i === active}
            className={mergeClasses(styles.option, i === active && styles.active)}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => add(choice)}
          >
            <span>{choice.text}</span> <span className={common.secondary}>{about(choice)}</span>
          </li>
        ))}
      </ul>
      {typed !== '' && options.length === 0 && <Text role="status">{t('gestor.form.territoryNone', { name: typed })}</Text>}
      {names.length > 0 && (
        <ul className={mergeClasses(common.list, common.line)} aria-label={t('gestor.form.territoryChosen')}>
          {names.map((name, i) => (
            <li key={`${name} ${i}`}>
              <Button
                size="small"
                icon={<DismissRegular />}
                iconPosition="after"
                aria-label={t('gestor.form.removePlace', { name })}
                onClick={() => {
                  set(names.filter((_, other) => other !== i));
                  input.current?.focus();
                }}
              >
                {name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {reading.problems.map(({ name, kind, candidates }) => (
        <div key={name} className={common.line} role="alert">
          <Text className={common.warning}>
            {kind === 'unknown'
              ? t('gestor.placeUnknown', { name })
              : t('gestor.placeAmbiguous', { name, candidates: candidates.join(', ') })}
          </Text>
          {candidates.map((candidate) => (
            <Button key={candidate} size="small" onClick={() => onChange(replaceName(value, name, candidate))}>
              {candidate}
            </Button>
          ))}
        </div>
      ))}
      {district !== '' && value === '' && (
        <div className={common.line} role="status">
          <Text className={isAsked ? common.warning : common.secondary}>
            {t(isAsked ? 'gestor.noTerritory' : 'gestor.form.territoryOffer', { district })}
          </Text>
          <Button size="small" onClick={() => onChange(district)}>
            {t('gestor.form.territoryFill', { district })}
          </Button>
        </div>
      )}
      {value === district && district !== '' && <Text size={200}>{t('gestor.form.territoryOwn', { district })}</Text>}
      {reading.named && (
        <Text size={200} className={common.secondary}>
          {t('gestor.form.covers', { count: reading.members.length, total: gazetteer.municipalities.length })}
        </Text>
      )}
    </div>
  );
}
