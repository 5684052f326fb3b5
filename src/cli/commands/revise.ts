import { resolve } from 'node:path';
import { LEVEL_WORD } from '../../core/text/wording';
import { TRIGGER_GONE, TRIGGER_WORD } from '../../schema/periods';
import { PROPOSAL_WORD } from '../../schema/periodTables';
import { revise } from '../../workbook/periods/revise';
import { dayOf } from '../input/date';
import { withPlan } from '../input/notPlan';
import { checkOut, readInput } from '../input/paths';
import { UsageError } from '../input/usageError';
import { usageOf, type RunOf } from '../options';
import { inWorkbook, saveTo } from '../process/embedded';

export const run: RunOf<'revise'> = async ({ values: { out, json }, inputs: [input = ''] }, t, io) => {
  if (out === undefined) throw new UsageError(usageOf('revise', t));
  checkOut(out, t);
  const bytes = readInput(input, t);
  return withPlan(input, t, io, () =>
    inWorkbook(bytes, t, io, async (excel) => {
      const { rows } = await revise({ on: dayOf(io.now()), now: io.now() });
      const told = rows.map(({ code, level, revision, proposal }) => ({
        code,
        level,
        trigger: revision ? revision.triggers[0] : 'gone',
        proposal,
      }));
      const lines = rows.map(({ code, level, revision, proposal }) =>
        [
          `  ${code}`,
          level && LEVEL_WORD[level],
          revision ? revision.triggers.map((trigger) => TRIGGER_WORD[trigger]).join(', ') : TRIGGER_GONE,
          proposal && PROPOSAL_WORD[proposal],
        ]
          .filter(Boolean)
          .join(' · '),
      );
      await saveTo(out, excel, t, io);
      const text = rows.length === 0 ? [t('cli.revise.none')] : [...lines, '', t('cli.revise.total', { count: rows.length })];
      io.stdout(json ? JSON.stringify({ rows: told }, null, 2) : [...text, t('cli.written', { path: resolve(out) })].join('\n'));
      return 0;
    }),
  );
};
