import { readReturn } from '../../files/returns/readReturn';
import type { Expected, FileIn } from '../../files/returns/returns';
import type { ReturnReading } from '../../files/returns/returns';

/** What the worker is asked and what it answers; one file at a time. */
export interface Question {
  readonly bytes: Uint8Array;
  readonly file: FileIn;
  readonly expected: Expected;
}
export type Reply = ReturnReading;

const worker = self as unknown as {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(reply: Reply): void;
};
worker.onmessage = ({ data: { bytes, file, expected } }) => worker.postMessage(readReturn(bytes, file, expected));
