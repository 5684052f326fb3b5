import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Action } from '../../src/taskpane/actions/action';
import { translator } from '../../src/i18n';

const folder = join(__dirname, '../../src/taskpane/actions');
/** What an action says may come with its view: all that the pane can say in Czech. */
const texts = readdirSync('src/i18n')
  .filter((name) => /^pane\..*cs\.json$/.test(name))
  .map((name) => JSON.parse(readFileSync(`src/i18n/${name}`, 'utf8')) as object);
const t = translator('cs', { cs: texts });

/** Every record of the folder, so that a new one is looked at without being named here. */
async function actions(): Promise<Action<unknown, unknown>[]> {
  const files = readdirSync(folder).filter((file) => file !== 'action.ts');
  const modules = await Promise.all(files.map((file) => import(join(folder, file)) as Promise<object>));
  return modules.flatMap((module) => Object.values(module) as Action<unknown, unknown>[]);
}

test('an action is told from the others by its id, and says what it does while it runs', async () => {
  const all = await actions();
  expect(all.length).toBeGreaterThanOrEqual(13);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { id, label } of all) expect(`${id}: ${label(t)}`).toMatch(/: (?!pane\.)\p{Lu}/u);
});

test('what can be taken back is what leaves a restore point', async () => {
  const undoable = (await actions()).filter((each) => each.undoable).map(({ id }) => id);
  expect(undoable.sort()).toEqual(
    [
      'address',
      'answer',
      'collect',
      'comments',
      'confirm',
      'contacts',
      'freezePeriod',
      'newComment',
      'noteRequests',
      'override',
      'repair',
      'reportSheets',
      'reportText',
      'revise',
      'round',
      'saveRevision',
      'settings',
      'settlement',
      'settlementSheet',
      'summarize',
      'summarizeList',
      'territory',
      'withdraw',
      'writeComparison',
    ].sort(),
  );
});
