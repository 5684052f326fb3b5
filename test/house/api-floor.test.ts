import { join } from 'node:path';
import * as ts from 'typescript';
import { checkApiFloor, FLOOR } from '../../scripts/check-api-floor';

/** Small sources, compiled together once: the type declarations of Office.js take a second to read. */
const SOURCES: Record<string, string> = {
  old: `export const f = (r: Excel.Range) => { r.load('values'); return r.values; };`,
  tooNew: `export const f = (r: Excel.Range) => r.getDisplayedCellProperties({});
export const g = (p: Excel.Worksheet) => p.showOutlineLevels(1, 1);
export const h = (w: Excel.Workbook) => w.queries.getCount();
export const i = (w: Excel.Workbook) => w.usePrecisionAsDisplayed;`,
  destructured: `export const f = ({ usePrecisionAsDisplayed }: Excel.Workbook) => usePrecisionAsDisplayed;`,
  loaded: `export const f = (w: Excel.Workbook) => w.load('name, usePrecisionAsDisplayed');
const WANTED = 'usePrecisionAsDisplayed';
export const g = (w: Excel.Workbook) => w.load(WANTED);`,
  set: `export const f = (w: Excel.Workbook) => w.set({ usePrecisionAsDisplayed: true });`,
  enumMember: `export const f = () => Excel.LinkedDataTypeState.brokenLinkedData; export const g = () => Excel.CalculationMode.manual;`,
  preview: `export const f = (w: Excel.Worksheet) => w.getRanges(); export const o = (w: Excel.Workbook) => w.linkedWorkbooks;`,
  guarded: `const api = (v: string) => v;
const NEW = Office.context.requirements.isSetSupported('ExcelApi', '1.99');
const canShow = () => NEW && api('') === '';
function ask() { return Office.context.requirements.isSetSupported('ExcelApi', '1.99'); }
export function a(w: Excel.Workbook) { if (Office.context.requirements.isSetSupported('ExcelApi', '1.99')) w.usePrecisionAsDisplayed = true; }
export function b(w: Excel.Workbook) { if (!Office.context.requirements.isSetSupported('ExcelApi', '1.99')) return; w.usePrecisionAsDisplayed = true; }
export const c = (w: Excel.Workbook) => NEW && w.usePrecisionAsDisplayed;
export const d = (w: Excel.Workbook) => (canShow() ? w.usePrecisionAsDisplayed : false);
export const e = (w: Excel.Workbook, x: boolean) => { if (x && ask()) { for (const i of [1]) w.usePrecisionAsDisplayed = i === 1; } };
export function f(w: Excel.Workbook) { if (!ask()) { throw new Error(); } else { w.usePrecisionAsDisplayed = true; } }
export const g = (w: Excel.Workbook) => { if (NEW) w.load('usePrecisionAsDisplayed'); };`,
  notReally: `export function a(w: Excel.Workbook) { if (Office.context.requirements.isSetSupported('ExcelApi', '1.2')) w.usePrecisionAsDisplayed = true; }
export function b(w: Excel.Workbook) { if (Office.context.requirements.isSetSupported('WordApi', '1.99')) w.usePrecisionAsDisplayed = true; }
export function c(w: Excel.Workbook, x: boolean) { if (x || Office.context.requirements.isSetSupported('ExcelApi', '1.99')) w.usePrecisionAsDisplayed = true; }
export function d(w: Excel.Workbook) { if (Office.context.requirements.isSetSupported('ExcelApi', '1.99')) return; w.usePrecisionAsDisplayed = true; }
export function e(w: Excel.Workbook) { if (!Office.context.requirements.isSetSupported('ExcelApi', '1.99')) { w.name; } w.usePrecisionAsDisplayed = true; }`,
};

const root = join(__dirname, '../..');
const fileOf = (name: string): string => join(root, 'src', `__${name}.ts`).replaceAll('\\', '/');

let program: ts.Program;
beforeAll(() => {
  const options: ts.CompilerOptions = { strict: true, types: ['office-js'], skipLibCheck: true, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'] };
  const host = ts.createCompilerHost(options);
  const sources = new Map(Object.entries(SOURCES).map(([name, text]) => [fileOf(name), text]));
  const disk = { ...host };
  host.getCurrentDirectory = () => root;
  host.fileExists = (file) => sources.has(file) || disk.fileExists(file);
  host.getSourceFile = (file, version, ...rest) => {
    const text = sources.get(file);
    return text === undefined ? disk.getSourceFile(file, version, ...rest) : ts.createSourceFile(file, text, version, true);
  };
  program = ts.createProgram([...sources.keys()], options, host);
  const faults = ts.getPreEmitDiagnostics(program).filter(({ file }) => file && sources.has(file.fileName));
  expect(faults.map(({ messageText }) => messageText)).toEqual([]);
}, 60_000);

/** "line member" of every use that is too new */
const check = (name: string, version = FLOOR.version): string[] =>
  checkApiFloor(program, [program.getSourceFile(fileOf(name))!], { set: 'ExcelApi', version }).map(
    ({ line, member }) => `${line} ${member}`,
  );

test('what is within the floor passes, what is above fails', () => {
  expect(check('old')).toEqual([]);
  expect(check('tooNew')).toEqual(['1 Range.getDisplayedCellProperties']);
  expect(check('tooNew', '1.7')).toEqual([
    '1 Range.getDisplayedCellProperties',
    '2 Worksheet.showOutlineLevels',
    '3 QueryCollection.getCount',
    '3 Workbook.queries',
    '4 Workbook.usePrecisionAsDisplayed',
  ]);
});

test('a member read by destructuring, by load or written by set is a use', () => {
  expect(check('destructured', '1.7')).toEqual(['1 Workbook.usePrecisionAsDisplayed']);
  expect(check('loaded', '1.7')).toEqual(['1 Workbook.usePrecisionAsDisplayed', '3 Workbook.usePrecisionAsDisplayed']);
  expect(check('set', '1.7')).toEqual(['1 WorkbookUpdateData.usePrecisionAsDisplayed']);
});

test('other sets than ExcelApi are never within the floor', () => {
  expect(check('preview')).toEqual(['1 Workbook.linkedWorkbooks']);
});

test('values of enumerations', () => {
  expect(check('enumMember', '1.8').length).toBeGreaterThan(0);
});

test('what is asked for first passes', () => {
  expect(check('guarded', '1.7')).toEqual([]);
});

test('asking for less, for another program or the wrong way round does not help', () => {
  expect(check('notReally', '1.7')).toEqual([1, 2, 3, 4, 5].map((line) => `${line} Workbook.usePrecisionAsDisplayed`));
});
