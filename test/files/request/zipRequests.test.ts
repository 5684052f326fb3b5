import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { requestFileName } from '../../../src/files/write/fileName';
import { buildRequests, zipRequests } from '../../../src/files/request/zipRequests';
import { asked, COMMON } from '../../build/requests';

const small = { ...COMMON, municipalities: [] };
const list = ['Odbor školství', 'ODBOR SKOLSTVI', 'Obec Žďár'].map((name) => asked(name, [null]));

describe('the name of a file', () => {
  test.each([
    ['Odbor sociálních věcí', 'vyzva-odbor-socialnich-veci.xlsx'],
    ['../../etc/passwd', 'vyzva-etc-passwd.xlsx'],
    ['C:\\Windows\\system32', 'vyzva-c-windows-system32.xlsx'],
    ['CON', 'vyzva-con.xlsx'],
    ['.skrytý', 'vyzva-skryty.xlsx'],
    ['Odbor\u202Excod.exe\u0000', 'vyzva-odborxcod-exe.xlsx'],
    ['', 'vyzva-adresat.xlsx'],
    ['🙂', 'vyzva-adresat.xlsx'],
  ])('of %p is %p', (name, file) => {
    expect(requestFileName(name, new Set())).toBe(file);
  });

  test('is safe, short and another one for everybody, whatever they are called', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('Odbor', 'ODBOR', 'odbór', 'Odbor 2')), {
          maxLength: 20,
        }),
        (names) => {
          const taken = new Set<string>();
          const files = names.map((name) => requestFileName(name, taken));
          for (const file of files) expect(file).toMatch(/^vyzva-[a-z0-9]+(-[a-z0-9]+)*\.xlsx$/);
          expect(Math.max(0, ...files.map((file) => file.length))).toBeLessThan(80);
          expect(new Set(files).size).toBe(files.length);
        },
      ),
    );
  });
});

test('a workbook for each addressee, in their order, with progress', async () => {
  const progress: string[] = [];
  const calls = await buildRequests(list, small, { onProgress: (done, total) => progress.push(`${done}/${total}`) });
  expect(calls.map(({ addressee, file }) => [addressee.name, file])).toEqual([
    ['Odbor školství', 'vyzva-odbor-skolstvi.xlsx'],
    ['ODBOR SKOLSTVI', 'vyzva-odbor-skolstvi-2.xlsx'],
    ['Obec Žďár', 'vyzva-obec-zdar.xlsx'],
  ]);
  expect(progress).toEqual(['1/3', '2/3', '3/3']);
});

test('stops when it is told to', async () => {
  const abort = new AbortController();
  const started: number[] = [];
  const run = buildRequests(list, small, {
    signal: abort.signal,
    onProgress: (done) => {
      started.push(done);
      abort.abort();
    },
  });
  await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  expect(started).toEqual([1]);
});

test('the zip holds them all as they are, and equal calls give equal bytes', async () => {
  const calls = await buildRequests(list, small);
  const zip = zipRequests(calls);
  expect(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')])).toEqual(
    calls.map(({ file, bytes }) => [file, Buffer.from(bytes).toString('base64')]),
  );
  expect(Buffer.from(zip).equals(Buffer.from(zipRequests(await buildRequests(list, small))))).toBe(true);
});
