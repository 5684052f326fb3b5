import { readFileSync } from 'node:fs';
import { run, SAMPLE, temp } from '../build/cli';
import { printed } from '../build/office';

/** The printed pages by the sheet that their header names. */
function pagesOf(bytes: Uint8Array): Map<string, string[]> {
  const pages = new Map<string, string[]>();
  for (const page of printed(bytes).split('\f').slice(0, -1)) {
    const [first = ''] = page.split('\n').filter((line) => line.trim() !== '');
    const sheet = first.trim().split(/ {3,}/).at(-1)!;
    pages.set(sheet, [...(pages.get(sheet) ?? []), page]);
  }
  return pages;
}

const countsOf = (pages: ReadonlyMap<string, readonly string[]>): Record<string, number> =>
  Object.fromEntries([...pages].map(([sheet, all]) => [sheet, all.length]));

/** The pages of a sheet that lack one of the headers: on paper a row is read on one page. */
const without = (pages: readonly string[], ...headers: readonly string[]): string[] =>
  pages.flatMap((page, i) => headers.filter((header) => !page.includes(header)).map((header) => `${i + 1}: ${header}`));

describe('the summarized sample', () => {
  let pages: Map<string, string[]>;
  beforeAll(async () => {
    expect(await run(['summarize', SAMPLE, '--out', temp('souhrn.xlsx')])).toMatchObject({ err: '' });
    pages = pagesOf(readFileSync(temp('souhrn.xlsx')));
  });

  test('a measure, its lead, its level and why are read on one page', () => {
    const measures = pages.get('Opatření')!;
    expect(without(measures, 'Kód', 'Opatření', 'Gestor', 'Výsledná úroveň', 'Zdůvodnění', 'Hlavní důvod')).toEqual([]);
    expect(measures.length).toBeLessThanOrEqual(6);
    expect(measures.filter((page) => /Ruční úprava|Poznámka|#NAME/.test(page))).toEqual([]);
    expect(measures[0]).toMatch(/A1\.1 .*Odbor sociálních věcí +Plněno/);
  });

  test('every table is one page wide, and what is only looked up is left out', () => {
    expect(without(pages.get('Podklady')!, 'Předkladatel', 'Popis', 'Odkaz')).toEqual([]);
    expect(without(pages.get('Kritéria')!, 'Kritérium plnění', 'Úroveň')).toEqual([]);
    const { Pokyny, Nastavení, Okruhy, Gestoři, ASZ, Připomínky, Obce } = countsOf(pages);
    expect({ Pokyny, Nastavení, Okruhy, Gestoři, ASZ, Připomínky, Obce }).toEqual({
      Pokyny: 1,
      Nastavení: 1,
      Okruhy: 1,
      Gestoři: 2,
      ASZ: 1,
      Připomínky: 1,
      Obce: undefined,
    });
  });
});

test('the summary: title and day on every page, each group of tables on a page of its own, sums, the code of the inputs', async () => {
  await run(['summarize', SAMPLE, '--out', temp('souhrn.xlsx')]);
  const all = printed(readFileSync(temp('souhrn.xlsx')))
    .split('\f')
    .slice(0, -1);
  const pages = all.filter((page) => page.includes('Souhrn plnění akčního plánu'));
  const begins = ['Popisek', 'Podokruh', 'Údaj', 'Hraniční opatření', 'Gestor'];
  expect(pages).toHaveLength(begins.length);
  begins.forEach((header, i) => expect(pages[i]).toContain(header));
  for (const page of [...pages, all.at(-1)!]) {
    expect(page).toMatch(/Akční plán 2024-2025, stav k\s31\. 12\. 2025/);
    expect(page).toMatch(/Kontrolní kód podkladů: [0-9a-f]{16} +Strana \d+ z \d+/);
    expect(page).not.toContain('Poznámky si pište');
  }
  for (const page of [pages[1], pages[4]]) expect(page).toMatch(/Celkem +40 +28 +4 +72/);
  expect(all.at(-1)).toMatch(/Kontrola.*[\s\S]*Závažnost.*Co s tím/);
});

test('a call: every question is on the page of its answer, and the municipalities are left out', async () => {
  expect(await run(['split', SAMPLE, '--out', temp('výzvy'), '--only', 'Město Turnov'])).toMatchObject({ code: 0 });
  const pages = pagesOf(readFileSync(temp('výzvy/vyzva-mesto-turnov.xlsx')));
  expect(countsOf(pages)).toEqual({ Pokyny: 1, Podklady: 2 });
  expect(without(pages.get('Podklady')!, 'Kritérium plnění', 'Stav realizace', 'Popis', 'Co chybí')).toEqual([]);
});
