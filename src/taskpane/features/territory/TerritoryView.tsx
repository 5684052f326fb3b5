import './texts';
import { Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { partnersAgainstOthers, type Group } from '../../../core/territory/asz';
import { coverageByOrp, coveredCounts, territorialStandings } from '../../../core/territory/coverage';
import { usePane } from '../../app/context';
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
    <Screen title={t('territory.title')} back={{ label: t('pane.back'), go: () => session.navigation.go('home') }}>
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
          <ByOrp inspection={inspection} criteria={one ? [one] : criteria} />
          <Partners inspection={inspection} criteria={criteria} />
        </>
      )}
    </Screen>
  );
}

type Criteria = ReturnType<typeof territorialStandings>;

function ByOrp({ inspection, criteria }: { inspection: PlanInspection; criteria: Criteria }) {
  const styles = useStyles();
  const common = useCommon();
  const { t, language } = usePane();
  const rows = coverageByOrp(criteria, inspection.report.evaluation.gazetteer.municipalities);
  return (
    <Section title={t('territory.byOrp')}>
      <table className={common.table}>
        <thead>
          <tr>
            <th scope="col" className={common.rowHead}>
              {t('territory.orp')}
            </th>
            {(['municipalities', 'inNone', 'covered'] as const).map((head) => (
              <th key={head} scope="col" className={styles.head}>
                {t(`territory.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ orp, municipalities, inNone, share }) => (
            <tr key={orp}>
              <th scope="row" className={common.rowHead}>
                {orp}
              </th>
              <td className={styles.number}>{municipalities}</td>
              <td className={styles.number}>{inNone}</td>
              <td className={styles.number}>
                {share === null ? '' : t('pane.percent', { value: decimal(Math.round(share * 100), language) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Partners({ inspection, criteria }: { inspection: PlanInspection; criteria: Criteria }) {
  const styles = useStyles();
  const common = useCommon();
  const { t, language } = usePane();
  const { partners, others } = partnersAgainstOthers(criteria, inspection.report.evaluation.gazetteer.municipalities);
  if (partners.municipalities === 0) return null;
  const median = ({ median: value }: Group): string =>
    value === null ? t('territory.tooFew') : t('pane.percent', { value: decimal(Math.round(value * 100), language) });
  return (
    <Section title={t('territory.asz')}>
      <table className={common.table}>
        <thead>
          <tr>
            <th scope="col" className={common.rowHead}>
              {t('territory.group')}
            </th>
            {(['municipalities', 'answered', 'median'] as const).map((head) => (
              <th key={head} scope="col" className={styles.head}>
                {t(`territory.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[['partners', partners] as const, ['others', others] as const].map(([key, group]) => (
            <tr key={key}>
              <th scope="row" className={common.rowHead}>
                {t(`territory.${key}`)}
              </th>
              <td className={styles.number}>{group.municipalities}</td>
              <td className={styles.number}>{group.answered}</td>
              <td className={styles.number}>{median(group)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Text size={200}>{t('territory.caveat')}</Text>
    </Section>
  );
}
