import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CFB, utils, write } from '@e965/xlsx';
import { functionsMetadata } from '../../scripts/functions-metadata';
import type { Io } from '../../src/cli/io';
import { main } from '../../src/cli/main';
import { writeXlsx, type Value } from '../../src/files/write/workbook';

export const SAMPLE = join(__dirname, '../../samples/ukazka.xlsx');
export const FAULTY = join(__dirname, '../../samples/ukazka-chyby.xlsx');

const folder = mkdtempSync(join(tmpdir(), 'plneni-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A place in the test's own folder. */
export const temp = (name: string): string => join(folder, name);

export function file(name: string, bytes: Uint8Array): string {
  writeFileSync(temp(name), bytes);
  return temp(name);
}

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

let metadata: Promise<Io['functions']> | undefined;

export async function run(args: readonly string[], io: Partial<Io> = {}): Promise<Run> {
  let [out, err] = ['', ''];
  const code = await main(args, {
    stdout: (text) => void (out += text),
    stderr: (text) => void (err += text),
    now: () => new Date(2026, 0, 15, 9, 30),
    functions: await (metadata ??= functionsMetadata('cs')),
    ...io,
  });
  return { code, out, err };
}

/** What the run says when the input cannot be used: one line on stderr, nothing on stdout, nothing written. */
export async function refusal(input: string, ...options: string[]): Promise<string> {
  const before = statSync(input, { throwIfNoEntry: false })?.isFile() ? readFileSync(input) : null;
  const files = readdirSync(folder);
  const { code, out, err } = await run(['summarize', input, '--out', temp('refused.xlsx'), '--json', ...options]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^\S[^\n]+\.$/);
  expect(readdirSync(folder)).toEqual(files);
  if (before) expect(readFileSync(input).equals(before)).toBe(true);
  return err;
}

/** A workbook of one sheet with a plain list. */
export const listWorkbook = (rows: readonly (readonly Value[])[], name = 'List1'): Uint8Array =>
  writeXlsx({
    sheets: [{ name, columns: [], rows: rows.map((cells) => ({ cells: cells.map((value) => ({ value })) })) }],
    names: [],
    title: 'Seznam',
    created: '2026-01-01',
    properties: [],
  });

/** SheetJS gives its compound files no types. */
const files = CFB as {
  utils: { cfb_new: () => object; cfb_add: (file: object, path: string, content: Buffer) => void };
  write: (file: object, options: { type: 'buffer' }) => Buffer;
};

/** A workbook that needs a password: Office puts the encrypted package into a compound file. */
export function encryptedWorkbook(): Uint8Array {
  const compound = files.utils.cfb_new();
  files.utils.cfb_add(compound, '/EncryptionInfo', Buffer.alloc(224, 4));
  files.utils.cfb_add(compound, '/EncryptedPackage', Buffer.alloc(8192, 0x5a));
  return files.write(compound, { type: 'buffer' });
}

/** A workbook that only those may open whom its author named. */
export function restrictedWorkbook(): Uint8Array {
  const compound = files.utils.cfb_new();
  files.utils.cfb_add(compound, '/\u0006DataSpaces/DataSpaceInfo/DRMEncryptedDataSpace', Buffer.alloc(64, 1));
  files.utils.cfb_add(compound, '/EncryptedPackage', Buffer.alloc(8192, 0x5a));
  return files.write(compound, { type: 'buffer' });
}

/** A workbook in the binary format, .xlsb. */
export function binaryWorkbook(): Uint8Array {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet([['cizí', 'sešit']]), 'List1');
  return write(workbook, { bookType: 'xlsb', type: 'buffer' }) as Uint8Array;
}

/** A workbook in the format of Excel 97. */
export function oldWorkbook(): Uint8Array {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet([['cizí', 'sešit']]), 'List1');
  return write(workbook, { bookType: 'biff8', type: 'buffer' }) as Uint8Array;
}
