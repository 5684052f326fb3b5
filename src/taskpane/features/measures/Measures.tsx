import './texts';
import { Button, Checkbox, Field, makeStyles, mergeClasses, SearchBox, Select, Text, tokens } from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { useDeferredValue, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { LEVELS, type Level } from '../../../core/plan/level';
import type { MeasureVerdict } from '../../../core/rules/evaluate';
import { usePane, useSession } from '../../app/context';
import { choicesOf, finder, leadsOf, markCounts, NO_FILTER, type Filter } from './filter';
import { byArea, type AreaGroup } from './groups';
import { Follow } from '../../parts/Follow';
import { LevelIcon } from '../../parts/list/LevelMark';
import { DRAWN_WHOLE, LongList, type ListPlace } from '../../parts/list/LongList';
import { MeasureRow } from '../../parts/list/MeasureRow';
import { codeAt, verdictOf } from '../../session/records';
import type { PlanInspection } from '../../ports/workbook';
import { MeasureDetail } from './MeasureDetail';
import { useCommon } from '../../parts/common';

const useStyles = makeStyles({
  tools: { display: 'flex', columnGap: tokens.spacingHorizontalS },
  filter: { flexShrink: 0, minWidth: 0, whiteSpace: 'nowrap' },
  panel: { rowGap: tokens.spacingVerticalS },
  marks: { display: 'flex', flexWrap: 'wrap' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalS },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'flex-start', columnGap: tokens.spacingHorizontalS },
  counts: { display: 'flex', flexShrink: 0, columnGap: tokens.spacingHorizontalS, fontWeight: tokens.fontWeightRegular },
  count: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXXS },
  empty: { paddingTop: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalL },
});

interface ListProps {
  readonly inspection: PlanInspection;
  /** Where the list stood when it was left. */
  readonly place: ListPlace | null;
  readonly keep: (place: ListPlace) => void;
}

export function Measures({ inspection, place, keep }: ListProps) {
  const { view } = useSession();
  const open = view.open === null ? undefined : verdictOf(inspection.report.evaluation, view.open);
  return open ? (
    <MeasureDetail key={open.measure.key} verdict={open} inspection={inspection} />
  ) : (
    <MeasureList inspection={inspection} place={place} keep={keep} />
  );
}

const keyOf = ({ measure }: MeasureVerdict): string => measure.code;

function MeasureList({ inspection: { report, tables }, place, keep }: ListProps) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  const { view, selected } = useSession();
  const { filter } = view;
  const { plan, evaluation } = report;
  const search = useRef<HTMLInputElement>(null);
  const choices = choicesOf(filter);
  const [filtering, setFiltering] = useState(choices > 0);
  const find = useMemo(() => finder(evaluation.measures, plan), [evaluation, plan]);
  // What is typed shows at once; the list follows when there is time for it.
  const applied = useDeferredValue(filter);
  const found = useMemo(() => find(applied), [find, applied]);
  const groups = useMemo(() => byArea(found, plan.areas), [found, plan]);
  const current = selected && tables ? codeAt(selected, plan, tables) : null;
  const onKeyDown = (event: KeyboardEvent): void => {
    // The browser would look only through the rows that are drawn.
    if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || found.length <= DRAWN_WHOLE) return;
    event.preventDefault();
    search.current?.focus();
  };
  return (
    <div className={common.snug} onKeyDown={onKeyDown}>
      {tables && <Follow />}
      <div className={styles.tools} role="search">
        <SearchBox
          className={common.fill}
          aria-label={t('pane.search')}
          placeholder={t('pane.searchHint')}
          value={filter.search}
          input={{ ref: search }}
          dismiss={{ 'aria-label': t('pane.clearSearch') }}
          onChange={(_, { value }) => session.navigation.filter({ ...filter, search: value })}
        />
        <Button className={styles.filter} icon={<FilterRegular />} aria-expanded={filtering} onClick={() => setFiltering(!filtering)}>
          {choices > 0 ? t('pane.filterCount', { count: choices }) : t('pane.filter')}
        </Button>
      </div>
      {filtering && <FilterPanel inspection={{ report }} filter={filter} />}
      <div className={styles.line}>
        <Text role="status" size={200}>
          {found.length === evaluation.measures.length
            ? t('pane.measureCount', { count: found.length })
            : t('pane.found', { count: found.length, total: evaluation.measures.length })}
        </Text>
        {(choices > 0 || filter.search !== '') && (
          <Button size="small" appearance="subtle" onClick={() => session.navigation.filter(NO_FILTER)}>
            {t('pane.clearFilter')}
          </Button>
        )}
      </div>
      {found.length === 0 && <Text className={styles.empty}>{t('pane.noMeasure')}</Text>}
      <LongList
        label={t('pane.tab.measures')}
        groups={groups.map((group) => ({ ...group, head: plan.areas.length === 0 ? null : <AreaHead group={group} /> }))}
        keyOf={keyOf}
        back={view.last}
        place={place}
        keep={keep}
      >
        {(verdict, tabIndex) => <MeasureRow verdict={verdict} selected={verdict.measure.code === current} tabIndex={tabIndex} />}
      </LongList>
    </div>
  );
}

/** The okruh, and how its measures in the list stand. */
function AreaHead({ group: { area, tally } }: { group: AreaGroup }) {
  const styles = useStyles();
  const { t } = usePane();
  return (
    <span className={styles.head}>
      <span>{area ? `${area.code} ${area.name}` : t('pane.noArea')}</span>
      <span className={styles.counts}>
        {LEVELS.filter((level) => tally[level] > 0).map((level) => (
          <span key={level} className={styles.count}>
            <LevelIcon level={level} label={t(`level.${level}`)} />
            {tally[level]}
          </span>
        ))}
      </span>
    </span>
  );
}

function FilterPanel({ inspection: { report }, filter }: { inspection: Pick<PlanInspection, 'report'>; filter: Filter }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  const { plan, evaluation } = report;
  const leads = useMemo(() => leadsOf(evaluation.measures, plan), [evaluation, plan]);
  const counts = useMemo(() => markCounts(evaluation.measures), [evaluation]);
  // One that is in force stays in sight, so that it can be lifted.
  const marks = [
    ...counts,
    ...filter.marks.filter((mark) => !counts.some((each) => each.mark === mark)).map((mark) => ({ mark, count: 0 })),
  ];
  const set = (change: Partial<Filter>): void => session.navigation.filter({ ...filter, ...change });
  return (
    <div className={mergeClasses(common.panel, styles.panel)} role="group" aria-label={t('pane.filter')}>
      <Field label={t('pane.level')}>
        <Select className={common.select} value={filter.level} onChange={(_, { value }) => set({ level: value as Level | '' })}>
          <option value="">{t('pane.all')}</option>
          {LEVELS.map((level) => (
            <option key={level} value={level}>
              {t(`level.${level}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('pane.area')}>
        <Select className={common.select} value={filter.area} onChange={(_, { value }) => set({ area: value })}>
          <option value="">{t('pane.all')}</option>
          {plan.areas.map(({ key, code, name }) => (
            <option key={key} value={key}>
              {`${code} ${name}`}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('pane.lead')}>
        <Select className={common.select} value={filter.lead} onChange={(_, { value }) => set({ lead: value })}>
          <option value="">{t('pane.all')}</option>
          {leads.map((lead) => (
            <option key={lead} value={lead}>
              {lead}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.marks} role="group" aria-label={t('pane.only')}>
        {marks.map(({ mark, count }) => (
          <Checkbox
            key={mark}
            label={t('pane.markCount', { mark: t(`pane.mark.${mark}`), count })}
            checked={filter.marks.includes(mark)}
            onChange={(_, { checked }) =>
              set({ marks: checked === true ? [...filter.marks, mark] : filter.marks.filter((other) => other !== mark) })
            }
          />
        ))}
      </div>
    </div>
  );
}
