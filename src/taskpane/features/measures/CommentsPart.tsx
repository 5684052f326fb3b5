import { Button, Text } from '@fluentui/react-components';
import { inNumberOrder } from '../../../core/comments/counts';
import { COMMENT_STATE_WORD, isNone, isOpen, RESULT_WORD, stateOf } from '../../../core/comments/comment';
import { shorten } from '../../../core/text/shorten';
import { readComments } from '../../../schema/comments';
import type { TableData } from '../../../schema/read/rows';
import { usePane } from '../../app/context';
import { More } from '../../parts/list/More';
import { Section } from '../../parts/Section';
import { useCommon } from '../../parts/common';

/** What bodies said of the measure, open ones first: a level is not the last word while one of them is disputed. */
export function CommentsPart({ measureKey, cells }: { measureKey: string; cells: TableData }) {
  const common = useCommon();
  const { session, t } = usePane();
  const own = inNumberOrder(readComments(cells)).filter((one) => one.measureKey === measureKey && one.text !== '' && !isNone(one.text));
  if (own.length === 0) return null;
  const title = t('pane.commentsOf', { count: own.length });
  return (
    <Section title={title}>
      <More items={[...own.filter(isOpen), ...own.filter((one) => !isOpen(one))]} label={title}>
        {(comment) => {
          const state = stateOf(comment);
          return (
            <li key={comment.row} className={common.item}>
              <Text size={200} className={common.line}>
                {state === 'dispute' && <span className={common.dispute}>{COMMENT_STATE_WORD.dispute}</span>}
                <span className={common.secondary}>
                  {[
                    t('pane.commentLine', { number: comment.number, who: comment.who === '' ? '–' : comment.who }),
                    comment.result.value === null ? COMMENT_STATE_WORD[state] : RESULT_WORD[comment.result.value],
                  ].join(' · ')}
                </span>
              </Text>
              <Text>{shorten(comment.text, 240)}</Text>
            </li>
          );
        }}
      </More>
      <Button size="small" className={common.start} onClick={() => session.navigation.show('overview', 'comments')}>
        {t('pane.toComments')}
      </Button>
    </Section>
  );
}
