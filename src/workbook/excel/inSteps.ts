/** So long the pane may stand still at a time; Office restarts add-ins that do for five seconds. */
const MOST_MS = 50;

/**
 * Brings work to its end and lets others have a turn between its steps, as soon as it has gone on for a while.
 * @param clock milliseconds
 */
export async function inSteps<T>(work: Generator<void, T>, clock: () => number = () => performance.now()): Promise<T> {
  let since = clock();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (clock() - since < MOST_MS) continue;
    await turn();
    since = clock();
  }
}

/** The same without a break, for whoever has nobody to wait for. */
export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Events, painting and the replies of Excel come to their turn. A timer would be put off in a pane that is not looked at. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof MessageChannel === 'undefined') return void setTimeout(resolve, 0);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
