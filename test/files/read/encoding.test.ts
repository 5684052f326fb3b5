import { decodeText, type Encoding } from '../../../src/files/read/text/encoding';

const LINES = [
  'A1.1;Zajištění šíření osvěty;Úřad práce;Proškoleno více než 50 žáků',
  'Kód;Opatření;Gestor;Kritérium plnění',
  '„Rodinné“ a dluhové poradenství – přehled služeb',
  'Město Česká Lípa;Železný Brod;Příšovice;Nová Ves nad Nisou',
  'ÚŘAD PRÁCE ČR – KRAJSKÁ POBOČKA V LIBERCI',
  'Tři děti, šest měst, žádný důvod',
  'Ďáblická ťukaná ňadra',
];
const PARAGRAPH = [...LINES, 'Skupina se sešla čtyřikrát; zápisy jsou ve spisové službě. Ověřeno v září 2025, příště 15. 1. 2027.'].join(
  '\r\n',
);

const upperOf = (label: string): string[] => [...new TextDecoder(label).decode(Uint8Array.from({ length: 128 }, (_, i) => i + 128))];
/** Bytes 128–255 as the code pages define them (unicode.org, CP852.TXT and CENTEURO.TXT). */
const UPPER: Readonly<Partial<Record<Encoding, readonly string[]>>> = {
  'windows-1250': upperOf('windows-1250'),
  'iso-8859-2': upperOf('iso-8859-2'),
  ibm852: [
    ...'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
  ],
  'mac-ce': [
    ...'ÄĀāÉĄÖÜáąČäčĆćéŹźĎíďĒēĖóėôöõúĚěü†°Ę£§•¶ß®©™ę¨≠ģĮįĪ≤≥īĶ∂∑łĻļĽľĹĺŅņŃ¬√ńŇ∆«»…\u00a0ňŐÕőŌ–—“”‘’÷◊ōŔŕŘ‹›řŖŗŠ‚„šŚśÁŤťÍŽžŪÓÔūŮÚůŰűŲųÝýķŻŁżĢˇ',
  ],
};

/** A character the code page lacks is left out, as old programs leave it out. */
const encode = (text: string, encoding: Encoding): Uint8Array => {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const upper = UPPER[encoding]!;
  return Uint8Array.from([...text].map((c) => (c.charCodeAt(0) < 128 ? c.charCodeAt(0) : upper.indexOf(c) + 128)).filter((b) => b !== 127));
};
const without = (text: string, encoding: Encoding): string =>
  [...text].filter((c) => c.charCodeAt(0) < 128 || !UPPER[encoding] || UPPER[encoding].includes(c)).join('');

describe.each(['utf-8', 'windows-1250', 'iso-8859-2', 'ibm852', 'mac-ce'] as const)('%s', (encoding) => {
  it.each([...LINES, PARAGRAPH])('is told by its letters: %s', (text) => {
    const decoded = decodeText(encode(text, encoding));
    expect(decoded.text).toBe(without(text, encoding));
    expect(decoded.garbled).toBeNull();
    expect(decoded.twice).toBe(false);
  });
});

it.each([
  ['utf-16le', [0xff, 0xfe], false],
  ['utf-16be', [0xfe, 0xff], true],
  ['utf-16le', [], false],
  ['utf-16be', [], true],
] as const)('reads %s with and without its mark', (encoding, mark, big) => {
  const text = 'Kód;Opatření;Žádný';
  const units = [...text].flatMap((c) => {
    const code = c.charCodeAt(0);
    return big ? [code >> 8, code & 255] : [code & 255, code >> 8];
  });
  const decoded = decodeText(Uint8Array.from([...mark, ...units]));
  expect(decoded).toMatchObject({ text, encoding, guessed: mark.length === 0 });
});

it.each(['windows-1250', 'windows-1252'])('turns back a UTF-8 text that was opened as %s and saved again', (label) => {
  const misread = new TextDecoder(label).decode(new TextEncoder().encode(PARAGRAPH));
  expect(decodeText(new TextEncoder().encode(misread))).toMatchObject({ text: PARAGRAPH, twice: true, garbled: null });
});

it('names a word that is Czech in no encoding', () => {
  const twice = new TextDecoder('macintosh').decode(new TextEncoder().encode(PARAGRAPH));
  const { garbled } = decodeText(new TextEncoder().encode(twice));
  expect(garbled).not.toBeNull();
  expect(twice).toContain(garbled!);
});

it.each(['Łódź', 'Müller', '100 €', 'Größe', 'naïve café', 'Kraków – współpraca'])('believes %s', (text) => {
  expect(decodeText(new TextEncoder().encode(`Kód;Opatření\r\nA1;${text}`))).toMatchObject({ garbled: null, twice: false });
});

it('plain ASCII is UTF-8, and nothing was guessed', () => {
  expect(decodeText(new TextEncoder().encode('A1;x'))).toEqual({
    text: 'A1;x',
    encoding: 'utf-8',
    guessed: false,
    twice: false,
    garbled: null,
  });
});
