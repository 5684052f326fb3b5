import { Badge, Button, makeStyles, SearchBox, Select, Text, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Addressee } from '../../../core/people/addressees';
import type { Missing } from '../../../core/plan/answer';
import { missingIn, returnBoard, type BoardLine } from '../../../core/exchange/board';
import { czechDate } from '../../../core/text/date';
import type { Mail } from '../../../i18n/mail';
import { boardLines, countIn, GROUPS, missingUncalled, type Group, type Order } from './boardFilter';
import { usePane, useSession } from '../../app/context';
import { localDay } from '../../app/numbers';
import { CopyButton } from '../../parts/form/CopyButton';
import { useCommon } from '../../parts/common';
import { LastChange } from '../../parts/LastChange';
import { Running } from '../../parts/Running';
import { Section } from '../../parts/Section';
import type { PlanInspection } from '../../ports/workbook';
import { MailPart } from '../request/MailPart';
import { asTexts, reminderMail } from '../request/mails';

const useStyles = makeStyles({
  figures: { display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: tokens.spacingHorizontalXS },
  figure: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    minWidth: 0,
    overflowWrap: 'anywhere',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '&[aria-pressed="true"]': {
      border: `1px solid ${tokens.colorCompoundBrandStroke}`,
      boxShadow: `inset 0 -3px 0 ${tokens.colorCompoundBrandStroke}`,
    },
  },
  number: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  label: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

const PAGE = 100;

/** Who was called, who has answered, how much is there, and whom to remind. */
export function Board({
  inspection,
  list,
  first,
}: {
  inspection: PlanInspection;
  list: readonly Addressee[];
  /** Who is shown at first. */
  first: Group;
}) {
  const styles = useStyles();
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job, made, collecting } = useSession();
  const { exchange, report, saved } = inspection;
  const lines = useMemo(() => returnBoard(list, exchange, localDay(around.now())), [list, exchange, around]);
  const [group, setGroup] = useState<Group>(first);
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<Order>('plan');
  const [shown, setShown] = useState(PAGE);
  const found = boardLines(lines, group, search, order);
  const called = countIn(lines, 'called');
  const uncalled = missingUncalled(lines);
  const owing = found.filter((line) => line.called !== null && !line.answered);
  const terms = {
    planName: report.plan.settings.planName,
    deadline: exchange.deadline,
    returnTo: around.recall('returnTo') ?? '',
    signature: around.recall('signature') ?? '',
  };
  const reminders = (): string => asTexts(owing.map(({ addressee }) => ({ name: addressee.name, mail: reminderMail(addressee, terms) })));
  return (
    <div className={common.stack}>
      <div className={common.line}>
        <Button appearance={called === 0 ? 'primary' : 'secondary'} onClick={() => session.navigation.go('requests')}>
          {t('board.call')}
        </Button>
        <Button appearance={called === 0 ? 'secondary' : 'primary'} onClick={() => session.navigation.go('returns')}>
          {t('board.collect')}
        </Button>
        {exchange.deadline !== null && (
          <Text size={200} className={common.secondary}>
            {t('board.deadline', { date: czechDate(exchange.deadline) })}
          </Text>
        )}
      </div>
      {job && <Running job={job} />}
      {made && <Text size={200}>{t('board.made', { count: made.files.length })}</Text>}
      {collecting.files.length > 0 && <Text size={200}>{t('board.waiting', { count: collecting.files.length })}</Text>}
      {lines.length === 0 ? (
        <Text>{t('board.empty')}</Text>
      ) : (
        <Section title={t('board.title')}>
          <div className={styles.figures} role="group" aria-label={t('board.figures')}>
            {GROUPS.map((each) => (
              <button key={each} type="button" className={styles.figure} aria-pressed={group === each} onClick={() => setGroup(each)}>
                <span className={styles.number}>{countIn(lines, each)}</span>
                <span className={styles.label}>
                  {t(`board.group.${each}`)}
                  {each === 'missing' && uncalled > 0 && ` ${t('board.uncalled', { count: uncalled })}`}
                </span>
              </button>
            ))}
          </div>
          <div className={common.apart}>
            <SearchBox
              className={common.fill}
              aria-label={t('board.search')}
              placeholder={t('board.searchHint')}
              value={search}
              dismiss={{ 'aria-label': t('pane.clearSearch') }}
              onChange={(_, { value }) => setSearch(value)}
            />
            <Select
              className={common.select}
              aria-label={t('board.order')}
              value={order}
              onChange={(_, { value }) => setOrder(value as Order)}
            >
              {(['plan', 'name', 'least'] as const).map((each) => (
                <option key={each} value={each}>
                  {t(`board.orderBy.${each}`)}
                </option>
              ))}
            </Select>
          </div>
          <div className={common.apart}>
            <Text role="status" size={200}>
              {t('board.found', { count: found.length, total: lines.length })}
            </Text>
            {owing.length > 0 && <CopyButton text={reminders} label={t('board.copyReminders', { count: owing.length })} />}
          </div>
          {found.length === 0 && <Text>{t('board.none')}</Text>}
          <ul className={common.list}>
            {found.slice(0, shown).map((line) => (
              <Line key={line.addressee.key} line={line} reminder={() => reminderMail(line.addressee, terms)} />
            ))}
          </ul>
          {found.length > shown && (
            <Button onClick={() => setShown(shown + PAGE)}>{t('pane.showMore', { count: Math.min(PAGE, found.length - shown) })}</Button>
          )}
        </Section>
      )}
      <LastChange saved={saved} />
    </div>
  );
}

function Line({ line, reminder }: { line: BoardLine; reminder: () => Mail }) {
  const common = useCommon();
  const { session, t } = usePane();
  const [open, setOpen] = useState(false);
  const { addressee, called, returned, answered, complete, asked, incomplete, missing, confirmedBy, confirmedOn, overdue } = line;
  const names = (what: readonly Missing[]): string => what.map((one) => t(`column.${one}`)).join(', ');
  const amount = t('board.complete', { done: complete, count: asked, percent: Math.floor((100 * complete) / asked) });
  const state = [
    called === null ? t('board.notCalled') : t('board.called', { date: czechDate(called) }),
    ...(returned !== null ? [t(answered ? 'board.returned' : 'board.returnedEarlier', { date: czechDate(returned) })] : []),
    ...(called !== null && !answered ? [t('board.nothingReturned')] : []),
  ];
  return (
    <li className={common.item}>
      <div className={common.apart}>
        <Text className={common.strong}>{addressee.name}</Text>
        {overdue && <Badge color="danger">{t('board.overdue')}</Badge>}
      </div>
      <Text size={200} className={common.secondary}>
        {state.join(' · ')}
      </Text>
      {incomplete > 0 && (
        <Text size={200} className={common.warning}>
          {t('board.incomplete', { count: incomplete, what: names(missing) })}
        </Text>
      )}
      {confirmedBy !== '' && (
        <Text size={200} className={common.good}>
          {t('board.confirmed', { by: confirmedBy, date: confirmedOn === null ? '' : czechDate(confirmedOn) })}
        </Text>
      )}
      <progress className={common.meter} value={complete} max={asked} aria-label={`${addressee.name}: ${amount}`} />
      <details className={common.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{amount}</summary>
        {open && (
          <div className={common.tight}>
            <ul className={common.bullets}>
              {addressee.items.map((item) => {
                const { measure, criterion } = item;
                const lacks = missingIn(item);
                const done = lacks?.length === 0;
                return (
                  <li key={`${measure.key} ${criterion?.key ?? ''}`}>
                    <Button size="small" appearance="transparent" onClick={() => session.navigation.openMeasure(measure.code)}>
                      {criterion === null ? measure.code : t('board.item', { code: measure.code, number: criterion.number })}
                    </Button>{' '}
                    <Text size={200} className={done ? common.good : common.warning}>
                      {lacks === null ? t('board.itemMissing') : done ? t('board.itemDone') : t('board.itemPartly', { what: names(lacks) })}
                    </Text>
                  </li>
                );
              })}
            </ul>
            {called !== null && !answered && <MailPart mail={reminder()} />}
          </div>
        )}
      </details>
    </li>
  );
}
