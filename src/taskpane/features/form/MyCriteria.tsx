import { Button, mergeClasses, ProgressBar, Text } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { useEffect, useRef } from 'react';
import { isComplete, missingOf } from '../../../core/plan/answer';
import { czechDate } from '../../../core/text/date';
import { answerIn, doneCount, nextMissing } from './answerForm';
import { Confirmed } from './Confirmed';
import { rowId } from '../../session/rowId';
import { usePane, useSession } from '../../app/context';
import { daysUntil, localDay } from '../../app/numbers';
import { useCommon } from '../../parts/common';
import { Follow } from '../../parts/Follow';
import { LastChange } from '../../parts/LastChange';
import { Running } from '../../parts/Running';
import { Section } from '../../parts/Section';
import type { RequestInspection, GestorInspection } from '../../ports/workbook';

/** What is asked of this gestor, what is done, and the one thing to do next. */
export function MyCriteria({ inspection }: { inspection: GestorInspection }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { view, job } = useSession();
  const { request, saved } = inspection;
  const { rows } = request;
  const [done, total] = [doneCount(rows), rows.length];
  const next = nextMissing(rows, null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Who came here by selecting a row in the sheet goes on typing there.
    if (view.last === null || view.bySheet) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(view.last)}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.focus();
  }, [view.last, view.bySheet]);
  const measures = [...new Set(rows.map(({ measure }) => measure))];
  return (
    <div className={common.stack}>
      <div className={common.tight}>
        <h1 className={common.title}>{request.addressee}</h1>
        <Text className={common.secondary}>{request.planName}</Text>
        <Deadline request={request} />
      </div>
      <div className={common.tight}>
        <Text className={common.strong} role="status">
          {t('gestor.done', { done, total })}
        </Text>
        <ProgressBar value={total === 0 ? 0 : done / total} aria-label={t('gestor.done', { done, total })} thickness="large" />
        {next && (
          <Text size={200} className={common.secondary}>
            {t('gestor.takes')}
          </Text>
        )}
      </div>
      <Confirmed request={request} />
      {total === 0 ? (
        <Text>{t('gestor.nothing')}</Text>
      ) : job ? (
        <Running job={job} />
      ) : next ? (
        <Button appearance="primary" size="large" onClick={() => session.navigation.openRow(rowId(next))}>
          {next.criterion === ''
            ? t(done === 0 ? 'gestor.beginMeasure' : 'gestor.continueMeasure', { code: next.measure })
            : t(done === 0 ? 'gestor.begin' : 'gestor.continue', { code: next.measure, number: next.criterion })}
        </Button>
      ) : (
        <Button
          appearance={request.confirmation?.holds ? 'secondary' : 'primary'}
          size="large"
          onClick={() => session.navigation.go('handIn')}
        >
          {t('gestor.toHandIn')}
        </Button>
      )}
      {next && done > 0 && (
        <Button className={common.start} onClick={() => session.navigation.go('handIn')}>
          {t('gestor.check')}
        </Button>
      )}
      {next && total > 1 && (
        <Text size={200} className={common.secondary}>
          {t('gestor.several')}
        </Text>
      )}
      <Section title={t('gestor.mine')}>
        <Follow />
        <div ref={list} className={common.stack}>
          {measures.map((measure) => {
            const own = rows.filter((row) => row.measure === measure);
            return (
              <div key={measure} className={common.tight}>
                <Text className={mergeClasses(common.strong, common.anywhere)}>
                  {measure} {own[0]?.measureTitle}
                </Text>
                <ul className={common.list}>
                  {own.map((row) => {
                    const answer = answerIn(row);
                    const missing = missingOf(answer);
                    return (
                      <li key={rowId(row)}>
                        <button
                          type="button"
                          className={common.rowButton}
                          data-row={rowId(row)}
                          onClick={() => session.navigation.openRow(rowId(row))}
                        >
                          <span className={common.tight}>
                            <span>
                              {row.criterion !== '' && `${t('pane.criterion', { number: row.criterion })}: `}
                              {row.criterionText !== '' ? row.criterionText : t('gestor.wholeMeasure')}
                            </span>
                            {isComplete(answer) ? (
                              <span className={mergeClasses(common.line, common.good)}>
                                <CheckmarkCircleRegular aria-hidden="true" /> {t('gestor.isDone')}
                              </span>
                            ) : (
                              <span className={common.warning}>
                                {t('gestor.missing', { what: missing.map((what) => t(`gestor.missingWhat.${what}`)).join(', ') })}
                              </span>
                            )}
                          </span>
                        </button>
                      </li>
                    );
                  })}
                </ul>
              </div>
            );
          })}
        </div>
      </Section>
      <LastChange saved={saved} />
    </div>
  );
}

function Deadline({ request: { deadline } }: { request: RequestInspection }) {
  const common = useCommon();
  const { around, t } = usePane();
  if (deadline === null) return null;
  const days = daysUntil(deadline, localDay(around.now()));
  return (
    <Text className={days < 0 ? common.bad : days <= 3 ? common.warning : common.secondary}>
      {t('gestor.deadline', { date: czechDate(deadline) })}{' '}
      {days < 0 ? t('gestor.late') : days === 0 ? t('gestor.today') : t('gestor.left', { count: days })}
    </Text>
  );
}
