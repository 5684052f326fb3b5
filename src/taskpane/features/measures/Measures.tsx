import { Button, Checkbox, Field, makeStyles, mergeClasses, SearchBox, Select, Text, tokens } from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { useEffect, useMemo, useRef, useState } from 'react';
import { LEVELS, type Level } from '../../../core/plan/level';
import { usePane, useSession } from '../../app/context';
import { choicesOf, filterMeasures, leadsOf, MARKS, NO_FILTER, type Filter } from './filter';
import { Follow } from '../../parts/Follow';
import { MeasureRow } from '../../parts/MeasureRow';
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
  empty: { paddingTop: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalL },
});

/** Rows drawn at once; a plan has 72, and a thousand would only slow the pane down. */
const PAGE = 100;

export function Measures({ inspection }: { inspection: PlanInspection }) {
  const { view } = useSession();
  const open = view.open === null ? undefined : verdictOf(inspection.report.evaluation, view.open);
  return open ? <MeasureDetail key={open.measure.key} verdict={open} inspection={inspection} /> : <MeasureList inspection={inspection} />;
}

function MeasureList({ inspection: { report, tables } }: { inspection: PlanInspection }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  const { view, selected } = useSession();
  const { filter } = view;
  const { plan, evaluation } = report;
  const [shown, setShown] = useState(PAGE);
  const choices = choicesOf(filter);
  const [filtering, setFiltering] = useState(choices > 0);
  const found = useMemo(() => filterMeasures(evaluation.measures, filter, plan), [evaluation, filter, plan]);
  const list = useRef<HTMLUListElement>(null);
  const [last] = useState(view.last);
  useEffect(() => {
    if (last === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-code="${CSS.escape(last)}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.focus();
  }, [last]);
  const current = selected && tables ? codeAt(selected, plan, tables) : null;
  return (
    <div className={common.snug}>
      {tables && <Follow />}
      <div className={styles.tools} role="search">
        <SearchBox
          className={common.fill}
          aria-label={t('pane.search')}
          placeholder={t('pane.searchHint')}
          value={filter.search}
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
          {t('pane.found', { count: found.length, total: evaluation.measures.length })}
        </Text>
        {(choices > 0 || filter.search !== '') && (
          <Button size="small" appearance="subtle" onClick={() => session.navigation.filter(NO_FILTER)}>
            {t('pane.clearFilter')}
          </Button>
        )}
      </div>
      {found.length === 0 && <Text className={styles.empty}>{t('pane.noMeasure')}</Text>}
      <ul className={common.list} ref={list}>
        {found.slice(0, shown).map((verdict) => (
          <li key={verdict.measure.key}>
            <MeasureRow verdict={verdict} selected={verdict.measure.code === current} />
          </li>
        ))}
      </ul>
      {found.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)}>{t('pane.showMore', { count: Math.min(PAGE, found.length - shown) })}</Button>
      )}
    </div>
  );
}

function FilterPanel({ inspection: { report }, filter }: { inspection: Pick<PlanInspection, 'report'>; filter: Filter }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  const { plan, evaluation } = report;
  const leads = useMemo(() => leadsOf(evaluation.measures, plan), [evaluation, plan]);
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
        {MARKS.map((mark) => (
          <Checkbox
            key={mark}
            label={t(`pane.mark.${mark}`)}
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
