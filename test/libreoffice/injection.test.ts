import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANSWER_FIELDS } from '../../src/core/plan/answer';
import { toSerial } from '../../src/core/text/date';
import { FORM, type FormColumn } from '../../src/schema/request';
import { file, run, SAMPLE, temp } from '../build/cli';
import { partsOf, propertiesOf, unescaped } from '../build/requests';
import { customProperties, handmade, sheetRows } from '../build/returns';
import { inOffice } from '../build/office';

/** What somebody may put into a cell or a name, each with a number of its own, so that no two are about the same body. */
const HOSTILE: readonly ((n: number) => string)[] = [
  (n) => `=${n}+1`,
  (n) => `+${n}+1`,
  (n) => `-${n}+3`,
  (n) => `@SUM(${n},1)`,
  (n) => `=HYPERLINK("http://example.invalid/?${n}","klikni")`,
  (n) => `=WEBSERVICE("http://example.invalid/?${n}")`,
  (n) => `=cmd|'/C calc ${n}'!A1`,
  (n) => `@cmd|'/C calc ${n}'!A1`,
  (n) => `=DDE("soffice";"/etc/passwd";"${n}")`,
  (n) => `='file:///etc/passwd'#$passwd.A${n}`,
  (n) => `=INDIRECT("Nastavení!A${n}")`,
  (n) => `{=${n}+1}`,
  (n) => `;=${n}+1`,
  (n) => `,=${n}+1`,
  (n) => `"=${n}+1"`,
  (n) => `'=${n}+1`,
  (n) => `''=${n}+1`,
  (n) => `\t=${n}+1`,
  (n) => `\n=${n}+1`,
  (n) => `\r=${n}+1`,
  (n) => ` =${n}+1`,
  (n) => `\u00a0=${n}+1`,
  (n) => `\u200b=${n}+1`,
  (n) => `\u00ad=${n}+1`,
  (n) => `\u202e=${n}+1`,
  (n) => `＝${n}+1`,
  (n) => `＋${n}`,
  (n) => `\u0001=${n}+1`,
  (n) => `\u0000=${n}+1`,
  (n) => `_x003D_${n}+1`,
  (n) => `\u001b[31m=${n}+1`,
  (n) => `první řádek\n=${n}+1`,
  (n) => `první buňka\t=${n}+1`,
  (n) => `<b>=${n}</b>&amp;&#61;`,
  (n) => `${n}E5`,
  (n) => `${n}%`,
  (n) => `#REF!${n}`,
  (n) => `=${n}+${'1+'.repeat(4000)}1`,
  (n) => `=${n}&"${'A'.repeat(32_000)}"`,
];
const TEXTS = HOSTILE.map((text, i) => text(i + 101));

/** As a file holds a text: what XML cannot hold as codes, and other characters may be codes as well. */
const encoded = (text: string, codes = /[^\P{Cc}\t\n]/gu): string =>
  text
    .replace(/_(?=x[0-9A-F]{4}_)/g, '_x005F_')
    .replace(codes, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
/** As the workbook keeps it: without blanks around it. */
const kept = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
/** The same at the beginning of a file's name, as far as a disk takes it. */
const fileName = (text: string): string => `${text.slice(0, 60).replaceAll('/', '_').replaceAll('\0', '_')}.xlsx`;

const HEADER = (['measure', 'criterion', 'submitter', ...ANSWER_FIELDS] as const satisfies readonly FormColumn[]).map(
  (id) => FORM.columns[id].header,
);
const [PLACED, UNPLACED] = [3, 4];

/** A return that says one text wherever it can say anything: whose it is, who confirms, an answer, and a row without a place. */
function returned(text: string, properties: Readonly<Record<string, string>>): Uint8Array {
  const cell = encoded(text);
  const coded = encoded(text, /[=+@\p{Cc}]/gu);
  const addressee = cell.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return handmade(
    sheetRows(
      ['Potvrzuji úplnost', cell, '1. 2. 2026'],
      HEADER,
      ['A1.1', '1', '', ...ANSWER_FIELDS.map(() => cell)],
      HEADER.map(() => coded),
    ),
    { 'docProps/custom.xml': customProperties({ ...properties, PlneniGestor: addressee }) },
  );
}

const formulasOf = (parts: Readonly<Record<string, string>>): string[] =>
  Object.entries(parts).flatMap(([name, xml]) =>
    name.startsWith('xl/worksheets/sheet') ? [...xml.matchAll(/<f\b[^>]*>([^<]*)/g)].map(([, formula]) => formula!) : [],
  );

/** Cells that would become a formula as soon as somebody opens them to edit and closes them again. */
function unguarded(parts: Readonly<Record<string, string>>): string[] {
  const strings = [...parts['xl/sharedStrings.xml']!.matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) => unescaped(si!.replace(/<[^>]*>/g, '')));
  const formats = /<cellXfs.*?<\/cellXfs>/s.exec(parts['xl/styles.xml']!)![0].match(/<xf [^>]*>/g)!;
  return Object.entries(parts).flatMap(([name, xml]) =>
    name.startsWith('xl/worksheets/sheet')
      ? [...xml.matchAll(/<c r="(\w+)"(?: s="(\d+)")? t="s"><v>(\d+)<\/v>/g)].flatMap(([, at, style, text]) =>
          /^[=+\-@]./.test(strings[Number(text)]!) && !formats[Number(style ?? 0)]!.includes('quotePrefix="1"')
            ? [`${name} ${at} ${strings[Number(text)]!.slice(0, 40)}`]
            : [],
        )
      : [],
  );
}

describe('hostile texts in returns', () => {
  const [sebrano, souhrn] = [temp('sebráno.xlsx'), temp('souhrn.xlsx')];
  let office: unknown[];
  let totals: unknown;
  const collected = async (plan: string, out: string): Promise<unknown> => {
    const { code, out: told } = await run(['collect', plan, temp('návraty'), '--out', out, '--json']);
    // Every file has a row without a place.
    expect(code).toBe(1);
    return (JSON.parse(told) as { totals: unknown }).totals;
  };
  beforeAll(async () => {
    await run(['split', SAMPLE, '--out', temp('výzvy'), '--only', 'Město Turnov']);
    const properties = propertiesOf(readFileSync(temp('výzvy/vyzva-mesto-turnov.xlsx')));
    mkdirSync(temp('návraty'));
    for (const text of TEXTS) file(join('návraty', fileName(text)), returned(text, properties));
    totals = await collected(SAMPLE, sebrano);
    expect(await run(['summarize', sebrano, '--out', souhrn])).toMatchObject({ code: 1, err: '' });
    office = inOffice([
      ['open', souhrn],
      ['formulas'],
      ['values', 'Podklady', 'A1:L400'],
      ['values', 'Gestoři', 'A1:I200'],
      ['values', 'Nezařazené', 'A1:P200'],
    ]);
  });

  /** Rows as LibreOffice has them, by the file they came from. */
  const rowsBy = (values: unknown, nameOf: (row: readonly unknown[]) => unknown): Map<unknown, readonly unknown[]> =>
    new Map((values as (readonly unknown[])[]).map((row) => [nameOf(row), row]));

  test('every file is taken, and each of its rows is somewhere', () => {
    const all = TEXTS.length;
    expect(totals).toMatchObject({ files: all, read: all, refused: 0, new: all, conflict: 0, unplaced: all });
  });

  test('nothing in the file computes but our own columns', () => {
    const parts = partsOf(readFileSync(souhrn));
    const formulas = formulasOf(parts);
    expect(formulas.length).toBeGreaterThan(0);
    expect(formulas.filter((formula) => !/^IFERROR\(_xldudf_PLNENI_UROVNE\(/.test(formula))).toEqual([]);
    expect(Object.keys(parts).filter((name) => /external|connection|query/i.test(name))).toEqual([]);
    expect(Object.values(parts).filter((xml) => /TargetMode="External"/.test(xml))).toEqual([]);
  });

  test('nor in LibreOffice', () => {
    const computed = office[1] as (readonly [sheet: string, at: string, formula: string, shown: string])[];
    expect(
      computed.filter(([sheet, , formula]) => sheet !== 'Opatření' || !/^=IFERROR\(_xldudf_plneni_urovne\(tblOpatreni\[/.test(formula)),
    ).toEqual([]);
  });

  test('and editing a cell without a change makes no formula of it', () => {
    expect(unguarded(partsOf(readFileSync(souhrn)))).toEqual([]);
  });

  test.each(TEXTS.map((text) => [JSON.stringify(text).slice(0, 60), text]))('%s stays the text that it is', (_, text) => {
    const name = fileName(text);
    const own = kept(text);
    const answers = ANSWER_FIELDS.map(() => own);
    const bySource = rowsBy(office[2], (row) => String(row[11]).split(' · ')[0]);
    expect(bySource.get(name)).toEqual(['A1.1', 1, own, ...answers, expect.stringContaining(`${name} · Podklady, ř. ${PLACED} · `)]);
    expect(rowsBy(office[3], (row) => row[5]).get(name)).toEqual([
      own,
      '',
      '',
      '',
      expect.any(Number),
      name,
      '',
      own,
      toSerial('2026-02-01'),
    ]);
    const unplaced = rowsBy(office[4], (row) => row[0]).get(name);
    expect(unplaced).toEqual([name, 'Podklady', UNPLACED, expect.any(String), own, own, own, own, ...answers]);
  });

  test('collecting the same again changes nothing', async () => {
    expect(await collected(souhrn, temp('znovu.xlsx'))).toMatchObject({ new: 0, changed: 0, conflict: 0, same: TEXTS.length });
    expect(unguarded(partsOf(readFileSync(temp('znovu.xlsx'))))).toEqual([]);
  });

  test('calls made from such a plan hold texts, and come back as they went out', async () => {
    const { code, out } = await run(['split', souhrn, '--out', temp('další'), '--json']);
    expect(code).toBeLessThan(2);
    const { calls } = JSON.parse(out) as { calls: { addressee: string; file: string }[] };
    expect(calls.map(({ addressee }) => addressee)).toEqual(expect.arrayContaining(TEXTS.map(kept)));
    for (const { file: name } of calls) {
      expect(name).toMatch(/^vyzva-[a-z0-9-]+\.xlsx$/);
      const parts = partsOf(readFileSync(join(temp('další'), name)));
      expect(unguarded(parts)).toEqual([]);
      expect(formulasOf(parts).filter((formula) => /HYPERLINK|WEBSERVICE|INDIRECT|DDE|cmd|file:|@|\d{3}\+1/.test(formula))).toEqual([]);
    }
    const again = await run(['collect', souhrn, temp('další'), '--dry-run', '--json']);
    const { files, totals: back } = JSON.parse(again.out) as { files: { addressee: string }[]; totals: unknown };
    expect(files.map(({ addressee }) => addressee).sort()).toEqual(calls.map(({ addressee }) => addressee).sort());
    expect(back).toMatchObject({ read: calls.length, new: 0, changed: 0, conflict: 0, unplaced: 0 });
  });
});
