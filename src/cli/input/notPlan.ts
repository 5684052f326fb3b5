import { WorkbookUnreadable } from '../../host';
import type { Translate } from '../../i18n';
import { UnusableWorkbook } from '../../schema/read/records';
import type { Io } from '../io';
import { whatIsInProcess } from '../process/readerPool';
import { UsageError } from './usageError';

/** A file that the embedded Excel cannot open, but another reader may. */
const OTHER_FORMAT: ReadonlySet<string> = new Set(['not-a-workbook', 'old-xls', 'xlsb']);

export const isOtherFormat = (error: unknown): boolean => error instanceof WorkbookUnreadable && OTHER_FORMAT.has(error.code);

/** A workbook without tables of a plan, or a file of another format. */
const mayBeNoPlan = (error: unknown): boolean =>
  isOtherFormat(error) || (error instanceof UnusableWorkbook && error.faults.some(({ code }) => code === 'tableMissing'));

/**
 * Does something with the file of a plan; where it turns out to be none, it is said what the file is and which command
 * takes it.
 * @throws {UsageError} with that sentence
 */
export async function withPlan<R>(path: string, t: Translate, io: Io, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    const said = mayBeNoPlan(error) ? await notPlanText(path, isOtherFormat(error), t, io) : null;
    throw said === null ? error : new UsageError(said);
  }
}

/** null where the fault itself says more */
async function notPlanText(path: string, cannotBeOpened: boolean, t: Translate, io: Io): Promise<string | null> {
  const file = await (io.whatIs ?? whatIsInProcess)(path);
  // A plan that was opened lacks something.
  if (file.is === 'plan' && !cannotBeOpened) return null;
  const shown = /[\s"'$]/.test(path) ? `"${path}"` : path;
  switch (file.is) {
    case 'otherWorkbook':
    case 'unknown':
      return null;
    case 'request':
      return t(file.addressee === '' ? 'cli.notPlan.request' : 'cli.notPlan.requestOf', { path, shown, addressee: file.addressee });
    case 'list':
      return [
        t('cli.notPlan.list', { path, shown, count: file.measures }),
        ...(file.range === '' ? [] : [t('cli.notPlan.levelsToo', { shown, range: file.range })]),
      ].join(' ');
    case 'levels':
      return t('cli.notPlan.levels', { path, shown, range: file.range });
    default:
      return t(`cli.notPlan.${file.is}`, { path });
  }
}
