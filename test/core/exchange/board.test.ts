import { returnBoard } from '../../../src/core/exchange/board';
import type { Exchange } from '../../../src/core/exchange/exchange';
import { asked } from '../../build/requests';
import { contact, SPOKEN, statement, type TypedStatement } from '../../build/plans';

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

test.each([
  ['never called, nothing sent', {}, [[]], true],
  ['never called, everything stands in the plan', {}, [[SPOKEN.fulfilled]], false],
  ['called, a part stands in the plan', { called: '2026-01-05' }, [[SPOKEN.fulfilled], []], true],
  ['returned since, though not everything', { called: '2026-01-05', returned: '2026-01-10' }, [[SPOKEN.fulfilled], []], false],
  ['returned before the last call', { called: '2026-01-05', returned: '2026-01-02' }, [[]], true],
] as const)('missing, or not: %s', (_, noted, said, isMissing) => {
  const { items, ...addressee } = asked(
    'OSV',
    said.map(() => null),
  );
  const statements = (i: number) => said[i]!.map((typed) => statement('A1.1', '1', typed));
  const own = { ...addressee, contact: contact('OSV', noted), items: items.map((item, i) => ({ ...item, statements: statements(i) })) };
  expect(returnBoard([own], EXCHANGE, '2026-01-26')[0]!.isMissing).toBe(isMissing);
});
