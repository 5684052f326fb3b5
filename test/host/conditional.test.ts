/** Conditional formats as a program that draws the sheet sees them: what Excel colours, and what it does not. */
import { buildRequestWorkbook } from '../../src/files/request/request';
import type { EmbeddedExcel } from '../../src/host';
import { MAIN } from '../../src/ooxml/namespaces';
import { opened, run } from '../build/host';
import { rawWorkbook } from '../build/rawWorkbook';
import { asked, callOf } from '../build/requests';

const idOf = (excel: EmbeddedExcel, name: string): string => excel.view.sheets.find((sheet) => sheet.name === name)!.id;

/** The fill that conditional formats give to a cell, null where they give none. */
function fills(excel: EmbeddedExcel, sheet = 'List1'): (address: string) => string | null {
  const { cells } = excel.view.draw(idOf(excel, sheet));
  return (address) => {
    const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(address)!;
    const column = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const differences = cells.get(Number(row) - 1)?.get(column)?.differences;
    return differences ? excel.view.difference(differences).fill : null;
  };
}

const judged = async (excel: EmbeddedExcel, sheet = 'List1'): Promise<(address: string) => string | null> => {
  await excel.view.judge(idOf(excel, sheet));
  return fills(excel, sheet);
};

const YELLOW = '#FFE9A8';

test('what a gestor has not filled in is yellow, and white as soon as it is', async () => {
  const answered = { relation: 'Bezprostřední', progress: 'Realizováno', description: 'setkání 3. 4.' };
  const excel = await opened(buildRequestWorkbook(callOf(asked('Město Tanvald', [null, answered]))));
  const at = (name: string, row: number): string => {
    for (let c = 0; c < 20; c += 1) {
      const letter = String.fromCharCode(65 + c);
      if (excel.readSheet('Podklady').cell(`${letter}5`).value === name) return `${letter}${row}`;
    }
    throw new Error(name);
  };
  const [relation, progress, description] = ['Vztah podkladu', 'Stav realizace', 'Popis'];
  const before = await judged(excel, 'Podklady');
  expect([before(at(relation, 6)), before(at(progress, 6)), before(at(description, 6))]).toEqual([YELLOW, YELLOW, null]);
  expect([before(at(relation, 7)), before(at(progress, 7))]).toEqual([null, null]);
  // The code of a row with nothing missing is green.
  expect(before('A6')).toBeNull();
  expect(before('A7')).toMatch(/^#[0-9A-F]{6}$/);

  await excel.edit('Podklady', at(relation, 6), 'Bezprostřední');
  await excel.edit('Podklady', at(progress, 6), 'Realizováno');
  const partly = await judged(excel, 'Podklady');
  expect([partly(at(relation, 6)), partly(at(progress, 6)), partly(at(description, 6))]).toEqual([null, null, YELLOW]);
  await excel.edit('Podklady', at(description, 6), 'hotovo v květnu');
  const after = await judged(excel, 'Podklady');
  expect(after(at(description, 6))).toBeNull();
  expect(after('A6')).toBe(before('A7'));
});

test('whether the sheet has to be drawn anew is told once', async () => {
  const excel = await opened(buildRequestWorkbook(callOf(asked('Město Tanvald', [null]))));
  const id = idOf(excel, 'Podklady');
  expect(await excel.view.judge(id)).toBe(true);
  expect(await excel.view.judge(id)).toBe(false);
  await excel.edit('Pokyny', 'Z90', 'jinde');
  expect(await excel.view.judge(id)).toBe(false);
});

// ---- rules of every kind ----

const LOOKS = ['FF0000', '00FF00', '0000FF'].map(
  (rgb) => `<dxf><fill><patternFill patternType="solid"><bgColor rgb="FF${rgb}"/></patternFill></fill></dxf>`,
);
const [RED, GREEN, BLUE] = ['#FF0000', '#00FF00', '#0000FF'];
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs><xf/></cellXfs><dxfs>${LOOKS.join('')}<dxf><font><b/><color rgb="FFFFFFFF"/></font></dxf></dxfs></styleSheet>`;

/** A1:A6 hold 1, 5, "abc", nothing, 5 and =1/0; B1:B3 other things. */
const CELLS =
  '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><v>hotovo</v></c></row><row r="2"><c r="A2"><v>5</v></c><c r="B2" t="str"><v>ne</v></c></row>' +
  '<row r="3"><c r="A3" t="str"><v>abc</v></c><c r="B3"><v>3</v></c></row><row r="5"><c r="A5"><v>5</v></c></row><row r="6"><c r="A6" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>';

const book = (behind: string, cells = CELLS): Uint8Array =>
  rawWorkbook({
    sheets: [cells, '<row r="1"><c r="A1"><v>5</v></c></row>'],
    behind: [behind],
    parts: { 'xl/styles.xml': [STYLES, 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml'] },
    related: [['styles', 'styles.xml']],
    definedNames: '<definedName name="mez">List2!$A$1</definedName>',
  });

const format = (sqref: string, ...rules: readonly string[]): string =>
  `<conditionalFormatting sqref="${sqref}">${rules.join('')}</conditionalFormatting>`;
const rule = (attributes: string, ...formulas: readonly string[]): string =>
  `<cfRule ${attributes}>${formulas.map((f) => `<formula>${f}</formula>`).join('')}</cfRule>`;

test.each([
  ['a formula, relative to the first cell', 'A1:A6', rule('type="expression" dxfId="0" priority="1"', '$B1="hotovo"'), ['A1']],
  ['a formula that says what is empty', 'A1:A6', rule('type="expression" dxfId="0" priority="1"', 'LEN(TRIM(A1))=0'), ['A4']],
  ['every other row', 'A1:A6', rule('type="expression" dxfId="0" priority="1"', 'MOD(ROW(),2)=0'), ['A2', 'A4', 'A6']],
  ['a number is true unless it is 0', 'A1:A6', rule('type="expression" dxfId="0" priority="1"', 'A1-1'), ['A2', 'A4', 'A5']],
  ['a formula with an error holds nowhere', 'A1:A6', rule('type="expression" dxfId="0" priority="1"', 'NEZNAMA(A1)'), []],
  ['a formula that cannot be read holds nowhere', 'A1:A6', rule('type="expression" dxfId="0" priority="1"', 'A1=(('), []],
  ['a name behind the formula', 'A1:A6', rule('type="expression" dxfId="0" priority="1"', 'A1=mez'), ['A2', 'A5']],
  ['compared with a cell', 'A1:A6', rule('type="cellIs" operator="equal" dxfId="0" priority="1"', 'List2!$A$1'), ['A2', 'A5']],
  ['compared with a constant', 'A1:A6', rule('type="cellIs" operator="equal" dxfId="0" priority="1"', '"ABC"'), ['A3']],
  ['nothing is 0', 'A1:A5', rule('type="cellIs" operator="lessThan" dxfId="0" priority="1"', '5'), ['A1', 'A4']],
  ['text is more than any number', 'A1:A5', rule('type="cellIs" operator="greaterThan" dxfId="0" priority="1"', '4'), ['A2', 'A3', 'A5']],
  ['between', 'A1:A5', rule('type="cellIs" operator="between" dxfId="0" priority="1"', '2', '9'), ['A2', 'A5']],
  ['not between, ends computed', 'A1:A2', rule('type="cellIs" operator="notBetween" dxfId="0" priority="1"', '1+1', '9'), ['A1']],
  ['blanks', 'A1:A6', rule('type="containsBlanks" dxfId="0" priority="1"', 'LEN(TRIM(A1))=0'), ['A4']],
  [
    'a text inside',
    'B1:B3',
    rule('type="containsText" operator="containsText" text="oto" dxfId="0" priority="1"', 'NOT(ISERROR(SEARCH("oto",B1)))'),
    ['B1'],
  ],
  ['errors', 'A1:A6', rule('type="containsErrors" dxfId="0" priority="1"', 'ISERROR(A1)'), ['A6']],
  ['what is there twice', 'A1:A6', rule('type="duplicateValues" dxfId="0" priority="1"'), ['A2', 'A5']],
  ['what is there once', 'A1:A5', rule('type="uniqueValues" dxfId="0" priority="1"'), ['A1', 'A3']],
  ['the largest', 'A1:B6', rule('type="top10" rank="1" dxfId="0" priority="1"'), ['A2', 'A5']],
  ['the smallest', 'A1:B6', rule('type="top10" rank="1" bottom="1" dxfId="0" priority="1"'), ['A1']],
  ['below the average', 'A1:A6', rule('type="aboveAverage" aboveAverage="0" dxfId="0" priority="1"'), ['A1']],
  ['two places', 'A1:A2 A5:A6', rule('type="expression" dxfId="0" priority="1"', 'A1=5'), ['A2', 'A5']],
  [
    'bars are not drawn',
    'A1:A6',
    '<cfRule type="dataBar" priority="1"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar></cfRule>',
    [],
  ],
  ['icons are not drawn', 'A1:A6', '<cfRule type="iconSet" priority="1"><iconSet><cfvo type="percent" val="0"/></iconSet></cfRule>', []],
])('%s', async (_what, sqref, rules, expected) => {
  const fill = await judged(await opened(book(format(sqref, rules))));
  const all = ['A', 'B'].flatMap((column) => [1, 2, 3, 4, 5, 6].map((row) => `${column}${row}`));
  expect(all.filter((address) => fill(address) === RED)).toEqual(expected);
});

test('of two rules that hold the first one wins, what it leaves open the second one says, and one that stops is the last', async () => {
  const always = (attributes: string): string => rule(`type="expression" ${attributes}`, 'TRUE');
  const excel = await opened(
    book(
      format('A1', always('dxfId="0" priority="2"'), always('dxfId="1" priority="1"')) +
        format('A2', always('dxfId="3" priority="3"'), always('dxfId="2" priority="4"')) +
        format('A3', always('dxfId="3" priority="5" stopIfTrue="1"'), always('dxfId="2" priority="6"')),
    ),
  );
  const fill = await judged(excel);
  expect([fill('A1'), fill('A2'), fill('A3')]).toEqual([GREEN, BLUE, null]);
  const look = excel.view.draw(idOf(excel, 'List1')).cells.get(1)!.get(0)!.differences!;
  expect(excel.view.difference(look)).toMatchObject({ bold: true, color: '#FFFFFF', fill: BLUE });
});

test('a rule of the extension, as Excel writes one that reads another sheet', async () => {
  const x14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
  const xm = 'http://schemas.microsoft.com/office/excel/2006/main';
  const excel = await opened(
    book(
      `<extLst><ext xmlns:x14="${x14}" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="${xm}">` +
        `<x14:cfRule type="expression" priority="1"><xm:f>A1=List2!$A$1</xm:f><x14:dxf><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill></x14:dxf></x14:cfRule>` +
        `<xm:sqref>A1:A6</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`,
    ),
  );
  const fill = await judged(excel);
  expect([fill('A1'), fill('A2'), fill('A5')]).toEqual([null, RED, RED]);
});

test('a rule added by a program, and one taken away', async () => {
  const excel = await opened(book(''));
  await run(excel, (_context, sheet) => {
    const added = sheet.getRange('A1:A6').conditionalFormats.add('Custom' as Excel.ConditionalFormatType.custom);
    added.custom.rule.formula = '=$A1=5';
    added.custom.format.fill.color = '#FF0000';
  });
  expect((await judged(excel))('A5')).toBe(RED);
  await run(excel, (_context, sheet) => sheet.getRange('A1:A6').conditionalFormats.clearAll());
  expect((await judged(excel))('A5')).toBeNull();
});

test('rules over whole columns and an endless formula end in time', async () => {
  const excel = await opened(
    book(
      format(
        'A1:XFD1048576',
        rule('type="expression" dxfId="0" priority="1"', 'A1=5'),
        rule('type="duplicateValues" dxfId="1" priority="2"'),
      ),
    ),
  );
  const fill = await judged(excel);
  expect([fill('A2'), fill('A1')]).toEqual([RED, null]);
});
