import type { Block } from '../../../src/core/report/document';
import type { Comment } from '../../../src/core/comments/comment';
import { vyporadani } from '../../../src/i18n/report/sections/vyporadani';
import { comment } from '../../build/comments';
import { measure, plan } from '../../build/plans';
import { sourceOf } from '../../build/report';

function section(comments: readonly Comment[]) {
  const source = { ...sourceOf(plan({ measures: [measure('A1.1')] })), comments };
  return vyporadani.make({ source, compared: { faults: [] }, includes: () => true });
}
const textOf = (block: Block): string => (block.kind === 'paragraph' ? block.runs.map(({ text }) => text).join('') : block.kind);

test('a workbook without comments has no such annex', () => expect(section([])).toBe('noComments'));

test('a sentence for each body, then every comment in order with what was done; no person is in it', () => {
  const made = section([
    comment({ number: '10', who: 'OSV', text: '=1+1', measure: 'A1.1', place: 'str. 3', kind: 'zásadní', source: 'x.docx · Jana Malá' }, 0),
    comment({ number: '2', result: 'Akceptováno', where: 'kap. 3', proposal: 'Zdroj: ČSÚ', by: 'Petr Novák' }, 1),
    comment({ number: '3', who: 'Rada seniorů', text: 'Bez připomínek' }, 2),
    comment({ number: '4', who: '' }, 3),
  ]);
  if (typeof made === 'string' || !('blocks' in made)) throw new Error('left out');
  expect(made.blocks.map(textOf).map((text) => text.replace(/\u00a0/g, ' '))).toEqual([
    'Komise uplatnila 1 připomínku; 1 byla akceptována. Rozpor nezůstal.',
    'OSV: 1 připomínka; 1 zatím není vypořádána.',
    'Rada seniorů neuplatnila žádnou připomínku.',
    'neuvedeno: 1 připomínka; 1 zatím není vypořádána.',
  ]);
  expect(made.facts[1]).toMatchObject({ params: { name: 'OSV', received: 1, open: 1 } });
  const [table] = made.entries!();
  if (table?.kind !== 'table') throw new Error('no table');
  expect(table.columns.map(({ header }) => header)).toEqual(['Č.', 'Kdo', 'Čeho se týká', 'Připomínka', 'Vypořádání']);
  expect(table.rows.map((cells) => cells.map(({ text }) => text.replace(/\u00a0/g, ' ')))).toEqual([
    ['2', 'Komise', '', 'Doplnit zdroj.\nNavržené znění: Zdroj: ČSÚ', 'Akceptováno. Zapracováno: kap. 3.'],
    ['4', 'neuvedeno', '', 'Doplnit zdroj.', 'Zatím se řeší.'],
    ['10', 'OSV', 'A1.1, str. 3', '=1+1 (zásadní)', 'Zatím se řeší.'],
  ]);
  expect(JSON.stringify([made.blocks, table])).not.toMatch(/Jana|Petr/);
});

test('a person in the place of a body is told without a name', () => {
  const made = section([comment({ who: 'Mgr. Karel Tajný', result: 'Vysvětleno' }, 0), comment({ number: '2', who: 'J. Nová' }, 1)]);
  if (typeof made === 'string' || !('blocks' in made)) throw new Error('left out');
  expect(made.blocks.map(textOf).map((text) => text.replace(/\u00a0/g, ' '))).toEqual([
    'fyzická osoba: 2 připomínky; 1 byla vysvětlena, 1 zatím není vypořádána.',
  ]);
  expect(JSON.stringify([made, made.entries!()])).not.toMatch(/Tajn|Nov/);
});
