import { readReturns } from '../../files/returns/readReturns';
import type { Expected, FileIn, ReadFile } from '../../files/returns/returns';

/** What the worker is asked and what it answers; one file at a time. */
export interface Question {
  readonly bytes: Uint8Array;
  readonly file: FileIn;
  readonly expected: Expected;
}
export type Reply = ReadFile;

const worker = self as unknown as {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(reply: Reply): void;
};
worker.onmessage = ({ data: { bytes, file, expected } }) =>
  void readReturns(bytes, file, expected).then((read) => worker.postMessage(read));
