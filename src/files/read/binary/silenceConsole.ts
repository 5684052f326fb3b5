/* eslint-disable no-console -- what is silenced here is said by a package, not by us */

/**
 * @e965/xlsx speaks of number formats that it does not know on the console, and so among the words of the command line.
 * Whatever matters to us is in what it returns or throws. `work` must be done when it returns.
 */
export function quietly<T>(work: () => T): T {
  const { error } = console;
  console.error = () => undefined;
  try {
    return work();
  } finally {
    console.error = error;
  }
}
