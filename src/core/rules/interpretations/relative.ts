import { atLeastPartialPrevail, FULFILLED_PREVAIL, interpretation, NOT_OUTWEIGHED } from './record';

/** Relativní: the largest group is enough. Not monotone: (2,1,1) is fulfilled and the better (2,2,0) is partial. */
export const relative = interpretation({
  id: 'relative',
  word: 'relativní',
  monotone: false,
  steps: [
    FULFILLED_PREVAIL,
    {
      level: 'fulfilled',
      clause: 'fulfilledLargest',
      when: ({ fulfilled, partial, unfulfilled }) => fulfilled > partial && fulfilled > unfulfilled,
    },
    { level: 'partial', clause: 'fulfilledNotLargest', when: atLeastPartialPrevail },
    NOT_OUTWEIGHED,
  ],
});
