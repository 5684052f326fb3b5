import { LEVELS, type Level } from '../core/level';
import { LEVEL_WORD } from '../core/wording';
import { SHEETS } from '../schema/tables';
import { COLOR, LEVEL_LOOK } from './look';
import { linesOf } from './height';
import { quoted, type Row, type Sheet } from './xlsx';

const PURPOSE: Readonly<Record<string, string>> = {
  Nastavení: 'Název plánu, období, práh území, termíny. Stačí jednou na začátku.',
  Okruhy: 'Okruhy a podokruhy plánu.',
  Opatření: 'Všechna opatření s gestory. Zde je i ruční úprava úrovně s důvodem.',
  Kritéria: 'Podle čeho se pozná plnění. Každé opatření má mít aspoň jedno kritérium.',
  Podklady: 'Co gestoři a obce k jednotlivým kritériím dodali. Z toho se počítá úroveň.',
  Gestoři: 'Kdo za co odpovídá, kontakty a kdy odevzdal podklady.',
  Obce: 'Obce kraje a jejich správní obvody. Určují, jakou část kraje podklady pokrývají.',
  ASZ: 'Prostředky získané díky spolupráci s Agenturou pro sociální začleňování.',
  Připomínky: 'Připomínky k vyhodnocení a jejich vypořádání.',
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
    'Klepněte na Shrnout',
    'Tlačítko je na kartě Plnění. Doplněk spočítá úrovně, zapíše je i s vysvětlením a vytvoří listy Souhrn a Kontrola. Kontrola řekne, co je potřeba opravit a kde. Shrnout lze kdykoli znovu.',
  ],
];

const LEVEL_MEANING: Readonly<Record<Level, string>> = {
  fulfilled: 'Podklady se bezprostředně týkají kritéria a potvrzují ho; splněná kritéria převažují.',
  partial: 'Podklady potvrzují plnění jen zčásti, nebo jen v některých obcích.',
  unfulfilled: 'Podklady chybí, příprava teprve začala, nebo gestor uvedl, že opatření neplní.',
};

/** The first sheet: what to do, in three steps, for somebody who does it once a year. */
export function instructions(content: { planName: string; note: readonly string[]; sheets: readonly string[] }): Sheet {
  const text = { color: COLOR.ink, wrap: true, vertical: 'top', horizontal: 'left', indent: 1 } as const;
  const heading = (value: string): Row => ({
    height: 26,
    cells: [null, { value, style: { bold: true, size: 13, color: COLOR.input, vertical: 'center' } }],
  });
  const gap: Row = { height: 8, cells: [] };

  const rows: Row[] = [
    { height: 34, cells: [null, { value: content.planName, style: { bold: true, size: 20, color: COLOR.input, vertical: 'center' } }] },
    {
      height: 20,
      cells: [null, { value: 'Sešit pro vyhodnocení plnění akčního plánu', style: { size: 12, color: COLOR.muted, vertical: 'center' } }],
    },
    gap,
  ];
  const merges: string[] = [];
  for (const paragraph of content.note) {
    const style = { ...text, fill: COLOR.noteFill };
    merges.push(`B${rows.length + 1}:C${rows.length + 1}`);
    rows.push({ height: heightFor(paragraph, 112), cells: [null, { value: paragraph, style }, { value: null, style }] });
  }
  if (content.note.length) rows.push(gap);

  rows.push(heading('Jak na to ve třech krocích'));
  STEPS.forEach(([title, detail], i) => {
    rows.push({
      height: heightFor(detail, 84),
      cells: [
        { value: i + 1, style: { bold: true, size: 14, color: 'FFFFFF', fill: COLOR.input, horizontal: 'center', vertical: 'center' } },
        { value: title, style: { ...text, bold: true } },
        { value: detail, style: text },
      ],
    });
    rows.push(gap);
  });

  rows.push(heading('Co je na kterém listu'));
  for (const sheet of content.sheets) {
    const purpose = PURPOSE[sheet] ?? '';
    rows.push({
      height: heightFor(purpose, 84),
      cells: [
        null,
        { value: sheet, link: `${quoted(sheet)}!A1`, style: { ...text, color: COLOR.link, underline: true } },
        { value: purpose, style: text },
      ],
    });
  }
  rows.push(gap, heading('Tři úrovně plnění'));
  for (const level of LEVELS) {
    const { color, fill } = LEVEL_LOOK[level];
    rows.push({
      height: heightFor(LEVEL_MEANING[level], 84),
      cells: [
        null,
        { value: LEVEL_WORD[level], style: { ...text, bold: true, color, fill } },
        { value: LEVEL_MEANING[level], style: text },
      ],
    });
  }
  rows.push(gap, heading('Dobré vědět'));
  const white = { ...text, bold: true, color: 'FFFFFF' };
  rows.push(
    {
      height: 20,
      cells: [null, { value: 'Modré záhlaví', style: { ...white, fill: COLOR.input } }, { value: 'Sloupec vyplňujete vy.', style: text }],
    },
    {
      height: 34,
      cells: [
        null,
        { value: 'Šedé záhlaví', style: { ...white, fill: COLOR.written } },
        {
          value:
            'Sloupec zapisuje doplněk. Co do něj napíšete, příští Shrnout přepíše. Chcete-li úroveň změnit, použijte sloupec Ruční úprava.',
          style: text,
        },
      ],
    },
    {
      height: 34,
      cells: [
        null,
        { value: 'Vlastní sloupce', style: { ...text, bold: true } },
        { value: 'Sloupce si můžete přidat, přesunout, filtrovat i seřadit. Záhlaví stávajících sloupců prosím neměňte.', style: text },
      ],
    },
    {
      height: 34,
      cells: [
        null,
        { value: '#NAME? na listu Opatření', style: { ...text, bold: true } },
        { value: 'Ve sloupci Úroveň (živě) znamená, že doplněk není nainstalován. Nic dalšího na tom sloupci nezávisí.', style: text },
      ],
    },
  );

  return {
    name: SHEETS.instructions,
    tab: COLOR.muted,
    gridLines: false,
    columns: [{ width: 4 }, { width: 32 }, { width: 84 }],
    rows: rows.map((row) => ({ ...row, fixed: true })),
    merges,
    print: { landscape: true, pagesWide: 1, pagesTall: 1 },
  };
}

/** Excel does not stretch merged rows to their text, so the height is worked out: 15 points a line and some air. */
function heightFor(text: string, charactersInLine: number): number {
  return 15 * linesOf(text, charactersInLine) + 5;
}
