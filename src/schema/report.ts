import { COMMENT_STATE_WORD } from '../core/comments/words';
import type { OutputTable } from './tables';

/**
 * The sheets of the report for the Council. `annex` is written whole, a row for each measure × criterion × statement, and so
 * is `settlement`, a row for each comment, with bodies and without the people who settled them; in `texts` the column *Váš text* is the coordinator's and no run changes it.
 */
const text = { kind: 'text' } as const;
const code = { kind: 'code' } as const;
const long = { kind: 'longText' } as const;
const written = { written: true } as const;

export const REPORT_TABLES = {
  annex: {
    name: 'tblPriloha',
    sheet: 'Příloha č. 1',
    key: ['code', 'number', 'submitter'],
    filtered: true,
    ruled: true,
    newPageBy: 'area',
    // 240 characters fill a page across in letters of nearly 7 points; half of them are for texts.
    columns: {
      area: { header: 'Okruh', ...long, width: 10, ...written },
      subarea: { header: 'Podokruh', ...long, width: 12, ...written },
      code: { header: 'Kód', ...code, width: 5, ...written },
      title: { header: 'Opatření', ...long, width: 17, ...written },
      lead: { header: 'Gestor', ...long, width: 11, ...written },
      partners: { header: 'Spolugestoři', ...long, width: 15, ...written },
      due: { header: 'Termín', ...long, width: 8, ...written },
      level: { header: 'Výsledná úroveň', ...long, width: 9, ...written },
      number: { header: 'Č.', ...code, width: 3, ...written },
      criterion: { header: 'Kritérium plnění', ...long, width: 19, ...written },
      criterionLevel: { header: 'Úroveň kritéria', ...long, width: 9, ...written },
      submitter: { header: 'Předkladatel', ...long, width: 13, ...written },
      done: { header: 'Co bylo uděláno', ...long, width: 34, ...written },
      territory: { header: 'Území', ...long, width: 9, ...written },
      evidence: { header: 'Doklad', ...long, width: 11, ...written },
      date: { header: 'Datum', kind: 'date', width: 11, ...written },
      fulfilledBy: { header: 'Splněné kritérium', ...long, width: 23, ...written },
      stance: { header: 'Stanovisko koordinátora', ...long, width: 12, ...written },
      source: { header: 'Zdroj', ...long, width: 11, ...written },
    },
  },
  settlement: {
    name: 'tblVyporadani',
    sheet: 'Příloha č. 2',
    key: ['number', 'who'],
    filtered: true,
    ruled: true,
    stressed: { column: 'state', word: COMMENT_STATE_WORD.dispute },
    columns: {
      number: { header: 'Č.', ...code, width: 5, ...written },
      round: { header: 'Kolo', ...long, width: 9, ...written },
      who: { header: 'Kdo', ...long, width: 19, ...written },
      measure: { header: 'Kód opatření', ...long, width: 9, ...written },
      place: { header: 'Místo', ...long, width: 15, ...written },
      kind: { header: 'Typ', ...long, width: 12, ...written },
      comment: { header: 'Připomínka', ...long, width: 38, ...written },
      proposal: { header: 'Navržené znění', ...long, width: 26, ...written },
      settlement: { header: 'Vypořádání', ...long, width: 14, ...written },
      reason: { header: 'Odůvodnění', ...long, width: 30, ...written },
      where: { header: 'Zapracováno kde', ...long, width: 16, ...written },
      state: { header: 'Stav', ...long, width: 12, ...written },
    },
  },
  texts: {
    name: 'tblZprava',
    sheet: 'Zpráva',
    kept: true,
    columns: {
      section: { header: 'Oddíl', ...text, width: 22, ...written },
      proposed: { header: 'Navržený text', ...long, width: 70, ...written },
      own: { header: 'Váš text', ...long, width: 70 },
      digest: { header: 'Otisk čísel', ...text, width: 28, ...written },
      state: { header: 'Stav', ...text, width: 24, ...written },
    },
  },
} as const satisfies Record<string, OutputTable>;

/** How the text of a section stands; the words of the column Stav. */
export type TextState = 'proposed' | 'own' | 'changed' | 'left';
export const TEXT_STATE_WORD: Readonly<Record<TextState, string>> = {
  proposed: 'navržený text',
  own: 'váš text',
  changed: 'čísla se změnila',
  left: 'oddíl se vynechá',
};
