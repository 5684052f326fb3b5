import { Button } from '@fluentui/react-components';
import type { AddresseeProblem } from '../../../core/people/addressees';
import { divideName } from '../../../schema/read/repairs';
import type { WorkbookTables } from '../../../schema/read/rows';
import { repair } from '../../actions/repair';
import { saveContacts } from '../../actions/saveContacts';
import { usePane, useSession } from '../../app/context';
import { PlaceLink } from '../../parts/list/PlaceLink';
import { useCommon } from '../../parts/common';
import { placeOfRecord } from '../../session/records';

/** Why a call does not go out as it should, with the way out where there is one. */
export function ProblemText({ problem, tables }: { problem: AddresseeProblem; tables: WorkbookTables | undefined }) {
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  const at = (row: number, column: 'lead' | 'partners') =>
    tables && <PlaceLink place={placeOfRecord({ table: 'measures', row, column }, tables)} />;
  const way = (label: string, go: () => unknown) => (
    <Button size="small" disabledFocusable={job !== null} onClick={() => void go()}>
      {label}
    </Button>
  );
  switch (problem.code) {
    case 'measureWithoutLead':
      return (
        <>
          {t('call.problem.measureWithoutLead', { code: problem.measure })} {at(problem.row, 'lead')}
        </>
      );
    case 'nothingToAnswer':
      return t('call.problem.nothingToAnswer', { name: problem.name });
    case 'ambiguousName':
      return t('call.problem.ambiguousName', { name: problem.name, candidates: problem.candidates.join('; ') });
    case 'severalNames': {
      const { name, parts, row, column } = problem;
      return (
        <div className={common.tight}>
          <span>
            {t('call.severalNames', { name })} {at(row, column)}
          </span>
          <div className={common.line}>
            {tables && way(t('call.divide', { count: parts.length }), () => session.do(repair, divideName(tables, name, parts)))}
            {/* Whoever is listed on the sheet Gestoři is one. */}
            {way(t('call.isOne'), () => session.do(saveContacts, [{ name }]))}
          </div>
        </div>
      );
    }
    case 'sameBody': {
      const { name, other } = problem;
      return (
        <div className={common.tight}>
          <span>{t('call.sameBody', { name, other })}</span>
          <div className={common.line}>
            {way(t('call.isOne'), () => session.do(saveContacts, [{ name: other, short: name }]))}
            {way(t('call.areTwo'), () => session.do(saveContacts, [{ name }]))}
          </div>
        </div>
      );
    }
  }
}
