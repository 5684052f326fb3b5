import type { Proposal } from '../core/periods/revise';
import { forEachInterpretation, INTERPRETATION_WORD } from '../core/rules/interpretation';
import type { OutputTable } from './tables';

/**
 * The sheets of the cycle, stated once: Historie keeps frozen periods, Porovnání lays periods side by side, Revize says what the
 * next plan has to think about.
 */
const text = { kind: 'text', width: 14 } as const;
const code = { kind: 'code', width: 9 } as const;
const long = { kind: 'longText', width: 46 } as const;
const number = { kind: 'number', width: 12 } as const;
const share = { kind: 'percent', width: 10 } as const;
const date = { kind: 'date', width: 13 } as const;
const required = { required: true } as const;
const written = { written: true } as const;

export const PERIOD_SHEETS = { history: 'Historie', comparison: 'Porovnání', revision: 'Revize' } as const;

/** What may stand in Návrh. */
export const PROPOSAL_WORD: Readonly<Record<Proposal, string>> = {
  continue: 'Pokračovat',
  edit: 'Upravit',
  merge: 'Sloučit',
  split: 'Rozdělit',
  drop: 'Vyřadit',
  finish: 'Ukončit jako splněné',
};

const measureTally = {
  fulfilled: { header: 'Plněno', ...number },
  partial: { header: 'Plněno částečně', ...number },
  unfulfilled: { header: 'Neplněno', ...number },
} as const;

export const PERIOD_TABLES = {
  history: {
    name: 'tblHistorie',
    sheet: PERIOD_SHEETS.history,
    kept: true,
    key: ['mark'],
    filtered: true,
    ruled: true,
    // All of it would be too small to be read on paper: how the levels were computed is left out.
    printed: { repeatedTo: 'level', from: 'coverage', to: 'replaced' },
    columns: {
      period: { header: 'Období', ...text, ...required, ...written },
      asOf: { header: 'Stav k datu', ...date, ...required, ...written },
      code: { header: 'Kód', ...code, ...required, ...written },
      title: { header: 'Opatření', ...long, width: 36, ...required, ...written },
      area: { header: 'Okruh', ...code, ...written },
      lead: { header: 'Gestor', ...long, width: 22, ...written },
      level: { header: 'Úroveň', ...text, width: 17, ...required, ...written },
      computed: { header: 'Vypočtená', ...text, width: 17, ...required, ...written },
      overridden: { header: 'Upravena', ...text, width: 11, ...written },
      fulfilled: { header: 'Kritérií plněno', ...number, ...required, ...written },
      partial: { header: 'Kritérií částečně', ...number, ...required, ...written },
      unfulfilled: { header: 'Kritérií neplněno', ...number, ...required, ...written },
      ...forEachInterpretation((id) => ({ header: `Úroveň (${INTERPRETATION_WORD[id]})`, ...text, width: 17, ...written })),
      coverage: { header: 'Pokrytí', ...share, ...written },
      reason: { header: 'Hlavní důvod', ...long, width: 26, ...written },
      reading: { header: 'Výklad', ...text, width: 11, ...required, ...written },
      threshold: { header: 'Práh', ...share, width: 8, ...required, ...written },
      mark: { header: 'Otisk', ...text, width: 17, ...required, ...written },
      by: { header: 'Uzavřel', ...long, width: 18, ...required, ...written },
      on: { header: 'Dne', ...date, ...required, ...written },
      why: { header: 'Důvod opravy', ...long, width: 24, ...written },
      replaced: { header: 'Nahrazeno', ...date, ...written },
      follows: { header: 'Navazuje na', ...code, width: 14, ...written },
      planMark: { header: 'Kontrolní kód podkladů', ...text, width: 19, ...required, ...written },
      criteriaMark: { header: 'Kontrolní kód kritérií', ...text, width: 15, ...written },
    },
  },
  periodTotals: {
    name: 'tblPorovnani',
    sheet: PERIOD_SHEETS.comparison,
    columns: {
      period: { header: 'Období', ...text, width: 24 },
      ...measureTally,
      total: { header: 'Celkem', ...number },
      asOf: { header: 'Stav k datu', ...date },
      reading: { header: 'Výklad', ...text },
      threshold: { header: 'Práh', ...share },
    },
  },
  periodAccount: {
    name: 'tblPorovnaniVeta',
    sheet: PERIOD_SHEETS.comparison,
    key: ['item', 'value'],
    // The sentence runs over the empty cells to the right: its own column is as narrow as those of the tables below.
    columns: { item: { header: 'Co se změnilo', ...text, width: 24 }, value: { header: 'Jak to vychází', ...text } },
  },
  periodMatrix: {
    name: 'tblPorovnaniPrechody',
    sheet: PERIOD_SHEETS.comparison,
    columns: {
      before: { header: 'Dříve ↓ Nyní →', ...text, width: 24 },
      ...measureTally,
      ended: { header: 'Ukončené', ...number },
      merged: { header: 'Sloučené', ...number },
      split: { header: 'Rozdělené', ...number },
      incomparable: { header: 'Nesrovnatelné', ...number, width: 14 },
      total: { header: 'Celkem', ...number },
    },
  },
  periodMovements: {
    name: 'tblPorovnaniPohyb',
    sheet: PERIOD_SHEETS.comparison,
    onNewPage: true,
    filtered: true,
    ruled: true,
    // A code that was given to something else stands twice: as new and as ended.
    key: ['code', 'title'],
    columns: {
      code: { header: 'Kód', ...code, width: 24 },
      before: { header: 'Dříve', ...long, width: 17 },
      now: { header: 'Nyní', ...text, width: 17 },
      change: { header: 'Změna', ...text, width: 17 },
      because: { header: 'Čím se změnilo', ...long, width: 17 },
      reason: { header: 'Důvod', ...long, width: 24 },
      title: { header: 'Opatření', ...long, width: 42 },
    },
  },
  periodPaths: {
    name: 'tblPorovnaniCesty',
    sheet: PERIOD_SHEETS.comparison,
    onNewPage: true,
    filtered: true,
    ruled: true,
    key: ['code', 'title'],
    columns: {
      code: { header: 'Kód', ...code, width: 24 },
      course: { header: 'Průběh', ...text, width: 17 },
      path: { header: 'Cesta', ...long, width: 42 },
      title: { header: 'Opatření', ...long, width: 36 },
    },
  },
  revision: {
    name: 'tblRevize',
    sheet: PERIOD_SHEETS.revision,
    kept: true,
    filtered: true,
    ruled: true,
    columns: {
      code: { header: 'Kód', ...code, ...required },
      title: { header: 'Opatření', ...long, width: 36, ...written },
      level: { header: 'Úroveň', ...text, width: 16, ...written },
      trigger: { header: 'Spouštěč', ...long, width: 30, ...written },
      proposal: { header: 'Návrh', ...text, width: 21, ...required, choices: Object.values(PROPOSAL_WORD) },
      wording: { header: 'Navržené znění', ...long, width: 36 },
      newCode: { header: 'Nový kód', ...code, width: 12 },
      reason: { header: 'Důvod', ...long, width: 26 },
      by: { header: 'Navrhl', ...text, width: 16 },
      on: { header: 'Dne', ...date },
      decided: { header: 'Rozhodnuto', ...long, width: 16 },
    },
  },
} as const satisfies Record<string, OutputTable>;
