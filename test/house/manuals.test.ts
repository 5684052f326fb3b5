/** The manuals call buttons, sheets and columns what the program calls them: what stands there in italics. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
/** Paths from the root of files of a folder and of those in it. */
const files = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));

type Texts = { readonly [key: string]: Texts | string };
const flat = (texts: Texts): string[] => Object.values(texts).flatMap((text) => (typeof text === 'string' ? [text] : flat(text)));

/** Texts of the pane, names that the workbook has in the source, names on the ribbon. */
function namesOf(): (name: string) => boolean {
  const said = files('src/i18n', '.cs.json').flatMap((file) => flat(JSON.parse(read(file)) as Texts));
  const literals = ['src/schema', 'src/core']
    .flatMap((folder) => files(folder, '.ts'))
    .flatMap((file) => [...read(file).matchAll(/'([^'\n]+)'/g)].map((match) => match[1]!));
  const ribbon = [...read('manifest.xml').matchAll(/DefaultValue="([^"]+)"/g)].map((match) => match[1]!);
  const whole = new Set([...said, ...literals, ...ribbon].flatMap((text) => [text, text.replace(/ \(\{\{count\}\}.*\)$/, '')]));
  const quote = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const filled = said
    .filter((text) => /\p{L}{3}.*\{\{|\}\}.*\p{L}{3}/u.test(text))
    .map(
      (text) =>
        new RegExp(
          `^${text
            .split(/\{\{.+?\}\}/)
            .map(quote)
            .join('.+')}$`,
        ),
    );
  return (name) => whole.has(name) || filled.some((pattern) => pattern.test(name));
}

const isName = namesOf();
const italics = (text: string): string[] => [...text.matchAll(/(?<![\p{L}*_`/-])_([^_\n]+)_(?![\p{L}_])/gu)].map((match) => match[1]!);

test.each(['koordinator', 'gestor', 'spravce'])('every name in docs/%s.md is in the program', (manual) => {
  const names = italics(read(`docs/${manual}.md`));
  expect(names.length).toBeGreaterThan(1);
  expect(names.filter((name) => !isName(name))).toEqual([]);
});

test('a name that nothing has is found', () => {
  expect(italics('Klikněte na _Shrnout_ a _Shrnout všechno_.').filter((name) => !isName(name))).toEqual(['Shrnout všechno']);
});

test('every picture and every page that a manual leads to is there', () => {
  const lost = ['koordinator', 'gestor', 'spravce', 'limits'].flatMap((manual) => {
    const links = [...read(`docs/${manual}.md`).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((match) => match[1]!);
    return links.filter((link) => !/^https?:/.test(link) && !existsSync(join(root, 'docs', link))).map((link) => `${manual}.md: ${link}`);
  });
  expect(lost).toEqual([]);
});

test('the manual of a gestor stays two pages', () => {
  expect(read('docs/gestor.md').split(/\s+/).length).toBeLessThan(720);
});
