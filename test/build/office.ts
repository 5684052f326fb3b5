import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findUnoPython } from '../../scripts/uno';

const folder = mkdtempSync(join(tmpdir(), 'plneni-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;

/** The workbook as LibreOffice opens it and saves it again. A profile of its own: nobody's open windows are touched. */
export function converted(bytes: Uint8Array, format: 'xlsx' | 'pdf'): Buffer {
  return convertedAll([bytes], format)[0]!;
}

/** The same of several workbooks in one run, which is what takes the time. */
export function convertedAll(books: readonly Uint8Array[], format: 'xlsx' | 'pdf'): Buffer[] {
  const names = books.map(() => `book${(count += 1)}`);
  const inputs = names.map((name) => join(folder, `${name}.xlsx`));
  inputs.forEach((input, i) => writeFileSync(input, books[i]!));
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync('soffice', ['--headless', profile, '--convert-to', format, '--outdir', join(folder, 'out'), ...inputs], {
    stdio: 'ignore',
    timeout: 120_000 + 30_000 * books.length,
  });
  return names.map((name) => readFileSync(join(folder, 'out', `${name}.${format}`)));
}

/** A file of open data as LibreOffice reads it when it is told what it is: UTF-8, commas, every column a text. */
export function csvRead(bytes: Uint8Array, columns: number): Buffer {
  const name = `csv${(count += 1)}`;
  const input = join(folder, `${name}.csv`);
  writeFileSync(input, bytes);
  const texts = Array.from({ length: columns }, (_, i) => `${i + 1}/2`).join('/');
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const filter = `--infilter=CSV:44,34,76,1,${texts},0,false,true`;
  execFileSync('soffice', ['--headless', profile, filter, '--convert-to', 'xlsx', '--outdir', join(folder, 'csv'), input], {
    stdio: 'ignore',
    timeout: 120_000,
  });
  return readFileSync(join(folder, 'csv', `${name}.xlsx`));
}

/** A document as LibreOffice Writer saves it in the format of Word. */
export function savedAsWord(source: Uint8Array | string, ending: 'docx' | 'fodt'): Uint8Array {
  const name = `text${(count += 1)}`;
  const input = join(folder, `${name}.${ending}`);
  writeFileSync(input, source);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync('soffice', ['--headless', profile, '--convert-to', 'docx:MS Word 2007 XML', '--outdir', join(folder, 'word'), input], {
    stdio: 'ignore',
    timeout: 300_000,
  });
  return new Uint8Array(readFileSync(join(folder, 'word', `${name}.docx`)));
}

/** Text of the printed workbook, laid out as on paper. */
export function printed(bytes: Uint8Array): string {
  const pdf = join(folder, `print${count}.pdf`);
  writeFileSync(pdf, converted(bytes, 'pdf'));
  return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
}

/** A document of Word as LibreOffice prints it into a PDF that screen readers can read: its text, its structure and its bytes. */
export function printedDocument(bytes: Uint8Array): {
  readonly text: string;
  readonly structure: string;
  readonly pdf: Buffer;
  readonly pages: number;
} {
  const name = `document${(count += 1)}`;
  const input = join(folder, `${name}.docx`);
  writeFileSync(input, bytes);
  const tagged = JSON.stringify({ UseTaggedPDF: { type: 'boolean', value: 'true' } });
  execFileSync(
    'soffice',
    [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      `pdf:writer_pdf_Export:${tagged}`,
      '--outdir',
      join(folder, 'out'),
      input,
    ],
    { stdio: 'ignore', timeout: 300_000 },
  );
  const pdf = join(folder, 'out', `${name}.pdf`);
  const asked = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return {
    text: asked('pdftotext', '-layout', pdf, '-'),
    structure: asked('pdfinfo', '-struct', pdf),
    pdf: readFileSync(pdf),
    pages: +(/^Pages:\s+(\d+)/m.exec(asked('pdfinfo', pdf))?.[1] ?? 0),
  };
}

/** A command of uno_session.py with its arguments. */
export type Command = readonly [name: string, ...string[]];

/** Runs commands in one LibreOffice and gives back what each said. */
export function inOffice(commands: readonly Command[]): unknown[] {
  const python = findUnoPython();
  if (python === null) throw new Error('No Python that can talk to LibreOffice; see scripts/test-deps.ts');
  const script = join(__dirname, 'uno_session.py');
  const out = execFileSync(python, [script, join(folder, 'uno')], {
    input: JSON.stringify(commands),
    encoding: 'utf8',
    timeout: 120_000,
    maxBuffer: 2 ** 28,
  });
  return JSON.parse(out) as unknown[];
}

/** A file for LibreOffice to open or to save to. */
export function fileFor(name: string, bytes?: Uint8Array): string {
  const path = join(folder, name);
  if (bytes) writeFileSync(path, bytes);
  return path;
}
