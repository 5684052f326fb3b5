import { checkPackage, PackageFault, type Parts } from '../../src/ooxml/packageRule';
import { RELS_TYPE } from '../../src/ooxml/namespaces';

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = (more = ''): string =>
  `<Types><Default Extension="rels" ContentType="${RELS_TYPE}"/><Override PartName="/xl/workbook.xml" ContentType="a"/>${more}</Types>`;
const relationship = (id: string, target: string, more = ''): string => `<Relationship Id="${id}" Type="t" Target="${target}"${more}/>`;
const rels = (...list: string[]): string => `<Relationships>${list.join('')}</Relationships>`;

const GOOD: Readonly<Record<string, string>> = {
  '[Content_Types].xml': types(),
  '_rels/.rels': rels(relationship('rId1', 'xl/workbook.xml')),
  'xl/workbook.xml': '<workbook/>',
};
const parts = (changes: Readonly<Record<string, string | null>> = {}): Parts =>
  new Map(Object.entries({ ...GOOD, ...changes }).flatMap(([name, text]) => (text === null ? [] : [[name, text] as const])));

function faultsOf(changed: Parts, before?: Parts): readonly string[] {
  try {
    checkPackage(changed, before);
    return [];
  } catch (error) {
    if (error instanceof PackageFault) return error.faults;
    throw error;
  }
}

test('a good package passes', () => {
  expect(faultsOf(parts())).toEqual([]);
  expect(faultsOf(parts({ 'xl/_rels/workbook.xml.rels': rels(relationship('rId1', 'https://x/nic', ' TargetMode="External"')) }))).toEqual(
    [],
  );
  expect(faultsOf(parts({ 'xl/_rels/workbook.xml.rels': rels(relationship('rId1', '#List1!A1')) }))).toEqual([]);
  expect(faultsOf(parts({ '_rels/.rels': rels(relationship('rId1', '/XL/Workbook.xml')) }))).toEqual([]);
});

test.each<[string, Readonly<Record<string, string | null>>, string]>([
  ['no types', { '[Content_Types].xml': null }, '[Content_Types].xml is missing'],
  ['a part of no type', { 'xl/styles.xml': '<s/>' }, 'xl/styles.xml has no type'],
  [
    'a type twice',
    { '[Content_Types].xml': types('<Override PartName="/XL/workbook.xml" ContentType="b"/>') },
    'the type of xl/workbook.xml is given twice',
  ],
  [
    'a default type twice',
    { '[Content_Types].xml': types('<Default Extension="RELS" ContentType="b"/>') },
    'the type of rels is given twice',
  ],
  [
    'a type of nothing',
    { '[Content_Types].xml': types('<Override PartName="/xl/a.xml" ContentType="b"/>') },
    'xl/a.xml has a type and is not there',
  ],
  ['a name in two cases', { 'xl/Workbook.xml': '<workbook/>' }, 'xl/Workbook.xml is there twice'],
  [
    'a target that is not there',
    { 'xl/_rels/workbook.xml.rels': rels(relationship('rId1', 'worksheets/sheet1.xml')) },
    'xl/_rels/workbook.xml.rels leads to worksheets/sheet1.xml, which is not there',
  ],
  [
    'an id twice',
    { '_rels/.rels': rels(relationship('rId1', 'xl/workbook.xml'), relationship('rId1', 'xl/workbook.xml')) },
    '_rels/.rels has the id "rId1" twice',
  ],
  ['relationships of nothing', { 'xl/_rels/styles.xml.rels': rels() }, 'xl/_rels/styles.xml.rels is of a part that is not there'],
  ['an open element', { 'xl/workbook.xml': '<workbook><a></workbook>' }, 'xl/workbook.xml: unexpected close tag.'],
  ['a control character', { 'xl/workbook.xml': '<workbook>\u0001</workbook>' }, 'xl/workbook.xml: disallowed character.'],
  ['a prefix of nobody', { 'xl/workbook.xml': '<workbook r:id="rId1"/>' }, 'xl/workbook.xml: unbound namespace prefix: "r".'],
  [
    'an id of no relationship',
    { 'xl/workbook.xml': `<workbook xmlns:r="${REL}"><sheet r:id="rId7"/></workbook>` },
    'xl/workbook.xml asks for the relationship rId7, which is not there',
  ],
])('%s is a fault', (_, changes, fault) => {
  expect(faultsOf(parts(changes))).toContain(fault);
  // The same in the file that was opened: its program lives with it.
  expect(faultsOf(parts(changes), parts(changes))).toEqual([]);
});

test('a fault in a changed part is ours only when it was not there before', () => {
  const before = parts({ 'xl/workbook.xml': '<workbook r:id="rId1"/>' });
  expect(faultsOf(parts({ 'xl/workbook.xml': '<workbook r:id="rId1" a="1"/>' }), before)).toEqual([]);
  expect(faultsOf(parts({ 'xl/workbook.xml': '<workbook r:id="rId1" q:a="1"/>' }), before)).toEqual([
    'xl/workbook.xml: unbound namespace prefix: "q".',
  ]);
});
