import './texts';
import { Gazetteer } from '../../../core/plan/territory';
import { useMemo } from 'react';
import { rowId } from '../../session/rowId';
import { useSession } from '../../app/context';
import type { GestorInspection } from '../../ports/workbook';
import { CriterionForm } from './CriterionForm';
import { HandIn } from './HandIn';
import { MyCriteria } from './MyCriteria';
import { ownTerritories } from './ownTerritory';

/** The pane in a gestor's workbook: what is asked, one form for each criterion, and handing in. */
export function Gestor({ inspection }: { inspection: GestorInspection }) {
  const { view } = useSession();
  const { request } = inspection;
  const gazetteer = useMemo(() => new Gazetteer(request.municipalities), [request.municipalities]);
  const territoryOf = useMemo(() => ownTerritories(request), [request]);
  const open = request.rows.find((row) => rowId(row) === view.open);
  if (open) return <CriterionForm key={rowId(open)} row={open} inspection={inspection} gazetteer={gazetteer} own={territoryOf(open)} />;
  if (view.step === 'handIn') return <HandIn inspection={inspection} gazetteer={gazetteer} territoryOf={territoryOf} />;
  return <MyCriteria inspection={inspection} />;
}
