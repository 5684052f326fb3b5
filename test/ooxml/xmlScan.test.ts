import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { MalformedXml, scanXml } from '../../src/ooxml/xmlScan';
import { runs } from '../build/runs';

type Event = readonly [kind: string, ...said: unknown[]];

function scanned(xml: string): Event[] | null {
  const events: Event[] = [];
  try {
    scanXml(xml, {
      open: (name, attributes) => events.push(['open', name, Object.entries(attributes)]),
      close: (name) => events.push(['close', name]),
      text: (text) => events.push(['text', text]),
      comment: (text) => events.push(['comment', text]),
      instruction: (target, body) => events.push(['instruction', target, body]),
    });
    return events;
  } catch (error) {
    if (error instanceof MalformedXml) return null;
    throw error;
  }
}

/** What a parser of others, which looks at every character, makes of it. */
function expected(xml: string): Event[] | null {
  const events: Event[] = [];
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let isGood = true;
  parser.on('error', () => (isGood = false));
  parser.on('doctype', () => (isGood = false));
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    events.push(['open', name, Object.entries(attributes as Record<string, string>)]);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    events.push(['close', name]);
  });
  parser.on('text', (text) => {
    if (depth > 0) events.push(['text', text]);
  });
  parser.on('cdata', (text) => {
    if (text !== '') events.push(['text', text]);
  });
  parser.on('comment', (text) => events.push(['comment', text]));
  parser.on('processinginstruction', ({ target, body }) => events.push(['instruction', target, body]));
  parser.write(xml).close();
  return isGood ? events : null;
}

const SIGNS = [
  'a',
  'é',
  '😀',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '\t',
  ']',
  ']]',
  '>',
  '&amp;',
  '&#13;',
  '&#xE9;',
  '&#x1F600;',
  '&quot;',
  "'",
  '"',
  '=',
];
const NAMES = ['a', 'x:row', 'xml:space', '_1', 'č', 'b-c.d', '__proto__', 'constructor'];
const textOf = (signs: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...signs), { maxLength: 6 }).map((all) => all.join(''));
const name = fc.constantFrom(...NAMES);
const attribute = fc.tuple(name, textOf(SIGNS), fc.constantFrom('"', "'"), fc.constantFrom('=', ' =', '= ', '\n=\n'));
const tagOf = (kids: string, own: string, attributes: readonly (readonly [string, string, string, string])[], blank: string): string => {
  const said = attributes.map(([key, value, mark, is]) => ` ${key}${is}${mark}${value.replaceAll(mark, '')}${mark}`).join('');
  return kids === '' ? `<${own}${said}${blank}/>` : `<${own}${said}${blank}>${kids}</${own}${blank}>`;
};
const { tree } = fc.letrec<{ tree: string; kid: string }>((tie) => ({
  tree: fc
    .tuple(
      fc.array(tie('kid'), { maxLength: 4 }).map((kids) => kids.join('')),
      name,
      fc.uniqueArray(attribute, { maxLength: 3, selector: ([key]) => key }),
      fc.constantFrom('', ' ', '\n'),
    )
    .map((of) => tagOf(...of)),
  kid: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    textOf(SIGNS),
    tie('tree'),
    textOf(SIGNS).map((text) => `<!--${text}-->`),
    textOf([...SIGNS, '<', '&']).map((text) => `<![CDATA[${text}]]>`),
    textOf(SIGNS).map((text) => `<?go ${text}?>`),
  ),
}));
const HEADS = ['', '\ufeff', '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', "<?xml version='1.0'?>", '<!-- a -->\n'];
const documentOf = fc.tuple(fc.constantFrom(...HEADS), tree, fc.constantFrom('', '\n', '<!--b-->')).map((all) => all.join(''));

test('XML says what it says to a parser that looks at every character', () => {
  fc.assert(
    fc.property(documentOf, (xml) => {
      expect(scanned(xml)).toEqual(expected(xml));
    }),
    runs(2000),
  );
});

test('so does XML with something cut out, put in or doubled: it is refused when that refuses it', () => {
  const bits = fc.constantFrom('<', '>', '/', '"', "'", '&', ';', '=', ' ', '!', '?', '-', ']]>', '\u0001', '<a>', '</a>', '&b;', '&#0;');
  fc.assert(
    fc.property(documentOf, fc.nat(), fc.nat(5), bits, fc.boolean(), (xml, place, length, bit, isPut) => {
      const signs = [...xml];
      const at = place % (signs.length + 1);
      const broken = [...signs.slice(0, at), isPut ? bit : '', ...signs.slice(at + length)].join('');
      // That one takes a question mark for the blank after the target of an instruction.
      fc.pre(!/<\?[\w:.-]+\?(?!>)/.test(broken));
      expect(scanned(broken)).toEqual(expected(broken));
    }),
    runs(4000),
  );
});

test.each([
  ['nothing', ''],
  ['no element', '<?xml version="1.0"?>'],
  ['two roots', '<a/><b/>'],
  ['a text outside', '<a/>b'],
  ['an attribute twice', '<a b="1" b="1"/>'],
  ['attributes that touch', '<a b="1"c="2"/>'],
  ['a document type', '<!DOCTYPE a><a/>'],
  ['an entity of its own', '<a>&b;</a>'],
  ['a number of no character', '<a>&#x110000;</a>'],
  ['a second declaration', '<a><?xml version="1.0"?></a>'],
])('%s is no XML', (_, xml) => {
  expect(expected(xml)).toBeNull();
  expect(scanned(xml)).toBeNull();
});

test('half of a character is none', () => expect(scanned('<a>\ud83d b</a>')).toBeNull());

test('names that every object has are names of attributes as others are', () =>
  expect(scanned('<a __proto__="1" constructor="2"/>')).toEqual([
    [
      'open',
      'a',
      [
        ['__proto__', '1'],
        ['constructor', '2'],
      ],
    ],
    ['close', 'a'],
  ]));

// What a pattern could take long for, or too deep.
test.each([
  ['a long text', `<a>${'x'.repeat(5_000_000)}</a>`, true],
  ['a long value', `<a b="${'x'.repeat(5_000_000)}"/>`, true],
  ['a value that does not end', `<a b="${'x'.repeat(5_000_000)}`, false],
  ['a name without end', `<${'x'.repeat(5_000_000)}`, false],
  ['blanks without end', `<a${' '.repeat(100_000)}`, false],
  ['many attributes', `<a${Array.from({ length: 100_000 }, (_, i) => ` b${i}="1"`).join('')}/>`, true],
  ['many attributes and no end', `<a${Array.from({ length: 100_000 }, (_, i) => ` b${i}="1"`).join('')}<`, false],
  ['elements in one another', '<a>'.repeat(500_000), false],
  ['many entities', `<a>${'&amp;'.repeat(500_000)}</a>`, true],
])('%s', (_, xml, isGood) => expect(scanned(xml) !== null).toBe(isGood));
