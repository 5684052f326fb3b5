import { readCommentFiles } from '../../files/comments/readComments';
import type { CommentsExpected, ReadComments } from '../../files/comments/readings';
import { readReturns } from '../../files/returns/readReturns';
import type { Expected, FileIn, ReadFile } from '../../files/returns/returns';

/** What the worker is asked and what it answers; one file at a time. */
interface Asked<Kind, Expectation> {
  readonly kind: Kind;
  readonly bytes: Uint8Array;
  readonly file: FileIn;
  readonly expected: Expectation;
}
export interface Questions {
  returns: Asked<'returns', Expected>;
  comments: Asked<'comments', CommentsExpected>;
}
export interface Answers {
  returns: ReadFile;
  comments: ReadComments;
}
export type Kind = keyof Questions;

const worker = self as unknown as {
  onmessage: ((event: MessageEvent<Questions[Kind]>) => void) | null;
  postMessage(answer: Answers[Kind]): void;
};
worker.onmessage = ({ data }) => void answerOf(data).then((answer) => worker.postMessage(answer));

const answerOf = (asked: Questions[Kind]): Promise<Answers[Kind]> =>
  asked.kind === 'returns'
    ? readReturns(asked.bytes, asked.file, asked.expected)
    : readCommentFiles(asked.bytes, asked.file, asked.expected);
