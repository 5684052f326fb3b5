import { check } from './check';

const WAIT_MS = 3_000;

/** A change of a cell is told, once, as one of this user, and whether it is known to be ours. */
export const changeEvents = check('changeEvents', async ({ context, sheet }) => {
  const told: string[] = [];
  let first = (): void => {};
  const came = new Promise<void>((resolve) => (first = resolve));
  const handler = sheet.onChanged.add(({ source, triggerSource }) => {
    told.push(`${source} ${String(triggerSource)}`);
    first();
    return Promise.resolve();
  });
  await context.sync();
  try {
    sheet.getRange('A1').values = [[1]];
    await context.sync();
    let timer: ReturnType<typeof setTimeout> | undefined;
    await Promise.race([came, new Promise<void>((resolve) => (timer = setTimeout(resolve, WAIT_MS)))]);
    clearTimeout(timer);
  } finally {
    handler.remove();
    await context.sync();
  }
  return { state: told.length === 1 && told[0]!.startsWith('Local') ? 'ok' : 'differs', seen: JSON.stringify(told) };
});
