import { sayings, type Answer } from '../plan/answer';
import { digestOf } from './digest';

/** Tells whether an answer is still what it was. @returns 12 hexadecimal digits; equal for answers without differences */
export const answerDigest = (answer: Answer): string => digestOf(sayings(answer));
