import './texts';
import { Button } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { CriterionVerdict } from '../../../core/rules/evaluate';
import { standingsOf } from '../../../core/territory/coverage';
import { usePane } from '../../app/context';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';
import { AddressMissing } from './AddressMissing';
import { looksOf } from './looks';
import { TileMap } from './TileMap';

export interface CriterionMapProps {
  readonly verdict: CriterionVerdict;
  readonly inspection: PlanInspection;
  readonly picked: number | null;
  readonly onPick: (index: number | null) => void;
}

/** The map of one criterion in the detail of its measure; a picked municipality picks the statements that speak of it. */
export function CriterionMap({ verdict, inspection, picked, onPick }: CriterionMapProps) {
  const common = useCommon();
  const { t } = usePane();
  const { gazetteer } = inspection.report.evaluation;
  const { municipalities } = gazetteer;
  const standings = useMemo(() => standingsOf(verdict, municipalities), [verdict, municipalities]);
  if (!standings) return null;
  const { looks, legend } = looksOf(standings, t);
  return (
    <>
      <TileMap
        municipalities={municipalities}
        labelOf={(i) => gazetteer.label(i)}
        looks={looks}
        legend={legend}
        what={verdict.criterion === null ? t('territory.title') : t('pane.criterion', { number: verdict.criterion.number })}
        picked={picked}
        onPick={onPick}
      />
      {picked !== null && (
        <Button size="small" className={common.start} onClick={() => onPick(null)}>
          {t('territory.drop', { name: gazetteer.label(picked) })}
        </Button>
      )}
      <AddressMissing
        codes={municipalities.flatMap(({ code }, i) => (standings[i] === 'silent' ? [code] : []))}
        tables={inspection.tables}
      />
    </>
  );
}
