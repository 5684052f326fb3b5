/** What a ribbon button asks of the pane. */
export type PaneRequest = 'shrnout' | 'kontrola';

/**
 * Ribbon buttons do their work in the pane, where progress, result and errors can be seen. The button may be pressed
 * before the pane was ever shown, so a request waits until the pane listens.
 */
export class PaneRequests {
  private waiting: PaneRequest | null = null;
  private listener: ((request: PaneRequest) => void) | null = null;

  post(request: PaneRequest): void {
    if (this.listener) this.listener(request);
    else this.waiting = request;
  }

  /** @returns how to stop listening */
  listen(listener: (request: PaneRequest) => void): () => void {
    this.listener = listener;
    const { waiting } = this;
    this.waiting = null;
    if (waiting) listener(waiting);
    return () => {
      if (this.listener === listener) this.listener = null;
    };
  }
}
