import './texts';
import { Button, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { partnersAgainstOthers } from '../../../core/territory/asz';
import { coverageByOrp, coveredCounts, territorialStandings } from '../../../core/territory/coverage';
import { writeTerritory } from '../../actions/writeTerritory';
import { usePane, useSession } from '../../app/context';
import { decimal } from '../../app/numbers';
import { useCommon } from '../../parts/common';
import { MeasureLink } from './MeasureLink';
import { Screen } from '../../parts/Screen';
import { Section } from '../../parts/Section';
import type { PlanInspection } from '../../ports/workbook';
import { AddressMissing } from './AddressMissing';
import { countLooks, looksOf } from './looks';
import { TileMap } from './TileMap';

const useStyles = makeStyles({
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', paddingLeft: tokens.spacingHorizontalXS },
  head: { textAlign: 'right', fontWeight: tokens.fontWeightRegular, verticalAlign: 'bottom', paddingLeft: tokens.spacingHorizontalXS },
});

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
  const all = t('territory.all', { count: criteria.length });
  return (
    <Screen title={t('territory.title')} back={{ label: t('pane.tab.overview'), go: () => session.navigation.go('home') }}>
      {criteria.length === 0 ? (
        <Text>{t(municipalities.length === 0 ? 'pane.noMunicipalities' : 'territory.nothing')}</Text>
      ) : (
        <>
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
          <TileMap
            municipalities={municipalities}
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
            <Section title={t('territory.ofMunicipality', { name: municipalities[picked]!.name })}>
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
          <div className={common.tight}>
            <Button className={common.start} disabledFocusable={job !== null} onClick={() => void session.do(writeTerritory)}>
              {t('territory.write')}
            </Button>
            <Text size={200}>{t('territory.writeHint')}</Text>
          </div>
          <ByOrp inspection={inspection} criteria={one ? [one] : criteria} />
          <Partners inspection={inspection} criteria={criteria} />
        </>
      )}
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
        rows={rows.map(({ orp, municipalities, inNone, share }) => ({ name: orp, counts: [municipalities, inNone], share }))}
        withoutShare=""
      />
    </Section>
  );
}

function Partners({ inspection, criteria }: { inspection: PlanInspection; criteria: Criteria }) {
  const { t } = usePane();
  const groups = partnersAgainstOthers(criteria, inspection.report.evaluation.gazetteer.municipalities);
  if (groups.partners.municipalities === 0) return null;
  return (
    <Section title={t('territory.asz')}>
      <Shares
        heads={['group', 'municipalities', 'answered', 'median']}
        rows={(['partners', 'others'] as const).map((key) => {
          const { municipalities, answered, median } = groups[key];
          return { name: t(`territory.${key}`), counts: [municipalities, answered], share: median };
        })}
        withoutShare={t('territory.tooFew')}
      />
      <Text size={200}>{t('territory.caveat')}</Text>
    </Section>
  );
}

type Head = 'orp' | 'group' | 'municipalities' | 'inNone' | 'covered' | 'answered' | 'median';

interface SharesProps {
  /** Of the names first, of the shares last. */
  readonly heads: readonly [Head, ...Head[]];
  /** `share` from 0 to 1; null where there is none to say. */
  readonly rows: readonly { readonly name: string; readonly counts: readonly number[]; readonly share: number | null }[];
  readonly withoutShare: string;
}

/** A table of names, their counts and a share of each. */
function Shares({ heads: [first, ...others], rows, withoutShare }: SharesProps) {
  const styles = useStyles();
  const common = useCommon();
  const { t, language } = usePane();
  return (
    <table className={common.table}>
      <thead>
        <tr>
          <th scope="col" className={common.rowHead}>
            {t(`territory.${first}`)}
          </th>
          {others.map((head) => (
            <th key={head} scope="col" className={styles.head}>
              {t(`territory.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, counts, share }) => (
          <tr key={name}>
            <th scope="row" className={common.rowHead}>
              {name}
            </th>
            {counts.map((count, i) => (
              <td key={others[i]} className={styles.number}>
                {count}
              </td>
            ))}
            <td className={styles.number}>
              {share === null ? withoutShare : t('pane.percent', { value: decimal(Math.round(share * 100), language) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
