import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { returnFaultText } from '../../../files/returns/texts';
import { usePane, useSession } from '../../app/context';
import { useCommon } from '../../parts/common';
import { FilePick } from '../../parts/form/FilePick';
import { givenFile } from '../../ports/files';

/** Workbooks of earlier periods, for what Historie does not hold. */
export function PreviousPlans() {
  const common = useCommon();
  const { session, t } = usePane();
  const { previous } = useSession().comparing;
  const [said, setSaid] = useState<{ readonly text: string; readonly isBad: boolean } | null>(null);
  const add = async (files: readonly File[]): Promise<void> => {
    const refused: string[] = [];
    for (const file of files) {
      setSaid({ text: t('pane.periods.compare.previousReading', { file: file.name }), isBad: false });
      const read = await session.files.readPlan(givenFile(file));
      if ('fault' in read) refused.push(`${file.name}: ${returnFaultText(read.fault, t)}`);
      // The same file again takes the place of what was read of it before.
      else {
        const others = session.get().comparing.previous.filter((one) => one.file !== file.name);
        session.compare({ previous: [...others, { file: file.name, plan: read.plan }] });
      }
    }
    setSaid(refused.length > 0 ? { text: refused.join(' '), isBad: true } : null);
  };
  return (
    <div className={common.tight}>
      <FilePick
        text={t('pane.periods.compare.previous')}
        button={t('pane.periods.compare.previousChoose')}
        accept=".xlsx,.xlsm,.xltx,.xls,.xlsb,.ods"
        multiple
        onFiles={(files) => void add(files)}
      />
      <div role="status">{said && <Text className={said.isBad ? common.bad : undefined}>{said.text}</Text>}</div>
      {previous.map(({ file }) => (
        <Button
          key={file}
          size="small"
          className={common.start}
          onClick={() => session.compare({ previous: session.get().comparing.previous.filter((one) => one.file !== file) })}
        >
          {t('pane.periods.compare.previousOut', { file })}
        </Button>
      ))}
    </div>
  );
}
