import type { Block, Cell, ReportDocument, Section, SectionId } from '../../src/core/report/document';

const p = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }], codes: [] });

/** A report with every kind of block: what the writer of documents is tried on. */
export function reportDocument(changes: Partial<ReportDocument> = {}): ReportDocument {
  return {
    title: 'Zpráva o plnění akčního plánu',
    subtitle: 'Období 2024–2025, stav k\u00a031.\u00a0prosinci\u00a02025',
    author: 'Odbor sociálních věcí',
    asOf: '2025-12-31',
    sections: sectionsOf(),
    ...changes,
  };
}

export const section = (id: SectionId, title: string, blocks: readonly Block[], more: Partial<Section> = {}): Section => ({
  ...{ id, title, included: true, why: null, blocks },
  ...more,
});

function sectionsOf(): Section[] {
  return [
    section('uvod', 'Úvod', [
      p('Zpráva hodnotí, jak se plní opatření akčního plánu. Vychází z\u00a0podkladů gestorů a\u00a0spolugestorů.'),
    ]),
    section('shrnuti', 'Shrnutí', [
      {
        kind: 'paragraph',
        runs: [
          { text: 'Z\u00a072 opatření ' },
          { text: 'bylo plněno 40 (56\u00a0%)', look: 'strong' },
          { text: ', částečně bylo plněno 28 (39\u00a0%) a\u00a0neplněna byla 4\u00a0opatření (5\u00a0%).' },
        ],
        codes: ['A1.1', 'A1.2'],
      },
      {
        kind: 'table',
        alt: 'Počet a podíl opatření podle úrovně plnění.',
        columns: [
          { header: 'Úroveň plnění', width: 0.5, align: 'left' },
          { header: 'Počet', width: 0.25, align: 'right' },
          { header: 'Podíl', width: 0.25, align: 'right' },
        ],
        rows: [
          [{ text: 'Plněno', mark: 'fulfilled' }, { text: '40' }, { text: '56\u00a0%' }],
          [{ text: 'Plněno částečně', mark: 'partial' }, { text: '28' }, { text: '39\u00a0%' }],
          [{ text: 'Neplněno', mark: 'unfulfilled' }, { text: '4' }, { text: '5\u00a0%' }],
          [{ text: 'Celkem' }, { text: '72' }, { text: '100\u00a0%' }],
        ],
        hasTotal: true,
      },
      {
        kind: 'chart',
        type: 'pie',
        title: 'Opatření podle úrovně plnění',
        alt: 'Koláčový graf: Plněno 40 opatření, Plněno částečně 28, Neplněno 4.',
        categories: ['Plněno', 'Plněno částečně', 'Neplněno'],
        series: [{ name: 'Počet opatření', values: [40, 28, 4] }],
        labels: ['Plněno; 40; 56%', 'Plněno částečně; 28; 39%', 'Neplněno; 4; 5%'],
      },
    ]),
    section('okruhy', 'Okruhy', [
      p('Nejvíce plněných opatření má okruh Osvěta a\u00a0komunikace.'),
      {
        kind: 'chart',
        type: 'bars100',
        title: 'Úroveň plnění podle okruhů',
        alt: 'Skládaný pruhový graf: podíl úrovní v pěti okruzích.',
        categories: [
          'A Systémová opatření',
          'B Osvěta, komunikace',
          'C Znalosti a vzdělávání',
          'D Infrastruktura',
          'E Kvalita a její monitoring',
        ],
        series: [
          { name: 'Plněno', level: 'fulfilled', values: [12, 9, 8, 6, 5] },
          { name: 'Plněno částečně', level: 'partial', values: [10, 0, 6, 8, 4] },
          { name: 'Neplněno', level: 'unfulfilled', values: [2, 0, 0, 2, 0] },
        ],
      },
      { kind: 'heading', level: 2, text: 'Okruhy číslem' },
      {
        kind: 'table',
        alt: 'Počet opatření podle okruhu a úrovně.',
        columns: [
          { header: 'Okruh', width: 0.49, align: 'left' },
          { header: 'Plněno', width: 0.17, align: 'right' },
          { header: 'Plněno částečně', width: 0.17, align: 'right' },
          { header: 'Neplněno', width: 0.17, align: 'right' },
        ],
        rows: [
          ['A Systémová opatření', '12', '10', '2'],
          ['B Osvěta, komunikace', '9', '0', '0'],
        ].map((texts) => texts.map((text): Cell => ({ text }))),
      },
    ]),
    section('duvody', 'Důvody', [
      {
        kind: 'chart',
        type: 'bars',
        title: 'Hlavní důvody',
        alt: 'Pruhový graf: nedostatek financí 12, personální kapacity 9, legislativa 3.',
        categories: ['Nedostatek financí', 'Personální kapacity', 'Legislativa'],
        series: [{ name: 'Počet opatření', values: [12, 9, 3] }],
      },
    ]),
    section('uzemi', 'Území a ASZ', [], { included: false, why: 'Plán nemá podklady obcí.' }),
    section('porovnani', 'Porovnání období', [
      {
        kind: 'chart',
        type: 'columns100',
        title: 'Úroveň plnění v obdobích',
        alt: 'Skládaný sloupcový graf: dvě období.',
        categories: ['2022–2023', '2024–2025'],
        series: [
          { name: 'Plněno', level: 'fulfilled', values: [30, 40] },
          { name: 'Plněno částečně', level: 'partial', values: [32, 28] },
          { name: 'Neplněno', level: 'unfulfilled', values: [10, 4] },
        ],
      },
    ]),
    section('usneseni', 'Návrh usnesení', [
      {
        kind: 'paragraph',
        runs: [
          { text: 'Rada kraje po projednání ' },
          { text: 'bere na vědomí', look: 'spaced' },
          { text: ' Zprávu o\u00a0plnění dle přílohy č.\u00a01;' },
        ],
        codes: [],
      },
      {
        kind: 'list',
        items: [
          {
            runs: [
              { text: 'ukládá', look: 'spaced' },
              { text: ' předložit zprávu Zastupitelstvu. Termín: ' },
              { text: '[doplňte termín]', look: 'fillIn' },
            ],
            codes: [],
          },
          { runs: [{ text: 'doporučuje', look: 'spaced' }, { text: ' Zastupitelstvu vzít zprávu na vědomí.' }], codes: ['A1.1'] },
        ],
      },
    ]),
    section(
      'priloha',
      'Příloha č. 1',
      [
        { kind: 'heading', level: 1, text: 'A Systémová opatření' },
        { kind: 'heading', level: 2, text: 'A1 Mezioborová spolupráce' },
        { kind: 'heading', level: 3, text: 'A1.1 Zřídit platformu pro sdílení dat', mark: 'fulfilled' },
        p('Gestor: Odbor sociálních věcí. Termín: 31.\u00a012.\u00a02025.'),
        {
          kind: 'table',
          alt: 'Podklady k opatření A1.1 podle kritérií a předkladatelů.',
          columns: [
            { header: 'Kritérium plnění', width: 0.22, align: 'left' },
            { header: 'Úroveň', width: 0.1, align: 'left' },
            { header: 'Předkladatel', width: 0.16, align: 'left' },
            { header: 'Co bylo uděláno', width: 0.34, align: 'left' },
            { header: 'Doklad', width: 0.18, align: 'left' },
          ],
          rows: [
            [
              { text: 'Platforma se schází' },
              { text: 'Plněno', mark: 'fulfilled' },
              { text: 'Odbor sociálních věcí' },
              { text: 'Platforma se sešla čtyřikrát.\nZápisy jsou zveřejněny.' },
              { text: 'https://www.kraj-lbc.example/zapisy?rok=2025&typ=a.' },
            ],
            [
              { text: 'Data se sdílejí' },
              { text: 'Neplněno', mark: 'unfulfilled' },
              { text: '' },
              { text: 'Podklady nebyly poskytnuty; osloveni byli: Město Cvikov.' },
              { text: 'file:///etc/passwd' },
            ],
          ],
        },
      ],
      { landscape: true },
    ),
  ];
}
