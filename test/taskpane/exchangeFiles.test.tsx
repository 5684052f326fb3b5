/** @jest-environment jsdom */
import { fireEvent } from '@testing-library/react';
import type { FilesPort } from '../../src/taskpane/ports/files';
import type { FoundReading, ReadFile } from '../../src/files/returns/returns';
import { button, click, onPage, plain, says, settle, shown, tab } from '../build/page';

onPage();
beforeAll(() => {
  Element.prototype.scrollTo = () => undefined;
});

const page = (): string => plain(document.body);
const refused = (file: string, from: FoundReading['from'] = []): FoundReading => ({
  status: 'refused',
  file,
  fault: { code: 'notWorkbook', is: 'pdf' },
  from,
});

/** What is in each file that is given; every other one is a PDF. */
const reader = (inside: Readonly<Record<string, ReadFile>>, asked: string[] = []): FilesPort =>
  ({
    readReturns: ({ name }) => {
      asked.push(name);
      return Promise.resolve(inside[name] ?? { readings: [refused(name)], passedOver: [] });
    },
  }) as Partial<FilesPort> as FilesPort;

const dropped = async (data: object): Promise<void> => {
  const area = [...document.querySelectorAll('input[type="file"]')].at(-1)!.parentElement!;
  fireEvent.drop(area, { dataTransfer: data });
  await settle();
};

/** A folder as a browser gives it: asked again and again until nothing comes. */
const folder = (name: string, ...inside: readonly object[]): object => {
  const pieces = [inside.slice(0, 2), inside.slice(2)].filter(({ length }) => length > 0);
  return {
    name,
    isFile: false,
    isDirectory: true,
    createReader: () => ({ readEntries: (done: (list: readonly object[]) => void) => done(pieces.shift() ?? []) }),
  };
};
const entry = (name: string): object => ({
  name,
  isFile: true,
  isDirectory: false,
  file: (done: (file: File) => void, failed: (error: Error) => void) =>
    name === 'pryc.xlsx' ? failed(new Error()) : done(new File(['x'], name)),
});
const item = (of: object): object => ({ webkitGetAsEntry: () => of });

test('a folder that is dropped gives all files in it, without what systems leave there', async () => {
  const asked: string[] = [];
  const { session } = await shown(undefined, { files: reader({}, asked) });
  await tab(/^Sběr/);
  await settle(50);
  await click(button('Načíst vrácené sešity'));
  const whole = folder(
    'vracene',
    entry('a.xlsx'),
    folder('odbory', entry('b.xlsx')),
    entry('Thumbs.db'),
    entry('pryc.xlsx'),
    entry('~$a.xlsx'),
  );
  await dropped({ files: [new File([], 'vracene')], items: [item(whole), item(entry('c.xlsx'))] });
  expect(asked).toEqual(['vracene/a.xlsx', 'vracene/odbory/b.xlsx', 'c.xlsx']);
  expect(session.get().collecting.passedOver.map(({ why }) => why)).toEqual(['system', 'lock']);
  expect(page()).toContain('2 soubory kolem nejsou odpovědi, vynechaly se');
  expect(says()).not.toContain('nepřečten');
});

test('files that are dropped without a folder are taken as they are', async () => {
  const asked: string[] = [];
  await shown(undefined, { files: reader({}, asked) });
  await tab(/^Sběr/);
  await settle(50);
  await click(button('Načíst vrácené sešity'));
  await dropped({ files: [new File(['x'], 'a.xlsx'), new File(['x'], '~$a.xlsx')], items: [] });
  expect(asked).toEqual(['a.xlsx', '~$a.xlsx']);
});

test('what is in an archive says where it was; all that cannot be read is left out at once', async () => {
  const from = [
    { is: 'archive', name: 'vse.zip' },
    { is: 'mail', name: 'Podklady.eml' },
  ] as const;
  const { session } = await shown(undefined, {
    files: reader({
      'vse.zip': {
        readings: [refused('vse.zip/Podklady.eml/dopis.pdf', from), refused('vse.zip/foto.png', from.slice(0, 1))],
        passedOver: [{ name: 'vse.zip/Thumbs.db', why: 'system' }],
      },
    }),
  });
  await tab(/^Sběr/);
  await settle(50);
  await click(button('Načíst vrácené sešity'));
  await dropped({ files: [new File(['x'], 'vse.zip')], items: [] });
  expect(says()).toContain('Přečteny 2 soubory');
  expect(page()).toContain('dopis.pdfpříloha e-mailu Podklady.eml, v archivu vse.zip');
  expect(page()).toContain('vse.zip/Thumbs.db: soubor systému, vynechán');
  await click(button('Vynechat všechny nečitelné'));
  expect(session.get().collecting.files).toEqual([]);
});
