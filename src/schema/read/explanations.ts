import { fold } from '../../core/text/text';

/** How a form explains what belongs into a column, folded. */
const EXPLAINS =
  /^\(?(?:(?:prosim )?(?:vyplnte|nevyplnujte|vyplni|uvedte|doplnte|zadejte|napiste|vyberte|popiste|strucne|vypiste)\b.*|(?:volny |kratky |strucny )?(?:text|popis|cislo|datum|ciselnik|seznam|vyber|format|e-?mail|url|ano\/ne)(?: (?:ze|z|v|ve|do|bez|max|maximalne|zda|pole|seznamu|ciselniku|podle|ve formatu)\b.*|\/.*)?|(?:ne)?povinn\S*(?: \S+)?|volitelne|automaticky.*|max(?:\.|imalne)? \d+.*|(?:napr|priklad|vzor)\b.*|dd ?\. ?mm.*|d\. ?m\..*|(?:dd|mm|rrrr|yyyy)[./-].*)\)?$/;

/** "1", "(2)", "sl. 3", "c)", "IV.": the name of a column in a row that only numbers them. */
const COLUMN_NUMBER = /^[([]?(?:sl(?:oupec)?\.? ?)?(\d{1,2}|[a-z]|[ivx]{1,5})[.)\]]{0,2}$/;
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];

/**
 * Is a row right under a header no data but an explanation of the columns: their numbers ("1 2 3 4"), kinds ("text",
 * "číslo"), or what to fill in?
 *
 * @param texts by 0-based column; empty cells are absent
 * @param codeAt the column of the codes
 * @param read all columns that are read
 */
export function isExplanation(texts: ReadonlyMap<number, string>, codeAt: number | undefined, read: ReadonlySet<number>): boolean {
  const said = [...texts].map(([column, text]) => ({ column, text: fold(text) }));
  if (said.length >= 3 && numbersColumns(said.map(({ text }) => text))) return true;
  const explaining = said.filter(({ text }) => EXPLAINS.test(text));
  if (explaining.length === 0) return false;
  const code = said.find(({ column }) => column === codeAt);
  if (code && !EXPLAINS.test(code.text)) return false;
  const known = said.filter(({ column }) => read.has(column));
  // Where the code is explained, the others say what they like; without one, most of them have to explain.
  return code !== undefined || explaining.length * 2 > known.length;
}

function numbersColumns(texts: readonly string[]): boolean {
  const names = texts.map((text) => COLUMN_NUMBER.exec(text)?.[1] ?? '');
  const orders = [
    names.map((name) => (/^\d+$/.test(name) ? +name : NaN)),
    names.map((name) => (/^[a-z]$/.test(name) ? name.charCodeAt(0) : NaN)),
    names.map((name) => ROMAN.indexOf(name)).map((order) => (order < 0 ? NaN : order)),
  ];
  return orders.some((order) => order.every((number, i) => (i === 0 ? !Number.isNaN(number) : number === order[i - 1]! + 1)));
}
