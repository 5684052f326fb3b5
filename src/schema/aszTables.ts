import type { OutputTable } from './tables';

/** The sheet that lays out the funds of the ASZ and its partners; the table that people fill in stands on a sheet of its own. */
const text = { kind: 'text' } as const;
const number = { kind: 'number', width: 12 } as const;

export const ASZ_SUMMARY_SHEET = 'Souhrn ASZ';

/** In the order in which they stand there. */
export const ASZ_TABLES = {
  aszFunds: {
    name: 'tblSouhrnAsz',
    sheet: ASZ_SUMMARY_SHEET,
    ruled: true,
    columns: {
      municipality: { header: 'Obec', ...text, width: 44 },
      funds: { header: 'Prostředky (Kč)', kind: 'money', width: 18 },
      share: { header: 'Podíl', kind: 'percent', width: 12 },
      perInhabitant: { header: 'Kč na obyvatele', kind: 'money', width: 14 },
      since: { header: 'Spolupráce od', kind: 'longText', width: 22 },
      note: { header: 'Poznámka', kind: 'longText', width: 40 },
    },
  },
  aszGroups: {
    name: 'tblAszPartneri',
    sheet: ASZ_SUMMARY_SHEET,
    ruled: true,
    columns: {
      group: { header: 'Obce', ...text, width: 44 },
      median: { header: 'Medián pokrytých kritérií', kind: 'percent', width: 18 },
      municipalities: { header: 'Obcí', ...number },
      answered: { header: 'Odpovědělo', ...number, width: 14 },
      silent: { header: 'Bez odpovědi', ...number, width: 22 },
      note: { header: 'Poznámka', kind: 'longText', width: 40 },
      covered: { header: 'Odpovědí: pokryto', ...number },
      partly: { header: 'Odpovědí: zčásti', ...number },
      declared: { header: 'Odpovědí: neplní se', ...number },
    },
  },
} as const satisfies Record<string, OutputTable>;
