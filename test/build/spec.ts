/** The workbook as the specification states it, word for word; a required column is starred. */
export const TABLES_OF_SPEC: readonly (readonly [sheet: string, table: string, columns: readonly string[]])[] = (
  [
    ['Nastavení', 'tblNastaveni', '*Klíč, *Hodnota, Význam'],
    ['Okruhy', 'tblOkruhy', '*Kód, *Název, Nadřazený'],
    [
      'Opatření',
      'tblOpatreni',
      '*Kód, *Podokruh, *Opatření, *Gestor, Spolugestoři, Termín, Úroveň (živě), Ruční úprava, Důvod úpravy, Upravil, Upraveno, Výsledná úroveň, Zdůvodnění, Hlavní důvod, Poznámka',
    ],
    ['Kritéria', 'tblKriteria', '*Kód opatření, *Č., *Kritérium plnění, Úroveň'],
    [
      'Podklady',
      'tblPodklady',
      '*Kód opatření, *Č. kritéria, *Předkladatel, *Vztah podkladu, *Stav realizace, Území, *Popis, Odkaz, Datum, Důvod, Vlastní hodnocení, Zdroj',
    ],
    ['Gestoři', 'tblGestori', '*Gestor, Zkratka, Typ, E-mail, Odevzdáno, Soubor'],
    ['Obce', 'tblObce', '*Kód obce, *Obec, *ORP, *POÚ, Okres, Obyvatel, Partner ASZ, Spolupráce od, Osloveno'],
    ['ASZ', 'tblAsz', '*Obec, *Prostředky (Kč), Poznámka'],
    ['Připomínky', 'tblPripominky', '*Č., *Kód opatření, *Kdo, *Připomínka, Vypořádání, Stav'],
  ] as const
).map(([sheet, table, columns]) => [sheet, table, columns.split(', ')]);

export const SETTING_KEYS_OF_SPEC = [
  'Název plánu',
  'Nadpis grafu',
  'Období od',
  'Období do',
  'Stav k datu',
  'Očekávaný počet opatření',
  'Práh území',
  'Výklad pravidla',
  'Výzva ze dne',
  'Termín odevzdání',
  'Území plánu',
  'Uváděný součet ASZ',
];
