import type { OutputTable } from './tables';

/**
 * The sheets of the report for the Council. `annex` is written whole, a row for each measure × criterion × statement;
 * in `texts` the column *Váš text* is the coordinator's and no run changes it.
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
    columns: {
      area: { header: 'Okruh', ...text, width: 18, ...written },
      subarea: { header: 'Podokruh', ...text, width: 18, ...written },
      code: { header: 'Kód', ...code, width: 8, ...written },
      title: { header: 'Opatření', ...long, width: 28, ...written },
      lead: { header: 'Gestor', ...text, width: 18, ...written },
      partners: { header: 'Spolugestoři', ...text, width: 20, ...written },
      due: { header: 'Termín', ...text, width: 12, ...written },
      level: { header: 'Výsledná úroveň', ...text, width: 16, ...written },
      number: { header: 'Č.', ...code, width: 5, ...written },
      criterion: { header: 'Kritérium plnění', ...long, width: 34, ...written },
      criterionLevel: { header: 'Úroveň kritéria', ...text, width: 16, ...written },
      submitter: { header: 'Předkladatel', ...text, width: 22, ...written },
      done: { header: 'Co bylo uděláno', ...long, width: 60, ...written },
      territory: { header: 'Území', ...text, width: 18, ...written },
      evidence: { header: 'Doklad', ...text, width: 20, ...written },
      date: { header: 'Datum', kind: 'date', width: 12, ...written },
      fulfilledBy: { header: 'Splněné kritérium', ...long, width: 34, ...written },
      stance: { header: 'Stanovisko koordinátora', ...long, width: 34, ...written },
      source: { header: 'Zdroj', ...text, width: 20, ...written },
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
