import { readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { SAMPLE, run, temp } from '../build/cli';

const MACRO_TYPE = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';
const PLAIN_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** The sample as Excel saves it once somebody has recorded a macro. */
function withMacros(path: string): string {
  const parts = unzipSync(readFileSync(SAMPLE));
  const edit = (name: string, change: (xml: string) => string): void => {
    parts[name] = strToU8(change(strFromU8(parts[name]!)));
  };
  edit('[Content_Types].xml', (xml) =>
    xml
      .replace(PLAIN_TYPE, MACRO_TYPE)
      .replace(/<Default /, '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default '),
  );
  edit('xl/_rels/workbook.xml.rels', (xml) =>
    xml.replace(
      '</Relationships>',
      '<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
    ),
  );
  parts['xl/vbaProject.bin'] = strToU8('macros');
  writeFileSync(path, zipSync(parts));
  return path;
}

const partsOf = (path: string): { types: string; rels: string; names: string[] } => {
  const parts = unzipSync(readFileSync(path));
  const text = (name: string): string => strFromU8(parts[name]!);
  return { types: text('[Content_Types].xml'), rels: text('xl/_rels/workbook.xml.rels'), names: Object.keys(parts) };
};

test('macros are never written into .xlsx, and it is said', async () => {
  const out = temp('vystup.xlsx');
  const done = await run(['summarize', withMacros(temp('plan.xlsm')), '--out', out]);
  expect(done).toMatchObject({ code: 0 });
  expect(done.err).toContain('Makra v souboru');
  const { types, rels, names } = partsOf(out);
  expect(types).toContain(PLAIN_TYPE);
  expect(types).not.toMatch(/macroEnabled|vbaProject/);
  expect(rels).not.toContain('vbaProject');
  expect(names).not.toContain('xl/vbaProject.bin');
});

test('an output named .xlsm keeps them', async () => {
  const out = temp('vystup.xlsm');
  expect(await run(['summarize', withMacros(temp('plan.xlsm')), '--out', out])).toMatchObject({ code: 0, err: '' });
  const { types, rels, names } = partsOf(out);
  expect(types).toContain(MACRO_TYPE);
  expect(types).not.toContain(PLAIN_TYPE);
  expect(rels).toContain('vbaProject.bin');
  expect(names).toContain('xl/vbaProject.bin');
});

test('a plan without macros becomes what the name of the output says', async () => {
  const out = temp('vystup.xlsm');
  expect(await run(['summarize', SAMPLE, '--out', out])).toMatchObject({ code: 0, err: '' });
  expect(partsOf(out).types).toContain(MACRO_TYPE);
});
