import { LEVELS, type Level } from '../../core/plan/level';
import type { Municipality } from '../../core/plan/municipalities';
import { LEVEL_WORD } from '../../core/text/wording';
import { INPUT } from '../../schema/tables';
import { GAP, guideSheet, heading, line, paragraph, sheetLink, steps, title } from '../write/guide';
import { COLOR, LEVEL_LOOK } from '../write/look';
import { municipalitiesPurpose } from '../write/territoryTexts';
import type { Cell, Row, Sheet } from '../write/workbook';

const PURPOSE: Readonly<Record<string, string>> = {
  Nastavení: 'Název plánu, období, práh území, termíny. Stačí jednou na začátku.',
  Okruhy: 'Okruhy a podokruhy plánu.',
  Opatření: 'Všechna opatření s gestory. Zde je i ruční úprava úrovně s důvodem.',
  Kritéria: 'Podle čeho se pozná plnění. Každé opatření má mít aspoň jedno kritérium.',
  Podklady: 'Co gestoři a obce k jednotlivým kritériím dodali. Z toho se počítá úroveň.',
  Gestoři: 'Kdo za co odpovídá, kontakty a kdy odevzdal podklady.',
  ASZ: 'Prostředky získané díky spolupráci s Agenturou pro sociální začleňování.',
  Připomínky: 'Připomínky k vyhodnocení a jejich vypořádání.',
  Historie: 'Jak plnění dopadlo v uzavřených obdobích. Řádky se nemění.',
};

const WITHOUT_TERRITORY: typeof PURPOSE = {
  Nastavení: 'Název plánu, období, termíny. Stačí jednou na začátku.',
  Podklady: 'Co gestoři k jednotlivým kritériím dodali. Z toho se počítá úroveň.',
};

const STEPS: readonly (readonly [string, string])[] = [
  [
    'Doplňte opatření a kritéria',
    'Na listech Opatření a Kritéria. Kódy, gestory a úrovně vybírejte ze seznamu: šipka se ukáže vpravo od vybrané buňky.',
  ],
  [
    'Zapište podklady',
    'Na list Podklady jeden řádek za každou odpověď: kdo, ke kterému kritériu, jak se podklad kritéria týká, jak je to daleko, a čím se to dokládá.',
  ],
  [
    'Klikněte na Shrnout',
    'Tlačítko je na kartě Domů ve skupině Plnění. Doplněk spočítá úrovně, zapíše je i s vysvětlením a vytvoří listy Souhrn a Kontrola. Kontrola řekne, co je potřeba opravit a kde. Shrnout lze kdykoli znovu.',
  ],
];

const LEVEL_MEANING: Readonly<Record<Level, string>> = {
  fulfilled: 'Podklady se bezprostředně týkají kritéria a potvrzují ho; splněná kritéria převažují.',
  partial: 'Podklady potvrzují plnění jen zčásti, nebo jen v některých obcích.',
  unfulfilled: 'Podklady chybí, příprava teprve začala, nebo gestor uvedl, že opatření neplní.',
};

/** The first sheet: what to do, in three steps, for somebody who does it once a year. */
export function instructions(content: {
  planName: string;
  note: readonly string[];
  sheets: readonly string[];
  /** null for a plan without territory */
  municipalities: readonly Municipality[] | null;
}): Sheet {
  const { municipalities } = content;
  const isTerritorial = municipalities !== null;
  const purpose = isTerritorial ? PURPOSE : { ...PURPOSE, ...WITHOUT_TERRITORY };
  const purposeOf = (sheet: string): string =>
    isTerritorial && sheet === INPUT.municipalities.sheet ? municipalitiesPurpose(municipalities) : (purpose[sheet] ?? '');
  const level = (level: Level): Row => {
    const { color, fill } = LEVEL_LOOK[level];
    const meaning = level === 'partial' && !isTerritorial ? 'Podklady potvrzují plnění jen zčásti.' : LEVEL_MEANING[level];
    return line({ value: LEVEL_WORD[level], style: { color, fill } }, meaning);
  };
  const header = (value: string, fill: string): Cell => ({ value, style: { color: 'FFFFFF', fill } });
  return guideSheet([
    ...title(content.planName, 'Sešit pro vyhodnocení plnění akčního plánu'),
    ...content.note.map(paragraph),
    ...(content.note.length ? [GAP] : []),
    heading('Jak na to ve třech krocích'),
    ...steps(STEPS),
    heading('Co je na kterém listu'),
    ...content.sheets.map((sheet) => line(sheetLink(sheet), purposeOf(sheet))),
    GAP,
    heading('Tři úrovně plnění'),
    ...LEVELS.map(level),
    GAP,
    heading('Dobré vědět'),
    line(header('Modré záhlaví', COLOR.input), 'Sloupec vyplňujete vy.'),
    line(
      header('Šedé záhlaví', COLOR.written),
      'Sloupec zapisuje doplněk. Co do něj napíšete, příští Shrnout přepíše. Chcete-li úroveň změnit, použijte sloupec Ruční úprava.',
    ),
    line('Vlastní sloupce', 'Sloupce si můžete přidat, přesunout, filtrovat i seřadit. Záhlaví stávajících sloupců prosím neměňte.'),
    line(
      'Prázdná Úroveň (živě)',
      'Sloupec na listu Opatření počítá doplněk. Bez něj, a před prvním shrnutím, je prázdný. Nic dalšího na něm nezávisí.',
    ),
  ]);
}
