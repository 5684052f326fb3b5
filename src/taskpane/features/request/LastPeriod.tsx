import { Button, Text } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Addressee } from '../../../core/people/addressees';
import type { PeriodFault } from '../../../core/periods/fault';
import type { Plan } from '../../../core/plan/plan';
import { returnFaultText } from '../../../files/returns/texts';
import type { ReturnFault } from '../../../files/returns/returns';
import { createTranslator } from '../../../i18n/create';
import { periodFaultsText, periodTexts } from '../../../i18n/periods';
import { usePane } from '../../app/context';
import { givenFile } from '../../ports/files';
import { useCommon } from '../../parts/common';
import { FilePick } from '../../parts/form/FilePick';

/** The plan of the last period, chosen to have its answers beside the fields. */
export type LastPlan =
  | { readonly state: 'reading'; readonly file: string }
  | { readonly state: 'read'; readonly file: string; readonly plan: Plan }
  | { readonly state: 'failed'; readonly file: string; readonly fault: ReturnFault };

export function LastPeriod({
  last,
  faults,
  addressees,
  period,
  historyFaults,
  onChange,
}: {
  last: LastPlan | null;
  /** Why the chosen plan cannot be used; empty where it can. */
  faults: readonly PeriodFault[];
  /** The period whose levels Historie keeps and the requests show; null where there is none. */
  period: string | null;
  /** Why they do not, although there is one. */
  historyFaults: readonly PeriodFault[];
  /** With the answers of the last period. */
  addressees: readonly Addressee[];
  onChange: (last: LastPlan | null) => void;
}) {
  const common = useCommon();
  const { session, language, t } = usePane();
  const saying = (all: readonly PeriodFault[]): string => periodFaultsText(all, createTranslator(language, periodTexts));
  const latest = useRef(0);
  const [open, setOpen] = useState(false);
  const choose = (file: File): void => {
    const turn = ++latest.current;
    onChange({ state: 'reading', file: file.name });
    void session.files.readPlan(givenFile(file)).then((read) => {
      // Another file may have been chosen meanwhile: the last one counts.
      if (turn === latest.current)
        onChange({ file: file.name, ...('plan' in read ? { state: 'read', ...read } : { state: 'failed', ...read }) });
    });
  };
  const put = (): void => {
    latest.current++;
    onChange(null);
  };
  const count = addressees.reduce((sum, { items }) => sum + items.reduce((own, { previous }) => own + previous.length, 0), 0);
  return (
    <details className={common.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('call.previousTitle')}</summary>
      {(open || last !== null) && (
        <div className={common.tight}>
          {period !== null && <Text>{t('call.previousLevels', { period })}</Text>}
          {historyFaults.length > 0 && (
            <Text className={common.warning}>{t('call.problem.lastUnknown', { why: saying(historyFaults) })}</Text>
          )}
          <FilePick
            text={t('call.previousText')}
            button={t('call.previousButton')}
            accept=".xlsx,.xlsm,.xltx,.xls,.xlsb,.ods"
            onFiles={([file]) => choose(file!)}
          />
          <div role="status">
            {last?.state === 'reading' && <Text>{t('call.previousReading', { file: last.file })}</Text>}
            {last?.state === 'read' && faults.length === 0 && <Text>{t('call.previousFound', { file: last.file, count })}</Text>}
            {last?.state === 'read' && faults.length > 0 && (
              <Text className={common.bad}>
                {last.file}: {saying(faults)}
              </Text>
            )}
            {last?.state === 'failed' && (
              <Text className={common.bad}>
                {last.file}: {returnFaultText(last.fault, t)}
              </Text>
            )}
          </div>
          {last !== null && (
            <Button size="small" className={common.start} onClick={put}>
              {t('call.previousPut')}
            </Button>
          )}
        </div>
      )}
    </details>
  );
}
