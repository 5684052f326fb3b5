import { Bodies } from '../../../core/people/bodies';
import { fold } from '../../../core/text/text';
import { ROLE_WORD, type FormRow } from '../../../schema/request';
import type { RequestInspection } from '../../ports/workbook';

/** What a municipality answers for. */
export interface OwnTerritory {
  /** As it is written into Území: "POÚ Doksy"; "" for a body that is no municipality. */
  readonly district: string;
  /** The row asks for it: without a territory the answer would count for nobody. */
  readonly isAsked: boolean;
}

/** By rows of a request. Its municipalities are those of the sheet Obce. */
export function ownTerritories({ addressee, municipalities }: RequestInspection): (row: FormRow) => OwnTerritory {
  const bodies = new Bodies([], municipalities);
  return ({ submitter, role }) => {
    const district = bodies.districtOf(submitter || addressee);
    return { district, isAsked: district !== '' && fold(role) === fold(ROLE_WORD.municipality) };
  };
}
