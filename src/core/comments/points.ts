/** "1) …", "2. …", "a) …", "– …" at the beginning of a line; "1. 1. 2026" is a day. */
const MARKED = /^\s*(?:\(?\d{1,2}\)|\d{1,2}\.(?!\s*\d)|\(?[a-z]\)|[-–—•*▪◦‣])\s+(?=\S)/i;

/**
 * The points that stand in one cell, each without its number or bullet. Splitting is offered, never done by itself: a text of
 * several paragraphs may be one comment.
 *
 * @returns empty where it is one: fewer than two marked lines, or a mark that is no beginning of a line
 * @example pointsOf('1) Doplnit zdroj.\n2) Opravit rok.') // ['Doplnit zdroj.', 'Opravit rok.']
 */
export function pointsOf(text: string): readonly string[] {
  const lines = text.split(/\r\n?|\n/);
  const first = lines.findIndex((line) => MARKED.test(line));
  if (first < 0) return [];
  const points: string[] = [];
  for (const line of lines.slice(first))
    if (MARKED.test(line)) points.push(line.replace(MARKED, '').trim());
    else points.push(`${points.pop()!}\n${line}`.trimEnd());
  if (points.length < 2 || points.some((point) => point === '')) return [];
  // What stands above the first one says what all of them are about.
  const lead = lines.slice(0, first).join('\n').trim();
  return lead === '' ? points : points.map((point) => `${lead}\n${point}`);
}
