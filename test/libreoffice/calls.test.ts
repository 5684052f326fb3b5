import { readFileSync } from 'node:fs';
import { answerDigest } from '../../src/core/exchange/answerDigest';
import { missingOf, NO_ANSWER } from '../../src/core/plan/answer';
import { buildRequestWorkbook, requestWorkbook } from '../../src/files/request/request';
import { missingText } from '../../src/files/request/formulas';
import { buildPlanWorkbook } from '../../src/files/plan/template';
import { writeXlsx, type Workbook } from '../../src/files/write/workbook';
import { readReturn } from '../../src/files/returns/readReturn';
import { REQUEST_NAMES } from '../../src/schema/request';
import { SCHEMA_VERSION } from '../../src/schema/tables';
import { answer, type TypedStatement } from '../build/plans';
import { asked, callOf } from '../build/requests';
import { fileFor, inOffice, type Command } from '../build/office';

const NAME = 'Odbor školství';
const ROWS = 'tblPodklady';

/** Every combination that the rule of what is missing tells apart, and words as people paste them. */
const CASES: readonly TypedStatement[] = [
  ...['', 'Bezprostřední', 'Částečný', 'Žádný', 'asi'].flatMap((relation) =>
    ['', 'Realizováno', 'Částečně realizováno', 'Zahájena příprava', 'Neplní se', 'Bude zahájeno později', 'probíhá'].flatMap((progress) =>
      [{}, { description: 'něco' }, { link: 'č. j. 1' }, { description: 'něco', reason: 'jiné' }].map((rest) => ({
        relation,
        progress,
        description: '',
        ...rest,
      })),
    ),
  ),
];
/** Typed into the form as it stands there: case, spaces and line breaks are no difference. */
const PASTED = [
  ['bezprostřední', 'REALIZOVÁNO'],
  [' Částečný ', 'částečně\u00a0realizováno'],
  ['Bezprostřední', 'Částečně  realizováno'],
  ['žádný', ''],
  ['', 'neplní se'],
] as const;

/** The same workbook, but every formula's stored result is wrong, so that only a computed one can be right. */
const unsolved = (workbook: Workbook): Workbook => ({
  ...workbook,
  sheets: workbook.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => (cell?.formula === undefined ? cell : { ...cell, value: typeof cell.value === 'number' ? -1 : '?' })),
    })),
  })),
});

const first = 6;
const last = first + CASES.length - 1;

describe('a call in LibreOffice', () => {
  let said: unknown[];
  const call = fileFor('call.xlsx', buildRequestWorkbook(callOf(asked(NAME, [null, null]))));
  const commands: Command[] = [
    ['open', fileFor('cases.xlsx', writeXlsx(unsolved(requestWorkbook(callOf(asked(NAME, CASES))))))],
    ['values', 'Podklady', `M${first}:M${last}`],
    ['values', 'Podklady', 'A3:A3'],
    ...PASTED.flatMap(([relation, progress], i): Command[] => [
      ['put', 'Podklady', `E${first + i}`, relation],
      ['put', 'Podklady', `F${first + i}`, progress],
      ['put', 'Podklady', `H${first + i}`, 'něco'],
      ['put', 'Podklady', `K${first + i}`, ''],
    ]),
    ['values', 'Podklady', `M${first}:M${first + PASTED.length - 1}`],

    // Without a window LibreOffice 7.4 falls over at the second refusal in one document, so each has its own.
    ...[
      ['Podklady', 'A6'],
      ['Podklady', 'M6'],
      ['Obce', 'B2'],
    ].flatMap(([sheet, at]): Command[] => [
      ['open', call],
      ['type', sheet!, at!, 'přepsáno'],
    ]),
    ['open', call],
    ['isProtected', 'Pokyny'],
    ['isProtected', 'Podklady'],
    ['isProtected', 'Obce'],
    ['type', 'Podklady', 'E6', 'Bezprostřední'],
    ['type', 'Podklady', 'F6', 'Realizováno'],
    ['type', 'Podklady', 'H6', '- první bod'],
    ['type', 'Podklady', 'I6', '=1+1'],
    ['type', 'Podklady', 'J6', '2025-12-31'],
    ['type', 'Podklady', 'F7', 'Neplní se'],
    ['values', 'Podklady', 'A3:A3'],
    ['type', 'Podklady', 'C4', 'Jana Nováková'],
    ['type', 'Podklady', 'D4', '2026-02-01'],
    ['values', 'Podklady', 'A3:A3'],
    ...['E6', 'F6', 'K7', 'L6', 'J7', 'D4'].map((at): Command => ['validation', 'Podklady', at]),
    ['names'],
    ['notes', 'Podklady'],
    ['save', fileFor('filled.xlsx'), 'xlsx'],
    ['save', fileFor('filled.ods'), 'ods'],
    ['open', fileFor('filled.ods')],
    ['names'],
    ['properties'],
    ['tables'],
    ['isProtected', 'Podklady'],
    ['open', fileFor('filled.xlsx')],
    ['names'],
    ['properties'],
    ['tables'],
    ['isProtected', 'Podklady'],
  ];
  const after = (...command: Command): unknown[] =>
    commands.flatMap((one, i) => (command.every((part, k) => one[k] === part) ? [said[i]] : []));
  beforeAll(() => {
    said = inOffice(commands);
  });

  test('its formulas say what the rule says is missing, of every kind of answer', () => {
    const expected = CASES.map((typed) => [missingText(missingOf(answer(typed)))]);
    expect(after('values', 'Podklady', `M${first}:M${last}`)).toEqual([expected]);
    const done = expected.filter(([text]) => text === '').length;
    expect(after('values', 'Podklady', 'A3:A3')[0]).toEqual([[`Kritéria: hotovo ${done}/${CASES.length}, chybí ${CASES.length - done}.`]]);
  });

  test('and take words as people paste them', () => {
    expect(after('values', 'Podklady', `M${first}:M${first + PASTED.length - 1}`)).toEqual([[[''], ['důvod'], ['důvod'], [''], ['']]]);
  });

  test('locked cells refuse, the others take what is typed, as text', () => {
    expect([...after('isProtected', 'Pokyny'), ...after('isProtected', 'Podklady'), ...after('isProtected', 'Obce')]).not.toContain(false);
    expect(after('type', 'Podklady', 'A6')).toEqual(['A1.1']);
    expect(after('type', 'Podklady', 'M6')).toEqual(['vztah, stav']);
    expect(after('type', 'Obce', 'B2')).not.toContain('přepsáno');
    expect(after('type', 'Podklady', 'E6')).toEqual(['Bezprostřední']);
    expect(after('type', 'Podklady', 'H6')).toEqual(['- první bod']);
    expect(after('type', 'Podklady', 'I6')).toEqual(['=1+1']);
    expect(after('type', 'Podklady', 'J6')).toEqual(['31. 12. 2025']);
  });

  test('the line at the top leads from counting to confirming to sending', () => {
    expect(after('values', 'Podklady', 'A3:A3').slice(1)).toEqual([
      [['Kritéria: hotovo 2/2. Zbývá potvrdit úplnost: vyplňte jméno a den.']],
      [['Kritéria: hotovo 2/2. Úplnost je potvrzena. Sešit uložte a pošlete zpět.']],
    ]);
  });

  test('what is not in a list or is no day is refused with a sentence', () => {
    const rules = after('validation') as { type: string; style: string; shown: boolean; error: string; prompt: string; formula: string }[];
    expect(rules.map(({ type, formula }) => `${type} ${formula}`)).toEqual([
      'LIST Seznam_Vztahy',
      'LIST Seznam_Stavy',
      'LIST Seznam_Duvody',
      'LIST Seznam_Urovne',
      'DATE 36526',
      'DATE 36526',
    ]);
    for (const { style, shown, error, prompt } of rules) {
      expect({ style, shown }).toEqual({ style: 'STOP', shown: true });
      expect(error).toMatch(/\.$/);
      expect(prompt).not.toBe('');
    }
    expect(after('notes', 'Podklady')[0]).toHaveLength(10);
  });

  describe.each(['ods', 'xlsx'] as const)('filled and saved as .%s', (kind) => {
    const order = kind === 'ods' ? 0 : 1;
    test('it is read back with its answers and the confirmation', () => {
      const bytes = readFileSync(fileFor(`filled.${kind}`));
      const reading = readReturn(bytes, { name: 'x', lastModified: null }, { planId: 'plan-1', version: SCHEMA_VERSION });
      expect(reading).toMatchObject({
        status: 'read',
        return: {
          addressee: NAME,
          confirmation: { by: 'Jana Nováková', on: '2026-02-01', holds: true },
          rows: [
            {
              row: 6,
              criterion: '1',
              answer: { relation: 'Bezprostřední', progress: 'Realizováno', description: '- první bod', link: '=1+1', date: '2025-12-31' },
              issuedDigest: answerDigest(NO_ANSWER),
            },
            { row: 7, criterion: '2', answer: { relation: '', progress: 'Neplní se' } },
          ],
        },
      });
    });

    test('so are its names, its properties and its protection', () => {
      const [issued, ...saved] = after('names') as Record<string, string>[];
      expect(Object.keys(saved[order]!)).toEqual(expect.arrayContaining(Object.values(REQUEST_NAMES)));
      expect(saved[order]).toEqual(issued);
      expect(after('properties')[order]).toMatchObject({ PlneniRole: 'call', PlneniVerze: '1', PlneniPlan: 'plan-1', PlneniGestor: NAME });
      expect(after('tables')[order]).toEqual(['tblObce', ROWS]);
      expect(after('isProtected', 'Podklady')[order + 1]).toBe(true);
    });
  });
});

test('the plan’s workbook opens with its lists, names and tables', () => {
  const said = inOffice([
    ['open', fileFor('plan.xlsx', buildPlanWorkbook({ id: 'x', issuedOn: '2026-01-01' }))],
    ['validation', 'Podklady', 'D2'],
    ['validation', 'Opatření', 'D2'],
    ['tables'],
    ['properties'],
  ]);
  expect(said.slice(1, 3)).toEqual([
    expect.objectContaining({ type: 'LIST', style: 'STOP', formula: 'Seznam_Vztahy' }),
    expect.objectContaining({ type: 'LIST', style: 'STOP', formula: 'Seznam_Gestori' }),
  ]);
  expect(said[3]).toEqual(expect.arrayContaining(['tblOpatreni', 'tblKriteria', 'tblPodklady', 'tblGestori', 'tblObce']));
  expect(said[4]).toMatchObject({ PlneniRole: 'plan', PlneniPlan: 'x' });
});
