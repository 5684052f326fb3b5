import { FULFILLED_PREVAIL, interpretation } from './record';

/** Vstřícný: one that is fulfilled at least partly makes the whole partial. */
export const lenient = interpretation({
  id: 'lenient',
  word: 'vstřícný',
  monotone: true,
  steps: [
    FULFILLED_PREVAIL,
    { level: 'partial', clause: 'anyAtLeastPartial', when: ({ fulfilled, partial }) => fulfilled + partial >= 1 },
    { level: 'unfulfilled', clause: 'noneAtLeastPartial', when: () => true },
  ],
});
