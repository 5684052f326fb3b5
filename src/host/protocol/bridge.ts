import { apiError, ApiError } from '../errors';
import type { Host } from '../host';
import { processBatch, type RequestBody, type ResponseBody } from './process';

/** What the client calls `_richApiNativeBridge`. */
export interface NativeBridge {
  sendMessageToHost(json: string): void;
  onMessageFromHost?: (json: string) => void;
}

export interface SyncRecord {
  requestBytes: number;
  responseBytes: number;
  actions: number;
}

/** Set on a request by `Excel.run({ delayForCellEdit: true }, …)`. */
const DELAY_FOR_CELL_EDIT = 64;

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** The host's end of the bridge: answers the client's messages one after another. */
export class Bridge implements NativeBridge {
  onMessageFromHost?: (json: string) => void;
  log: SyncRecord[] = [];
  /** What the client's side threw while it was being answered. */
  readonly faults: unknown[] = [];
  private queue: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(private readonly host: Host) {}

  close(): void {
    this.closed = true;
  }

  sendMessageToHost(json: string): void {
    const message = JSON.parse(json) as { id: number; type: number; flags?: number; message?: { url?: string; body?: unknown } };
    if (message.type !== 1) return;
    this.queue = this.queue
      .then(async () => {
        const text = await this.answer(json, message);
        if (!this.closed) this.onMessageFromHost?.(text);
        await this.host.events.flush();
      })
      // A handler of the add-in that throws must not silence the host for good.
      .catch((e: unknown) => void this.faults.push(e));
  }

  /** Sends an event to the client. */
  emit(entries: unknown[]): void {
    if (!this.closed) this.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } }));
  }

  private async answer(json: string, message: { id: number; flags?: number; message?: { url?: string; body?: unknown } }): Promise<string> {
    const { modes } = this.host;
    if (modes.latencyMs) await sleep(modes.latencyMs);
    const raw = message.message?.body;
    const body = (typeof raw === 'string' ? JSON.parse(raw) : (raw ?? { Actions: [], ObjectPaths: {} })) as RequestBody;
    const requestBytes = byteLength(json);
    let response: ResponseBody;
    try {
      response = await this.respond(body, requestBytes, message.flags ?? 0);
    } catch (e) {
      const error = e instanceof ApiError ? e : apiError('GeneralException', String(e));
      response = { Results: [], Error: { Code: error.code, Message: error.message, Location: '', ActionIndex: 0 } };
    }
    let text = reply(message.id, response);
    let responseBytes = byteLength(text);
    if (responseBytes > modes.maxMessageBytes) {
      const error = apiError('ResponsePayloadSizeLimitExceeded');
      text = reply(message.id, { Results: [], Error: { Code: error.code, Message: error.message, Location: '', ActionIndex: 0 } });
      responseBytes = byteLength(text);
    }
    if (!cleansUp(body)) this.log.push({ requestBytes, responseBytes, actions: body.Actions?.length ?? 0 });
    return text;
  }

  private async respond(body: RequestBody, requestBytes: number, flags: number): Promise<ResponseBody> {
    const { modes } = this.host;
    if (requestBytes > modes.maxMessageBytes) throw apiError('RequestPayloadSizeLimitExceeded');
    if (modes.cellEditing) {
      if ((flags & DELAY_FOR_CELL_EDIT) === 0) throw apiError('InvalidOperationInCellEditMode');
      while (modes.cellEditing && !this.closed) await sleep(5);
    }
    let stop: { actions: number; error: ApiError } | null = null;
    if (modes.failAtSync && !cleansUp(body)) {
      modes.failAtSync.n -= 1;
      if (modes.failAtSync.n <= 0) {
        const { afterActions = 0, code = 'GeneralException' } = modes.failAtSync;
        modes.failAtSync = undefined;
        stop = { actions: afterActions, error: apiError(code) };
      }
    }
    const response = await processBatch(this.host, body, stop);
    // Fewer actions than the failure waits for: it still fails, after all of them.
    if (stop && !response.Error) {
      response.Error = { Code: stop.error.code, Message: stop.error.message, Location: '', ActionIndex: body.Actions.length };
    }
    await this.host.book.recalc();
    return response;
  }
}

/** After `Excel.run` the client lets go of ranges in a request of its own, which no add-in wrote. */
const cleansUp = (body: RequestBody): boolean =>
  (body.Actions ?? []).every((a) => a.ActionType === 1 || (a.ActionType === 3 && /^_Remove(?:All)?References?$/.test(a.Name)));

const reply = (id: number, body: ResponseBody): string => JSON.stringify({ id, type: 2, message: { statusCode: 200, headers: {}, body } });
