import { CannotUndo } from './cannotUndo';
import { readBlocks, type Wanted } from '../excel/readBlocks';
import { isFormula } from '../tables/upsertTable';
import { Outbox } from '../excel/outbox';
import { withoutProtection } from '../excel/protection';
import { digest, readChange, saveChange, type RestorePoint, type SavedChange } from './restorePoint';
import { takeBack } from './takeBack';
import { ExcelFault, inExcel } from '../excel/run';
import { placesOf } from '../excel/writeChange';
import { survey, type Survey } from '../excel/survey';

export { CannotUndo };

/**
 * Brings the workbook back to before the last change that the add-in made, after reopening too.
 * @throws {CannotUndo} when there is nothing to take back, or when somebody has since edited, sorted or moved the
 * cells that the change wrote: putting the old ones there would destroy newer work
 */
export async function undo(): Promise<RestorePoint> {
  return inExcel(async (context) => {
    const found = await survey(context);
    const change = await readChange(context, found.saved);
    if (!change) throw new CannotUndo('nothing', '');
    await checkUntouched(context, found, change);
    const hiding = found.sheets.find(
      ({ name, hidesRows }) => hidesRows && change.steps.some((step) => step.do === 'deleteRows' && step.sheet === name),
    );
    // Rows of a filtered sheet are not deleted reliably (office-js #994).
    if (hiding) throw new ExcelFault('filtered', hiding.name);
    const outbox = new Outbox(context, found.sheets);
    const touched = new Set(change.steps.flatMap((step) => ('sheet' in step ? [step.sheet] : [])));
    await withoutProtection(
      context,
      outbox,
      found.sheets.filter(({ name }) => touched.has(name) && !isDeleted(change, name)),
      async () => {
        for (const step of change.steps) await takeBack(outbox, step);
        await saveChange(outbox, found.saved, null);
      },
    );
    if (outbox.differences.length > 0) throw new ExcelFault('misplacedStays', placesOf(outbox.differences));
    const { what, at, detail } = change;
    return { what, at, detail };
  });
}

const isDeleted = ({ steps }: SavedChange, sheet: string): boolean =>
  steps.some((step) => step.do === 'deleteSheet' && step.sheet === sheet);

async function checkUntouched(context: Excel.RequestContext, { sheets, used, outputs }: Survey, { steps }: SavedChange): Promise<void> {
  const names = new Set(sheets.map(({ name }) => name));
  const wanted: Wanted[] = [];
  const verdicts: ((cells: Awaited<ReturnType<typeof readBlocks>>[number]) => boolean)[] = [];
  for (const step of steps) {
    if ('sheet' in step && !names.has(step.sheet)) throw new CannotUndo('changedSince', step.sheet);
    if (step.do === 'cells' && step.before.length > 0) {
      wanted.push({
        sheet: step.sheet,
        row: step.row,
        column: step.column,
        rows: step.rowsAfter,
        columns: step.before[0]!.length,
        as: 'typed',
      });
      verdicts.push(
        (cells) => digest(cells.map((line, i) => line.map((cell, j) => (step.before[i]?.[j] === null ? null : cell)))) === step.after,
      );
    } else if (step.do === 'rows') {
      const own = new Set(step.own);
      wanted.push({ ...step, as: 'typed' });
      verdicts.push(
        (cells) =>
          digest(cells.map((line) => line.map((cell, j) => (own.has(j) ? cell : null)))) === step.after &&
          cells.every((line) => line.every((cell, j) => own.has(j) || cell === '' || isFormula(cell))),
      );
    } else if (step.do === 'deleteSheet') {
      const block = Object.values(used).find((other) => other?.sheet === step.sheet);
      if (!block) throw new CannotUndo('changedSince', step.sheet);
      wanted.push(block);
      verdicts.push((cells) => cells.flat().filter((cell) => cell !== '').length === step.filled);
    } else if (step.do === 'deleteTable' && !Object.values(outputs).some((table) => table.name === step.table))
      throw new CannotUndo('changedSince', step.table);
  }
  const read = await readBlocks(context, wanted);
  verdicts.forEach((isUntouched, i) => {
    if (!isUntouched(read[i]!)) throw new CannotUndo('changedSince', wanted[i]!.sheet);
  });
}
