/** What somebody who waits for a change of the workbook may want of it. */
export interface Watched {
  /** Stops before the first cell changes; what is being written is finished. */
  readonly signal?: AbortSignal;
  /** After each of the messages to Excel. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Between two messages to Excel: stops where the user wants no more, and tells how far it is.
 *
 * @throws {DOMException} AbortError
 * @example const step = stepsOf(options, 3); step(0); // …the first message… step(1);
 */
export const stepsOf =
  ({ signal, onProgress }: Watched, total: number) =>
  (done: number): void => {
    if (signal?.aborted) throw new DOMException('stopped', 'AbortError');
    onProgress?.({ done, total });
  };
