import { type Missing } from '../../core/plan/answer';
import { PROGRESS_WORD, RELATION_WORD } from '../../core/text/wording';

/**
 * The gestor's workbook tells by itself what is missing, without the add-in and in any spreadsheet program: the rule of
 * `missingOf` in functions that Excel 2016, Excel on the web, on the Mac and LibreOffice share. The formulas know the
 * words as the lists have them, in any case and with any blanks; a word that only the add-in understands is asked for
 * once more, so a row that counts as complete here is complete there.
 */

/** How the column Co chybí names what is missing. */
const MISSING_WORD: Readonly<Record<Missing, string>> = {
  relation: 'vztah',
  progress: 'stav',
  evidence: 'popis nebo odkaz',
  reason: 'důvod',
};
export const missingText = (missing: readonly Missing[]): string => missing.map((one) => MISSING_WORD[one]).join(', ');

/** A cell with #N/A or its like, pasted from elsewhere. */
const BROKEN = 'oprava chybné hodnoty';

/** Addresses of cells or ranges, as formulas write them. */
export interface AnswerCells {
  readonly relation: string;
  readonly progress: string;
  readonly description: string;
  readonly link: string;
  readonly reason: string;
}

const text = (value: string): string => `"${value.replace(/"/g, '""')}"`;
const oneOf = (value: string, ...words: readonly string[]): string => `OR(${value}={${words.map(text).join(',')}})`;
/** As people see it: non-breaking spaces, line breaks and repeated spaces are one space, and none at the ends. */
const typed = (cell: string): string => `TRIM(SUBSTITUTE(SUBSTITUTE(${cell},"\u00a0"," "),CHAR(10)," "))`;

export function missingFormula(cells: AnswerCells): string {
  const relation = typed(cells.relation);
  const progress = typed(cells.progress);
  const { direct, partial, none } = RELATION_WORD;
  const { done, partly, preparing, notDone, later } = PROGRESS_WORD;
  const isRelation = oneOf(relation, direct, partial);
  const isProgress = oneOf(progress, done, partly);
  const say = (...missing: readonly Missing[]): string => text(missingText(missing));
  const steps: readonly (readonly [condition: string, result: string])[] = [
    [`AND(${relation}="",${progress}="")`, say('relation', 'progress')],
    [oneOf(progress, preparing, notDone, later), say()],
    [`${relation}=${text(none)}`, say()],
    [`NOT(OR(${isRelation},${isProgress}))`, say('relation', 'progress')],
    [`NOT(${isRelation})`, say('relation')],
    [`NOT(${isProgress})`, say('progress')],
    [`AND(${typed(cells.description)}="",${typed(cells.link)}="")`, say('evidence')],
    [`AND(${relation}=${text(direct)},${progress}=${text(done)})`, say()],
    [`${typed(cells.reason)}=""`, say('reason')],
  ];
  return `IFERROR(${steps.reduceRight((rest, [condition, result]) => `IF(${condition},${result},${rest})`, say())},${text(BROKEN)})`;
}

/** Rows that are asked, and of them those where nothing is missing. */
export const totalFormula = (codes: string): string => `SUMPRODUCT(--(LEN(${codes})>0))`;
export const doneFormula = (codes: string, missing: string): string => `SUMPRODUCT((LEN(${codes})>0)*(LEN(${missing})=0))`;

/** What the formula says of rows, as long as nobody has confirmed anything. */
export function progressText(done: number, total: number): string {
  const counted = `Kritéria: hotovo ${done}/${total}`;
  return done < total ? `${counted}, chybí ${total - done}.` : `${counted}. ${TO_CONFIRM}`;
}
const TO_CONFIRM = 'Zbývá potvrdit úplnost: vyplňte jméno a den.';
const CONFIRMED = 'Úplnost je potvrzena. Sešit uložte a pošlete zpět.';

export function progressFormula(cells: { done: string; total: string; confirmedBy: string; confirmedOn: string }): string {
  const { done, total, confirmedBy, confirmedOn } = cells;
  const counted = `"Kritéria: hotovo "&${done}&"/"&${total}`;
  const confirmed = `AND(LEN(${confirmedBy})>0,LEN(${confirmedOn})>0)`;
  return `${counted}&IF(${done}<${total},", chybí "&(${total}-${done})&".",IF(${confirmed},${text(`. ${CONFIRMED}`)},${text(`. ${TO_CONFIRM}`)}))`;
}
