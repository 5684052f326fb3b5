import { atLeastPartialPrevail, FULFILLED_PREVAIL, interpretation, NOT_OUTWEIGHED } from './record';

/** Výchozí: both sentences of the report by majority. */
export const byDefault = interpretation({
  id: 'default',
  word: 'výchozí',
  monotone: true,
  steps: [FULFILLED_PREVAIL, { level: 'partial', clause: 'atLeastPartialPrevail', when: atLeastPartialPrevail }, NOT_OUTWEIGHED],
});
