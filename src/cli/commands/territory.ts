import { resolve } from 'node:path';
import { NoTerritory, writeTerritory } from '../../workbook/territory/writeTerritory';
import { withPlan } from '../input/notPlan';
import { checkOut, readInput } from '../input/paths';
import { UsageError } from '../input/usageError';
import { usageOf, type RunOf } from '../options';
import { inWorkbook, saveTo } from '../process/embedded';

export const run: RunOf<'territory'> = async ({ values: { out, json }, inputs: [input = ''] }, t, io) => {
  if (out === undefined) throw new UsageError(usageOf('territory', t));
  checkOut(out, t);
  const bytes = readInput(input, t);
  return withPlan(input, t, io, () =>
    inWorkbook(bytes, t, io, async (excel) => {
      const report = await writeTerritory(io.now()).catch((error: unknown) => {
        throw error instanceof NoTerritory ? new UsageError(t(`cli.territory.${error.why}`)) : error;
      });
      await saveTo(out, excel, t, io);
      const { sheet, asz, criteria, municipalities } = report;
      const path = resolve(out);
      if (json) io.stdout(JSON.stringify({ sheet, asz, criteria, municipalities, out: path }, null, 2));
      else {
        const lines = [
          ...(sheet === null ? [] : [t('cli.territory.done', { sheet, criteria, municipalities })]),
          ...(asz === null ? [] : [t('cli.territory.asz', { sheet: asz })]),
          t('cli.written', { path }),
        ];
        io.stdout(lines.join('\n'));
      }
      return 0;
    }),
  );
};
