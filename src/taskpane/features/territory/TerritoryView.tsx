import './texts';
import { Button, Field, Link, Select, Text } from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import { coverageByOrp, coveredCounts, territorialStandings, type Standing } from '../../../core/territory/coverage';
import { writeTerritory } from '../../actions/writeTerritory';
import { usePane, useSession } from '../../app/context';
import { coveragePercent } from '../../app/numbers';
import { useCommon } from '../../parts/common';
import { MeasureLink } from './MeasureLink';
import { Screen } from '../../parts/Screen';
import { Section } from '../../parts/Section';
import type { PlanInspection } from '../../ports/workbook';
import { AddressMissing } from './AddressMissing';
import { Asz, hasAsz } from './Asz';
import { countLooks, looksOf } from './looks';
import { Shares } from './Shares';
import { TileMap } from './TileMap';

/** The region as a whole: where its municipalities are covered, by criterion and by ORP; partners of the ASZ and the others. */
export function TerritoryView({ inspection }: { inspection: PlanInspection }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  const { evaluation } = inspection.report;
  const { municipalities } = evaluation.gazetteer;
  const criteria = useMemo(() => territorialStandings(evaluation), [evaluation]);
  const [which, setWhich] = useState('');
  const [picked, setPicked] = useState<number | null>(null);
  const one = criteria.find(({ code }) => code === which);
  const { looks, legend } = one
    ? looksOf(one.standings, t)
    : countLooks(coveredCounts(criteria, municipalities.length), criteria.length, t);
  const choice = useRef<HTMLDivElement>(null);
  const withAsz = hasAsz(inspection);
  const all = t('territory.all', { count: criteria.length });
  return (
    <Screen title={t('territory.title')} back={{ label: t('pane.tab.overview'), go: () => session.navigation.go('home') }}>
      {criteria.length === 0 ? (
        <Text>{t(municipalities.length === 0 ? 'pane.noMunicipalities' : 'territory.nothing')}</Text>
      ) : (
        <>
          <div ref={choice}>
            <Field label={t('territory.which')} className={common.field}>
              <Select className={common.select} value={one ? which : ''} onChange={(_, { value }) => setWhich(value)}>
                <option value="">{all}</option>
                {criteria.map(({ code, verdict, measure }) => (
                  <option key={code} value={code}>
                    {code} {verdict.criterion?.text || measure.measure.title}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
          <TileMap
            municipalities={municipalities}
            labelOf={(i) => evaluation.gazetteer.label(i)}
            looks={looks}
            legend={legend}
            what={one?.code ?? all}
            picked={picked}
            onPick={setPicked}
          />
          {one && (
            <AddressMissing
              codes={municipalities.flatMap(({ code }, i) => (one.standings[i] === 'silent' ? [code] : []))}
              tables={inspection.tables}
            />
          )}
          {picked !== null && (
            <Section title={t('territory.ofMunicipality', { name: evaluation.gazetteer.label(picked) })}>
              <ul className={common.list}>
                {criteria.map(({ code, measure, standings }) => (
                  <li key={code} className={common.apart}>
                    <MeasureLink code={measure.measure.code} label={code} />
                    <Text size={200}>{t(`territory.standing.${standings[picked]!}`)}</Text>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
      {(criteria.length > 0 || withAsz) && (
        <div className={common.tight}>
          <Button className={common.start} disabledFocusable={job !== null} onClick={() => void session.do(writeTerritory)}>
            {t(!withAsz ? 'territory.write' : criteria.length > 0 ? 'territory.writeAsz' : 'territory.writeAszOnly')}
          </Button>
          {criteria.length > 0 && <Text size={200}>{t('territory.writeHint')}</Text>}
        </div>
      )}
      {criteria.length > 0 && (
        <>
          <ByOrp inspection={inspection} criteria={one ? [one] : criteria} />
          <ByCriterion
            criteria={criteria}
            threshold={evaluation.threshold}
            onShow={(code) => {
              setWhich(code);
              choice.current?.scrollIntoView({ block: 'start' });
              choice.current?.querySelector('select')?.focus();
            }}
          />
        </>
      )}
      <Asz inspection={inspection} criteria={criteria} />
    </Screen>
  );
}

type Criteria = ReturnType<typeof territorialStandings>;

function ByOrp({ inspection, criteria }: { inspection: PlanInspection; criteria: Criteria }) {
  const { t } = usePane();
  const rows = coverageByOrp(criteria, inspection.report.evaluation.gazetteer.municipalities);
  return (
    <Section title={t('territory.byOrp')}>
      <Shares
        heads={['orp', 'municipalities', 'inNone', 'covered']}
        rows={rows.map(({ orp, municipalities, inNone, share }) => ({ key: orp, name: orp, counts: [municipalities, inNone], share }))}
        withoutShare=""
      />
    </Section>
  );
}

/** How many municipalities each criterion covers; a click shows it on the map. */
function ByCriterion({ criteria, threshold, onShow }: { criteria: Criteria; threshold: number; onShow: (code: string) => void }) {
  const { t } = usePane();
  return (
    <Section title={t('territory.byCriterion')}>
      <Shares
        heads={['criterion', 'missing', 'covered']}
        rows={criteria.map(({ code, standings }) => {
          const count = (wanted: Standing): number => standings.filter((standing) => standing === wanted).length;
          return {
            key: code,
            name: (
              <Link as="button" inline aria-label={t('territory.show', { code })} onClick={() => onShow(code)}>
                {code}
              </Link>
            ),
            counts: [count('silent')],
            share: count('covered') / standings.length,
          };
        })}
        withoutShare=""
        percentOf={(share) => coveragePercent(share, threshold)}
      />
    </Section>
  );
}
