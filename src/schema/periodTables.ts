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
    columns: {
      period: { header: 'Období', ...text, ...required, ...written },
      asOf: { header: 'Stav k datu', ...date, ...required, ...written },
      code: { header: 'Kód', ...code, ...required, ...written },
      title: { header: 'Opatření', ...long, ...required, ...written },
      area: { header: 'Okruh', ...code, ...written },
      lead: { header: 'Gestor', ...text, width: 22, ...written },
      level: { header: 'Úroveň', ...text, width: 17, ...required, ...written },
      computed: { header: 'Vypočtená', ...text, width: 17, ...required, ...written },
      overridden: { header: 'Upravena', ...text, width: 11, ...written },
      fulfilled: { header: 'Kritérií plněno', ...number, ...required, ...written },
      partial: { header: 'Kritérií částečně', ...number, ...required, ...written },
      unfulfilled: { header: 'Kritérií neplněno', ...number, ...required, ...written },
      ...forEachInterpretation((id) => ({ header: `Úroveň (${INTERPRETATION_WORD[id]})`, ...text, width: 17, ...written })),
      coverage: { header: 'Pokrytí', ...share, ...written },
      reason: { header: 'Hlavní důvod', ...text, width: 30, ...written },
      reading: { header: 'Výklad', ...text, width: 11, ...required, ...written },
      threshold: { header: 'Práh', ...share, ...required, ...written },
      mark: { header: 'Otisk', ...text, width: 17, ...required, ...written },
      by: { header: 'Uzavřel', ...text, width: 20, ...required, ...written },
      on: { header: 'Dne', ...date, ...required, ...written },
      why: { header: 'Důvod opravy', ...text, width: 30, ...written },
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
      period: { header: 'Období', ...text, width: 30 },
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
    columns: { item: { header: 'Co se změnilo', ...text, width: 30 }, value: { header: 'Jak to vychází', ...long, width: 100 } },
  },
  periodMatrix: {
    name: 'tblPorovnaniPrechody',
    sheet: PERIOD_SHEETS.comparison,
    columns: {
      before: { header: 'Dříve ↓ Nyní →', ...text, width: 30 },
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
    // A code that was given to something else stands twice: as new and as ended.
    key: ['code', 'title'],
    columns: {
      code: { header: 'Kód', ...code, width: 30 },
      before: { header: 'Dříve', ...text, width: 17 },
      now: { header: 'Nyní', ...text, width: 17 },
      change: { header: 'Změna', ...text, width: 18 },
      because: { header: 'Čím se změnilo', ...text, width: 24 },
      reason: { header: 'Důvod', ...text, width: 30 },
      title: { header: 'Opatření', ...long, width: 60 },
    },
  },
  periodPaths: {
    name: 'tblPorovnaniCesty',
    sheet: PERIOD_SHEETS.comparison,
    onNewPage: true,
    filtered: true,
    key: ['code', 'title'],
    columns: {
      code: { header: 'Kód', ...code, width: 30 },
      course: { header: 'Průběh', ...text, width: 22 },
      path: { header: 'Cesta', ...long, width: 70 },
      title: { header: 'Opatření', ...long, width: 60 },
    },
  },
  revision: {
    name: 'tblRevize',
    sheet: PERIOD_SHEETS.revision,
    kept: true,
    filtered: true,
    columns: {
      code: { header: 'Kód', ...code, ...required },
      title: { header: 'Opatření', ...long, ...written },
      level: { header: 'Úroveň', ...text, width: 17, ...written },
      trigger: { header: 'Spouštěč', ...long, width: 40, ...written },
      proposal: { header: 'Návrh', ...text, width: 22, ...required, choices: Object.values(PROPOSAL_WORD) },
      wording: { header: 'Navržené znění', ...long },
      newCode: { header: 'Nový kód', ...code, width: 12 },
      reason: { header: 'Důvod', ...long, width: 30 },
      by: { header: 'Navrhl', ...text, width: 18 },
      on: { header: 'Dne', ...date },
      decided: { header: 'Rozhodnuto', ...text, width: 16 },
    },
  },
} as const satisfies Record<string, OutputTable>;
