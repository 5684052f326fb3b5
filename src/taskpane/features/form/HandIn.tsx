import { Button, Link, Text } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Gazetteer } from '../../../core/plan/territory';
import { czechDate, exampleDay } from '../../../core/text/date';
import type { FormRow } from '../../../schema/request';
import { withdraw } from '../../actions/confirm';
import { usePane, useSession } from '../../app/context';
import { localDay } from '../../app/numbers';
import { useCommon } from '../../parts/common';
import { Running } from '../../parts/Running';
import { Screen } from '../../parts/Screen';
import { Section } from '../../parts/Section';
import type { GestorInspection } from '../../ports/workbook';
import { rowId } from '../../session/rowId';
import { standingOf, type RowStanding } from './answerForm';
import { Confirmed } from './Confirmed';
import { ConfirmForm } from './ConfirmForm';
import type { OwnTerritory } from './ownTerritory';

interface Props {
  readonly inspection: GestorInspection;
  readonly gazetteer: Gazetteer;
  readonly territoryOf: (row: FormRow) => OwnTerritory;
}

/** What is looked at before handing in, and the word that nothing more comes. */
export function HandIn({ inspection: { request }, gazetteer, territoryOf }: Props) {
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  const standing = useMemo(() => standingOf(request.rows, gazetteer, territoryOf), [request.rows, gazetteer, territoryOf]);
  const incomplete = standing.filter(({ missing }) => missing.length > 0);
  const unclear = standing.filter((each) => each.unclear.length > 0 || each.badDate || each.noTerritory !== '');
  const [anyway, setAnyway] = useState(false);
  return (
    <Screen title={t('gestor.handIn')} back={{ label: t('gestor.back'), go: () => session.navigation.go('home') }}>
      {/* Once it is confirmed, sending it is what is left. */}
      {request.confirmation?.holds === true && <Confirmed request={request} />}
      {incomplete.length === 0 ? (
        <Text className={common.good}>{t('gestor.allDone', { count: request.rows.length })}</Text>
      ) : (
        <Section title={t('gestor.incomplete', { count: incomplete.length })}>
          <ul className={common.bullets}>
            {incomplete.map((each) => (
              <li key={rowId(each.row)}>
                <RowLink {...each} />{' '}
                {t('gestor.missing', { what: each.missing.map((what) => t(`gestor.missingWhat.${what}`)).join(', ') })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {unclear.length > 0 && (
        <Section title={t('gestor.unclear', { count: unclear.length })}>
          <ul className={common.bullets}>
            {unclear.map((each) => (
              <li key={rowId(each.row)}>
                <RowLink {...each} /> <Unclear standing={each} planName={request.planName} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {request.confirmation?.holds === false && <Confirmed request={request} />}
      {job ? (
        <Running job={job} />
      ) : request.confirmation?.holds ? (
        <div className={common.line}>
          <Button onClick={() => void session.do(withdraw)}>{t('gestor.withdraw')}</Button>
        </div>
      ) : incomplete.length > 0 && !anyway ? (
        <div className={common.line}>
          <Button appearance="primary" onClick={() => session.navigation.openRow(rowId(incomplete[0]!.row))}>
            {t('gestor.fillIn')}
          </Button>
          <Button onClick={() => setAnyway(true)}>{t('gestor.confirm.anyway')}</Button>
        </div>
      ) : (
        <ConfirmForm open={incomplete.length} />
      )}
    </Screen>
  );
}

/** What is worth a look in an answer, each with what to do about it. */
function Unclear({ standing: { unclear, badDate, noTerritory }, planName }: { standing: RowStanding; planName: string }) {
  const { around, t } = usePane();
  const said = [
    ...(noTerritory !== '' ? [t('gestor.noTerritory', { district: noTerritory })] : []),
    ...unclear.map(({ name, kind, candidates }) =>
      kind === 'unknown' ? t('gestor.placeUnknown', { name }) : t('gestor.placeAmbiguous', { name, candidates: candidates.join(', ') }),
    ),
    ...(badDate ? [t('gestor.badDate', { example: czechDate(exampleDay(planName, localDay(around.now()))) })] : []),
  ];
  return <>{said.join(' ')}</>;
}

function RowLink({ row }: RowStanding) {
  const { session, t } = usePane();
  return (
    <Link as="button" inline onClick={() => session.navigation.openRow(rowId(row))}>
      {row.criterion === '' ? row.measure : t('gestor.rowName', { code: row.measure, number: row.criterion })}
    </Link>
  );
}
