import { judgeStatement } from '../../../src/core/rules/statement';
import { PROGRESS_WORD, RELATION_WORD } from '../../../src/core/text/wording';
import { statement, type TypedStatement } from '../../build/plans';

const judged = (typed: TypedStatement) => judgeStatement(statement('1', '1', typed));
const EVIDENCE = { description: 'Zápis z jednání', link: 'https://example.org' };
const NO_EVIDENCE = { description: '', link: '' };

/** domain.md, "From a statement to a level", step by step; the later rows show which step goes first. */
test.each([
  ['1 both empty, even with evidence', { relation: '', progress: '', ...EVIDENCE }, null, null],
  ['2 preparing', { progress: 'Zahájena příprava' }, 'unfulfilled', 'preparing'],
  ['2 not done', { progress: 'Neplní se' }, 'unfulfilled', 'notDone'],
  ['2 later', { progress: 'Bude zahájeno později' }, 'unfulfilled', 'later'],
  ['2 needs no vztah', { relation: '', progress: 'Neplní se' }, 'unfulfilled', 'notDone'],
  ['2 minds no unreadable vztah', { relation: 'nevím', progress: 'Zahájena příprava' }, 'unfulfilled', 'preparing'],
  ['2 minds no missing evidence', { progress: 'Bude zahájeno později', ...NO_EVIDENCE }, 'unfulfilled', 'later'],
  ['2 before 3', { relation: 'Žádný', progress: 'Neplní se' }, 'unfulfilled', 'notDone'],
  ['3 vztah Žádný', { relation: 'Žádný', progress: 'Realizováno' }, 'unfulfilled', 'notSubmitted'],
  ['3 before 4: stav missing', { relation: 'Žádný', progress: '' }, 'unfulfilled', 'notSubmitted'],
  ['3 before 4: stav unreadable', { relation: 'Žádný', progress: 'Probíhá' }, 'unfulfilled', 'notSubmitted'],
  ['3 before 5', { relation: 'Žádný', progress: 'Realizováno', ...NO_EVIDENCE }, 'unfulfilled', 'notSubmitted'],
  ['4 vztah missing', { relation: '', progress: 'Realizováno' }, null, null],
  ['4 vztah unreadable', { relation: 'asi ano', progress: 'Realizováno' }, null, null],
  ['4 stav missing', { relation: 'Bezprostřední', progress: '' }, null, null],
  ['4 stav unreadable', { relation: 'Bezprostřední', progress: 'Probíhá' }, null, null],
  ['4 both unreadable', { relation: 'asi ano', progress: 'Probíhá' }, null, null],
  ['4 before 5', { relation: 'Bezprostřední', progress: 'Probíhá', ...NO_EVIDENCE }, null, null],
  ['5 no evidence', { ...NO_EVIDENCE }, 'unfulfilled', 'notSubmitted'],
  ['5 no evidence of a part', { relation: 'Částečný', progress: 'Částečně realizováno', ...NO_EVIDENCE }, 'unfulfilled', 'notSubmitted'],
  ['6 direct and done', {}, 'fulfilled', null],
  ['6 popis alone is evidence', { description: 'Zápis', link: '' }, 'fulfilled', null],
  ['6 odkaz alone is evidence', { description: '', link: 'https://example.org' }, 'fulfilled', null],
  ['6 direct and partly done', { progress: 'Částečně realizováno' }, 'partial', null],
  ['6 partial and done', { relation: 'Částečný' }, 'partial', null],
  ['6 partial and partly done', { relation: 'Částečný', progress: 'Částečně realizováno' }, 'partial', null],
] as const)('%s', (_, typed, level, reason) => {
  expect(judged(typed)).toMatchObject({ level, reason });
});

test('why a statement has no voice or no weight is told apart', () => {
  expect(judged({ relation: '', progress: '' }).ground).toBe('nothing');
  expect(judged({ relation: '' }).ground).toBe('unreadable');
  expect(judged({ relation: 'Žádný' }).ground).toBe('relationNone');
  expect(judged(NO_EVIDENCE).ground).toBe('noEvidence');
  expect(judged({}).ground).toBe('directAndDone');
  expect(judged({ relation: 'Částečný' }).ground).toBe('partly');
  expect((['Zahájena příprava', 'Neplní se', 'Bude zahájeno později'] as const).map((progress) => judged({ progress }).ground)).toEqual([
    'preparing',
    'notDone',
    'later',
  ]);
});

/** The six steps once more, as plainly as they are written, against everything that can be typed. */
function expectedLevel(relation: string, progress: string, evidence: boolean): string | null {
  if (relation === '' && progress === '') return null;
  if (['Zahájena příprava', 'Neplní se', 'Bude zahájeno později'].includes(progress)) return 'unfulfilled';
  if (relation === 'Žádný') return 'unfulfilled';
  if (!['Bezprostřední', 'Částečný'].includes(relation) || !['Realizováno', 'Částečně realizováno'].includes(progress)) return null;
  if (!evidence) return 'unfulfilled';
  return relation === 'Bezprostřední' && progress === 'Realizováno' ? 'fulfilled' : 'partial';
}

test('every combination of what can be typed follows the steps', () => {
  for (const relation of ['', 'nevím', ...Object.values(RELATION_WORD)])
    for (const progress of ['', 'Probíhá', ...Object.values(PROGRESS_WORD)])
      for (const description of ['', 'Popis'])
        for (const link of ['', 'https://example.org'])
          expect([relation, progress, description, link, judged({ relation, progress, description, link }).level]).toEqual([
            relation,
            progress,
            description,
            link,
            expectedLevel(relation, progress, description + link !== ''),
          ]);
});
