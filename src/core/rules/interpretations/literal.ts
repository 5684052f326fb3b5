import { FULFILLED_PREVAIL, interpretation } from './record';

/** Doslovný: partial only where fulfilled ones outnumber the unfulfilled, or nothing is unfulfilled. */
export const literal = interpretation({
  id: 'literal',
  word: 'doslovný',
  monotone: true,
  steps: [
    FULFILLED_PREVAIL,
    { level: 'partial', clause: 'fulfilledOverUnfulfilled', when: ({ fulfilled, unfulfilled }) => fulfilled > unfulfilled },
    { level: 'partial', clause: 'noneUnfulfilled', when: ({ unfulfilled }) => unfulfilled === 0 },
    { level: 'unfulfilled', clause: 'fulfilledNotOverUnfulfilled', when: () => true },
  ],
});
