import { Button, Text } from '@fluentui/react-components';
import { usePane, useSession } from '../../app/context';
import { selfCheck } from '../../actions/selfCheck';
import type { SelfCheckReport, SelfCheckResult } from '../../ports/workbook';
import { useCommon } from '../../parts/common';
import { CopyButton } from '../../parts/form/CopyButton';
import { Running } from '../../parts/Running';
import { Section } from '../../parts/Section';
import { countsOf, selfCheckTable, sentenceOf } from './selfCheckTable';

/** @param heading which Excel it is, for the report */
export function SelfCheckPart({ heading }: { heading: () => string }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { job, selfCheck: report } = useSession();
  return (
    <Section title={t('pane.selfCheck.title')}>
      <Text size={200}>{t('pane.selfCheck.hint')}</Text>
      {job?.id === selfCheck.id ? (
        <Running job={job} />
      ) : (
        <div className={common.line}>
          <Button disabledFocusable={job !== null} onClick={() => void session.do(selfCheck)}>
            {t(report ? 'pane.selfCheck.again' : 'pane.selfCheck.run')}
          </Button>
        </div>
      )}
      {report && <Results report={report} />}
      {report && <CopyButton text={() => selfCheckTable(report, heading(), t)} label={t('pane.selfCheck.copy')} size="medium" />}
    </Section>
  );
}

/** What is otherwise in sight, what is all right folded away. */
function Results({ report }: { report: SelfCheckReport }) {
  const common = useCommon();
  const { t } = usePane();
  const { results, leftSheet } = report;
  const passed = results.filter(({ state }) => state === 'ok');
  const others = results.filter(({ state }) => state !== 'ok');
  return (
    <>
      <Text className={common.strong}>{t('pane.selfCheck.summary', countsOf(report))}</Text>
      {leftSheet !== null && <Text className={common.bad}>{t('pane.selfCheck.left', { sheet: leftSheet })}</Text>}
      <ul className={common.list} aria-label={t('pane.selfCheck.results')}>
        {others.map((result) => (
          <Result key={result.id} result={result} />
        ))}
      </ul>
      {passed.length > 0 && (
        <details className={common.details}>
          <summary>{t('pane.selfCheck.passed', { count: passed.length })}</summary>
          <ul className={common.list}>
            {passed.map((result) => (
              <Result key={result.id} result={result} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Result({ result }: { result: SelfCheckResult }) {
  const common = useCommon();
  const { t } = usePane();
  const { id, state } = result;
  return (
    <li className={common.item}>
      <span className={common.strong}>{t(`pane.selfCheck.check.${id}.name`)}</span>
      {state !== 'ok' && (
        <Text size={200} className={state === 'differs' ? common.warning : common.secondary}>
          {t(`pane.selfCheck.state.${state}`)}
        </Text>
      )}
      <Text size={200}>{sentenceOf(result, t)}</Text>
    </li>
  );
}
