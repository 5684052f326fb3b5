/**
 * The toolbar's own words. They are not in src/i18n, because everything there travels to Excel with the pane, and this
 * page never does.
 */
export const TEXTS = {
  title: 'Plnění: náhled bez Excelu',
  file: 'Sešit',
  open: 'Otevřít .xlsx…',
  sample: 'Ukázka',
  blank: 'Prázdný sešit',
  download: 'Stáhnout .xlsx',
  drop: 'Pusťte sešit kamkoli sem.',
  ribbon: 'Pás karet',
  commandSummarize: 'Shrnout',
  commandCheck: 'Kontrola',
  language: 'Jazyk Excelu',
  languages: { cs: 'čeština', en: 'angličtina' },
  theme: 'Motiv',
  themes: { light: 'světlý', dark: 'tmavý', contrast: 'vysoký kontrast' },
  width: 'Šířka panelu',
  excel: 'Excel',
  excels: { 2021: '2021', 2024: '2024', old: 'příliš starý', none: 'bez Office.js' },
  network: 'Síť',
  networks: { 0: 'rychlá', 300: 'pomalá', 2000: 'velmi pomalá' },
  editing: 'Upravuje se buňka',
  protected: 'Zamknout tento list heslem',
  protectedSheet: 'List je zamčený, buňku nelze změnit.',
  failed: 'V náhledu se stala chyba',
  opened: 'Otevřeno',
  saved: 'Uloženo',
  pane: 'Panel doplňku Plnění',
  grid: 'Sešit',
  undrawn: 'Graf tohoto druhu náhled nekreslí.',
} as const;
