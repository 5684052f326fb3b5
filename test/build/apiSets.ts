import { readFileSync } from 'node:fs';

/** Class → member → ExcelApi set, read from the comments of @types/office-js; '99.0' for no ExcelApi set. */
export function setsFromTypes(): Record<string, Record<string, string>> {
  const text = readFileSync(require.resolve('@types/office-js/index.d.ts'), 'utf8');
  const start = text.indexOf('declare namespace Excel {');
  const lines = text.slice(start, text.indexOf('\n}', start)).split('\n');
  const out: Record<string, Record<string, string>> = {};
  const setIn = (doc: string): string | null => {
    const m = /\[Api set: (\w+) ?([\d.]*)/.exec(doc);
    return m ? (m[1] === 'ExcelApi' && m[2] ? m[2] : '99.0') : null;
  };
  let cls: string | null = null;
  let clsSet = '99.0';
  let doc = '';
  let inDoc = false;
  for (const line of lines) {
    if (/^\s*\/\*\*/.test(line)) {
      doc = '';
      inDoc = true;
    }
    if (inDoc) {
      doc += line;
      if (line.includes('*/')) inDoc = false;
      continue;
    }
    const opened = /^ {4}class (\w+) extends/.exec(line);
    if (opened) {
      cls = opened[1]!;
      clsSet = setIn(doc) ?? '99.0';
      out[cls] ??= {};
      doc = '';
      continue;
    }
    if (/^ {4}\S/.test(line)) cls = null;
    if (cls === null) continue;
    const member = /^ {8}(?:readonly |static )?(\w+)\??\s*[(:<]/.exec(line)?.[1];
    if (!member || member === 'constructor') continue;
    const set = setIn(doc) ?? clsSet;
    const before = out[cls]![member];
    if (before === undefined || Number(set.replace(/^1\./, '')) < Number(before.replace(/^1\./, ''))) out[cls]![member] = set;
    if (/[;{]\s*$/.test(line)) doc = '';
  }
  return out;
}
