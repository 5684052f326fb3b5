import { returnBoard } from '../../../src/core/exchange/board';
import type { Exchange } from '../../../src/core/exchange/exchange';
import { asked } from '../../build/requests';
import { SPOKEN, statement, type TypedStatement } from '../../build/plans';

const EXCHANGE: Exchange = { calledOn: null, deadline: null, contacts: [], addressed: [], sources: new Map() };
const NONE: TypedStatement = { relation: '', progress: '', description: '' };

/** The line of an addressee who was asked for so many criteria and said this. */
function lineOf(...said: readonly (readonly TypedStatement[])[]) {
  const { items, ...addressee } = asked(
    'OSV',
    said.map(() => null),
  );
  const list = [
    { ...addressee, items: items.map((item, i) => ({ ...item, statements: said[i]!.map((typed) => statement('A1.1', '1', typed)) })) },
  ];
  const [line] = returnBoard(list, EXCHANGE, '2026-01-26');
  const { complete, asked: count, incomplete, missing } = line!;
  return { complete, asked: count, incomplete, missing };
}

test.each<[string, TypedStatement[][], object]>([
  ['nothing', [[], [NONE]], { complete: 0, incomplete: 0, missing: [] }],
  ['only a description', [[{ ...NONE, description: 'Není naše' }]], { complete: 0, incomplete: 1, missing: ['relation', 'progress'] }],
  ['only a link', [[{ ...NONE, link: 'https://example.cz' }]], { complete: 0, incomplete: 1, missing: ['relation', 'progress'] }],
  ['no evidence', [[{ ...SPOKEN.fulfilled, description: '' }]], { complete: 0, incomplete: 1, missing: ['evidence'] }],
  ['partial without a reason', [[{ ...SPOKEN.partial, reason: '' }]], { complete: 0, incomplete: 1, missing: ['reason'] }],
  [
    'one complete, one empty, two incomplete',
    [[SPOKEN.fulfilled], [], [{ ...NONE, territory: 'Liberec' }], [{ ...SPOKEN.fulfilled, relation: '' }]],
    { complete: 1, incomplete: 2, missing: ['relation', 'progress'] },
  ],
  ['a complete answer beside an incomplete one', [[{ ...NONE, link: 'x' }, SPOKEN.fulfilled]], { complete: 1, incomplete: 0, missing: [] }],
])('%s', (_, said, line) => {
  expect(lineOf(...said)).toEqual({ asked: said.length, ...line });
});
