import './texts';
import { Button, Text } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import { countsByBody, roundCounts, type RoundCounts } from '../../../core/comments/counts';
import { COMMENT_STATE_WORD, isNone, isOpen, stateOf } from '../../../core/comments/comment';
import { czechDate } from '../../../core/text/date';
import { asText } from '../request/mails';
import { commentFindingText, replyOf, settlementSentence } from '../../../i18n/settlement';
import { readComments, writeSettlementSheet } from '../../actions/comments';
import { usePane, useSession } from '../../app/context';
import { localDay } from '../../app/numbers';
import { CopyButton } from '../../parts/form/CopyButton';
import { More } from '../../parts/list/More';
import { PlaceLink } from '../../parts/list/PlaceLink';
import { Running } from '../../parts/Running';
import { Screen } from '../../parts/Screen';
import { Section } from '../../parts/Section';
import { useCommon } from '../../parts/common';
import { czech } from '../../app/texts';
import type { CommentInspection, PlanInspection } from '../../ports/workbook';
import { Incoming } from './Incoming';
import { NewComment } from './NewComment';
import { NewRound } from './NewRound';
import { Settle } from './Settle';

/** Comment rounds: how each stands, what comes back, and settling one comment after another. */
export function Comments({ inspection }: { inspection: PlanInspection }) {
  const common = useCommon();
  const { session, around, t } = usePane();
  const { commenting, job } = useSession();
  const [mode, setMode] = useState<'all' | 'settle' | 'dispute' | 'round' | 'new'>('all');
  const { standing } = commenting;
  const today = localDay(around.now());
  // The plan was read anew: so are its comments.
  useEffect(() => void session.do(readComments, today), [session, inspection, today]);
  if (!standing)
    return (
      <Screen title={t('pane.comments.title')} back={{ label: t('pane.tab.overview'), go: () => session.navigation.show('overview') }}>
        <Text role="status">{t('pane.comments.loading')}</Text>
      </Screen>
    );
  const close = (): void => setMode('all');
  if (mode === 'settle' || mode === 'dispute')
    return <Settle inspection={inspection} standing={standing} first={mode === 'settle' ? 'open' : mode} close={close} />;
  if (mode === 'round') return <NewRound inspection={inspection} standing={standing} close={close} />;
  if (mode === 'new') return <NewComment inspection={inspection} standing={standing} close={close} />;
  const open = standing.comments.filter((comment) => !isNone(comment.text) && isOpen(comment)).length;
  const disputes = standing.comments.filter((comment) => !isNone(comment.text) && stateOf(comment) === 'dispute').length;
  const isFirst = standing.comments.length === 0;
  return (
    <Screen title={t('pane.comments.title')} back={{ label: t('pane.tab.overview'), go: () => session.navigation.show('overview') }}>
      {isFirst && <Text>{t('pane.comments.empty')}</Text>}
      <div className={common.line}>
        {open > 0 && (
          <Button appearance="primary" disabledFocusable={job !== null} onClick={() => setMode('settle')}>
            {t('pane.comments.settle', { count: open })}
          </Button>
        )}
        <Button appearance={isFirst ? 'primary' : 'secondary'} disabledFocusable={job !== null} onClick={() => setMode('round')}>
          {t('pane.comments.newRound')}
        </Button>
        <Button disabledFocusable={job !== null} onClick={() => setMode('new')}>
          {t('pane.comments.add')}
        </Button>
      </div>
      {disputes > 0 && (
        <div className={common.line}>
          <span className={common.dispute}>{COMMENT_STATE_WORD.dispute}</span>
          <Text>{t('pane.comments.toDiscuss', { count: disputes })}</Text>
          <Button size="small" disabledFocusable={job !== null} onClick={() => setMode('dispute')}>
            {t('pane.comments.showDisputes')}
          </Button>
        </div>
      )}
      {job && <Running job={job} />}
      <Rounds standing={standing} planName={inspection.report.plan.settings.planName} />
      <Findings standing={standing} />
      <Incoming standing={standing} today={today} />
    </Screen>
  );
}

function Rounds({ standing, planName }: { standing: CommentInspection; planName: string }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  const { comments, rounds, bodies } = standing;
  const counts = useMemo(() => roundCounts(comments, rounds, bodies), [comments, rounds, bodies]);
  if (counts.length === 0) return null;
  return (
    <Section title={t('pane.comments.rounds')}>
      {counts.map((round) => (
        <RoundPart key={round.round} round={round} standing={standing} planName={planName} />
      ))}
      <Button size="small" className={common.start} disabledFocusable={job !== null} onClick={() => void session.do(writeSettlementSheet)}>
        {t('pane.comments.toSheet')}
      </Button>
    </Section>
  );
}

function RoundPart({ round, standing, planName }: { round: RoundCounts; standing: CommentInspection; planName: string }) {
  const common = useCommon();
  const { t } = usePane();
  const until = round.rows.flatMap((row) => row.until.value ?? [])[0];
  const own = round.comments;
  const bodies = countsByBody(own, [], standing.bodies);
  return (
    <div className={common.tight}>
      <Text className={common.strong}>
        {[
          round.round === '' ? t('pane.comments.noRound') : t('pane.comments.round', { round: round.round }),
          until === undefined ? '' : t('pane.comments.until', { until: czechDate(until) }),
        ]
          .filter(Boolean)
          .join(', ')}
      </Text>
      <Text>
        {[
          t('pane.comments.received', { count: round.received }),
          ...(round.open > 0 ? [t('pane.comments.open', { count: round.open })] : []),
        ].join(', ')}
        {round.disputes > 0 && (
          <>
            {', '}
            <span className={common.bad}>{t('pane.comments.disputes', { count: round.disputes })}</span>
          </>
        )}
      </Text>
      {round.missing.length > 0 && (
        <Text className={common.warning}>{t('pane.comments.missing', { names: round.missing.join(', ') })}</Text>
      )}
      <More items={bodies} label={t('pane.comments.rounds')}>
        {(body) => {
          const who = body.name === '' ? t('comments.nobody') : body.name;
          const mail = () => {
            const contact = standing.exchange.contacts.find(({ name }) => standing.bodies.keyOf(name) === body.key);
            const mine = own.filter((comment) => (comment.who === '' ? '' : standing.bodies.keyOf(comment.who)) === body.key);
            return replyOf(mine, { who, planName, to: contact?.email ?? '', signature: '' }, czech.t);
          };
          return (
            <li key={body.key} className={common.item}>
              <Text lang="cs">{settlementSentence(body, czech.t)}</Text>
              <CopyButton text={() => asText(mail())} label={t('pane.comments.replyTo', { who })} />
            </li>
          );
        }}
      </More>
    </div>
  );
}

function Findings({ standing: { findings } }: { standing: CommentInspection }) {
  const common = useCommon();
  const { t } = usePane();
  if (findings.length === 0) return null;
  return (
    <Section title={t('pane.comments.findings', { count: findings.length })}>
      <More items={findings}>
        {(finding) => {
          const { message, hint } = commentFindingText(finding, t);
          return (
            <li key={`${finding.code} ${finding.sheet} ${finding.cell}`} className={common.item}>
              <Text
                className={finding.severity === 'error' ? common.bad : finding.severity === 'warning' ? common.warning : common.secondary}
              >
                {message}
              </Text>
              <Text size={200}>
                {hint} <PlaceLink place={finding} />
              </Text>
            </li>
          );
        }}
      </More>
    </Section>
  );
}
