import { Button, Field, makeStyles, mergeClasses, Text, Textarea } from '@fluentui/react-components';
import { useId } from 'react';
import type { SectionState } from '../../../report/report';
import { saveReportText } from '../../actions/report';
import { usePane, useSession } from '../../app/context';
import { useCommon } from '../../parts/common';
import { CopyButton } from '../../parts/form/CopyButton';
import { Form } from '../../parts/form/Form';
import { Running } from '../../parts/Running';
import type { Texts } from './useTexts';

const useStyles = makeStyles({ text: { whiteSpace: 'pre-line' } });

/** The text that the figures propose, and beside it the coordinator's own. */
export function SectionText({ section, texts }: { section: SectionState; texts: Texts }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  const heading = useId();
  const { id, own, proposed, state } = section;
  const text = texts.draft[id] ?? own;
  const write = (typed: string): void => texts.write(id, typed);
  const discard = (): void => texts.discard(id);
  const isChanged = text !== own;
  const save = (typed: string): void =>
    void session
      // The same as what is proposed is no text of one's own: it would not follow the figures.
      .do(saveReportText, { section, own: typed.trim() === proposed.trim() ? '' : typed.trim() })
      .then((isDone) => isDone && discard());
  return (
    <div className={common.panel}>
      {proposed !== '' && (
        <>
          <Text size={200} id={heading} className={common.strong}>
            {t('reportTab.proposed')}
          </Text>
          <div role="group" aria-labelledby={heading}>
            <Text lang="cs" className={mergeClasses(styles.text, common.anywhere)}>
              {proposed}
            </Text>
          </div>
          <CopyButton text={() => proposed} label={t('reportTab.copyProposed')} />
        </>
      )}
      {state === 'changed' && !isChanged && (
        <div className={common.tight} role="group" aria-label={t('reportTab.changed')}>
          <Text className={common.warning}>{t('reportTab.changedHint')}</Text>
          <div className={common.line}>
            <Button size="small" disabledFocusable={job !== null} onClick={() => save(own)}>
              {t('reportTab.keep')}
            </Button>
            <Button size="small" disabledFocusable={job !== null} onClick={() => save('')}>
              {t('reportTab.take')}
            </Button>
          </div>
        </div>
      )}
      <Form dense onSubmit={() => save(text)}>
        <Field label={t('reportTab.own')} hint={t('reportTab.ownHint')}>
          <Textarea
            lang="cs"
            className={common.input}
            name={`text-${id}`}
            resize="vertical"
            rows={5}
            value={text}
            onChange={(_, { value }) => write(value)}
          />
        </Field>
        {job?.id === saveReportText.id ? (
          <Running job={job} />
        ) : (
          <div className={common.line}>
            {isChanged && (
              <>
                <Button type="submit" disabledFocusable={job !== null}>
                  {t('reportTab.save')}
                </Button>
                <Button appearance="subtle" onClick={discard}>
                  {t('reportTab.discard')}
                </Button>
                <Text size={200} className={common.secondary}>
                  {t('reportTab.draft')}
                </Text>
              </>
            )}
            {text.trim() === '' && proposed !== '' && (
              <Button size="small" onClick={() => write(proposed)}>
                {t('reportTab.begin')}
              </Button>
            )}
            {!isChanged && own !== '' && state !== 'changed' && (
              <Button size="small" disabledFocusable={job !== null} onClick={() => save('')}>
                {t('reportTab.back')}
              </Button>
            )}
          </div>
        )}
      </Form>
    </div>
  );
}
