/** @jest-environment jsdom */
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { planWorkbook } from '../../src/files/plan/template';
import type { WorkbookTables } from '../../src/schema/read/rows';
import { proposedNext } from '../../src/taskpane/features/periods/nextForm';
import type { FilesPort, NextPlanDraft } from '../../src/taskpane/ports/files';
import type { NextPlanSource } from '../../src/workbook/periods/nextSource';
import { Session } from '../../src/taskpane/session/session';
import { evaluateTables } from '../../src/workbook/summary/report';
import type { MemoryWorkbook } from '../build/memoryWorkbook';
import { button, click, draw, onPage, plain, says, settle, shown, tab } from '../build/page';
import { periodPlanContent, planAfter, threePeriods, type PlanOptions } from '../build/periodPlans';
import { cycleOf, tablesOf } from '../build/sampleTables';

onPage();

const page = (): string => plain(document.querySelector('main')!);
const region = (name: RegExp): HTMLElement => screen.getByRole('region', { name });
const field = (label: RegExp): HTMLInputElement => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: RegExp, value: string): void => void fireEvent.change(field(label), { target: { value } });
const plan = (options: PlanOptions = {}): WorkbookTables => tablesOf(planWorkbook(periodPlanContent(options)));

async function onCompare() {
  const workbook = threePeriods();
  const all = await shown(tablesOf(workbook), { cycle: cycleOf(workbook) });
  await tab(/^Období/);
  await click(button('Otevřít porovnání'));
  return all;
}

async function onPeriods(options: PlanOptions = {}, setting: Parameters<typeof shown>[1] = {}) {
  const all = await shown(plan(options), setting);
  await tab(/^(Období|Period)/);
  return all;
}
async function frozen(options: PlanOptions = {}, setting: Parameters<typeof shown>[1] = {}) {
  const all = await onPeriods(options, setting);
  type(/^Kdo období uzavírá/, 'Jana Nováková');
  await click(button('Uzavřít období 2024–2025'));
  return all;
}
/** Somebody says that A1.1 is not fulfilled after all. */
async function edit({ workbook }: Awaited<ReturnType<typeof onPeriods>>): Promise<void> {
  const at = workbook.headerOf('statements').indexOf('Stav realizace');
  workbook.type('Podklady', 1, at, 'Neplní se');
  await settle(900);
}

describe('freezing', () => {
  test('says what to look at first, wants a name, freezes, and takes it back', async () => {
    const { workbook, around } = await onPeriods();
    expect(page()).toContain('Otevřené, zatím neuzavřené.');
    expect(page()).toContain('Souhrn v sešitu zatím není.');
    await click(button('Uzavřít období 2024–2025'));
    expect(page()).toContain('Napište, kdo období uzavírá.');
    expect(document.activeElement).toBe(field(/^Kdo období uzavírá/));
    expect(workbook.cycleRows('history')).toEqual([]);
    type(/^Kdo období uzavírá/, ' Jana Nováková ');
    await click(button('Uzavřít období 2024–2025'));
    expect(says()).toContain('Období 2024–2025 je uzavřené: na listu Historie je 9 opatření.');
    expect(page()).toContain('Uzavřené 26. 1. 2026, uzavřel(a) Jana Nováková. Stav k 31. 12. 2025.');
    expect(page()).toContain('Plán je takový, jaký byl při uzavření.');
    expect(screen.queryByLabelText(/^Kdo období uzavírá/)).toBeNull();
    expect(workbook.cycleRows('history')).toHaveLength(9);
    expect(around.recall('author')).toBe('Jana Nováková');
    await click(button('Vrátit'));
    expect(page()).toContain('Otevřené, zatím neuzavřené.');
    expect(workbook.cycleRows('history')).toEqual([]);
    expect(field(/^Kdo období uzavírá/).value).toBe('Jana Nováková');
  });

  test('a plan that was edited since says so with codes, here and on Domů; again only with a reason', async () => {
    const all = await frozen();
    await tab(/^Domů/);
    expect(plain(region(/^Průběh/))).toContain('Obdobíhotovo, uzavřené 26. 1. 2026');
    await edit(all);
    expect(plain(region(/^Průběh/))).toContain('uzavřené 26. 1. 2026, plán se od té doby změnil');
    await click(button(/^Období ?běží/));
    expect(page()).toContain('Od uzavření se plán změnil');
    expect(plain(screen.getByRole('group', { name: 'Od uzavření se plán změnil' }))).toContain('A1.1Plněno → Neplněno');
    await click(button('Uzavřít období 2024–2025 znovu'));
    expect(page()).toContain('Napište, proč se období uzavírá znovu.');
    expect(document.activeElement).toBe(field(/^Důvod opravy/));
    type(/^Důvod opravy/, 'oprava podkladu');
    await click(button('Uzavřít období 2024–2025 znovu'));
    expect(says()).toContain('Dřívější uzavření je označené jako nahrazené.');
    expect(page()).toContain('Důvod opravy: oprava podkladu');
    expect(all.workbook.cycleRows('history').map((row) => row['Nahrazeno'] !== '')).toEqual([
      ...Array<boolean>(9).fill(true),
      ...Array<boolean>(9).fill(false),
    ]);
  });

  test('an edit that changes no level names the measures, one around them says that it is one', async () => {
    const all = await frozen();
    const { workbook } = all;
    const title = workbook.headerOf('measures').indexOf('Opatření');
    workbook.type('Opatření', 2, title, 'Vydávat přehled dotačních výzev');
    await settle(900);
    expect(page()).toContain('jiné jsou podklady nebo text u 1 opatření: A1.2.');
    workbook.type('Opatření', 2, title, 'Vydávat přehled dotačních výzev pro obce');
    workbook.type('Gestoři', 1, workbook.headerOf('leads').indexOf('Zkratka'), 'OS');
    await settle(900);
    expect(page()).toContain('jiné je jen něco kolem');
  });

  test('a frozen row that was overwritten is named with its cell; freezing again mends it', async () => {
    const { workbook } = await frozen();
    workbook.type('Historie', 4, 6, 'Neplněno');
    await settle(900);
    expect(page()).toContain('Na listu Historie něco nesedí');
    expect(page()).toContain('Řádek opatření A1.1 v uzavřeném období 2024–2025 někdo přepsal');
    await click(button('Přejít na Historie, C5'));
    expect(workbook.visited.at(-1)).toEqual({ sheet: 'Historie', cell: 'C5' });
    expect(page()).toContain('Bylo uzavřené, ale někdo uzavřené řádky');
    type(/^Důvod opravy/, 'řádek se omylem přepsal');
    await click(button('Uzavřít období 2024–2025 znovu'));
    expect(page()).not.toContain('něco nesedí');
    expect(page()).toContain('Plán je takový, jaký byl při uzavření.');
  });

  test('without dates there is no period: what to fill in and where', async () => {
    await onPeriods({ settings: { periodFrom: '', asOf: '' } });
    expect(page()).toContain('Plán nemá období. Na listu Nastavení doplňte: Období od, Stav k datu.');
    expect(screen.queryByRole('button', { name: /^Uzavřít/ })).toBeNull();
    await click(button('Otevřít nastavení'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Nastavení');
  });

  test('what fails says why and is tried again; what was typed is still there when the pane is opened again', async () => {
    const { workbook, around } = await onPeriods();
    type(/^Kdo období uzavírá/, 'Petr');
    workbook.failNext = new Error('ne');
    await click(button('Uzavřít období 2024–2025'));
    expect(screen.getAllByRole('alert').map(plain).join()).toContain('ne');
    cleanup();
    draw(new Session(workbook), around);
    await settle();
    await settle();
    await tab(/^Období/);
    expect(field(/^Kdo období uzavírá/).value).toBe('Petr');
  });

  test('in English', async () => {
    await onPeriods({}, { language: 'en-US' });
    type(/^Who freezes the period/, 'Jana');
    await click(button('Freeze the period 2024–2025'));
    expect(says()).toContain('The period 2024–2025 is frozen: 9 measures stand on the sheet Historie.');
  });
});

describe('comparing', () => {
  const rows = (name: RegExp): string[] => within(region(name)).getAllByRole('listitem').map(plain);
  const choose = (label: RegExp, value: string, index = 0): void =>
    void fireEvent.change(screen.getAllByLabelText(label)[index]!, { target: { value } });

  test('one period alone: what to do; frozen and edited, it is compared with itself', async () => {
    const all = await frozen();
    expect(plain(region(/^Porovnání období/))).toContain('Plněno 4 → 4: beze změny.');
    await click(button('Otevřít porovnání'));
    expect(plain(region(/^Úrovně vedle sebe/))).toMatch(/2024–2025 \(dřívější stav\).*2024–2025 \(jak je teď\)/);
    await tab(/^Domů/);
    await all.workbook.undo();
    await edit(all);
    await tab(/^Období/);
    expect(plain(region(/^Porovnání období/))).toContain('Zatím není s čím porovnat.');
    await click(button('Otevřít porovnání'));
    expect(page()).toContain('Období 2024–2025 není s čím porovnat.');
    expect(screen.queryByRole('button', { name: 'Zapsat list Porovnání' })).toBeNull();
    await click(button('Období'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Období');
  });

  test('totals side by side, sentences that add up, and what became of each measure', async () => {
    const { around } = await onCompare();
    expect(plain(region(/^Úrovně vedle sebe/))).toMatch(/2024–2025432\d?9.*2026–2027.*2028–2029/);
    const said = plain(region(/^Jak to vychází/));
    expect(said).toMatch(/Plněno \d+ → \d+: /);
    await click(button('Zkopírovat věty'));
    expect(around.log.at(-1)!.replace(/\u00a0/g, ' ')).toMatch(/^copy Porovnává se 7 opatření.*\nPlněno \d+ → \d+: /);
    const moved = rows(/^Co se s opatřeními stalo/);
    expect(moved.map((text) => /[▲▼►]? ?(zlepšení|zhoršení|nové|ukončené|sloučené)/.exec(text)?.[0])).toEqual([
      '▼ zhoršení',
      '▲ zlepšení',
      '▲ zlepšení',
    ]);
    expect(moved[0]).toMatch(/^A1\.3 .*▼ zhoršenídříve Plněno→nyní Plněno částečnězměnilo se: podklady$/);
    choose(/^Zobrazit/, 'worsened');
    expect(rows(/^Co se s opatřeními stalo/)).toHaveLength(1);
    await click(button(/^A1\.3/));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('A1.3');
    await tab(/^Období/);
    await click(button('Otevřít porovnání'));
    expect(rows(/^Co se s opatřeními stalo/)).toHaveLength(1);
  });

  test('two periods before: what was merged and what ended is not to be opened', async () => {
    await onCompare();
    choose(/^Porovnat s předchozím/, '2026–2027');
    const moved = rows(/^Co se s opatřeními stalo/);
    const merged = moved.find((text) => text.includes('sloučené'))!;
    expect(merged).toMatch(/^A1\.1 .*dříve A1\.1 Plněnodříve A1\.2 Plněno→nyní Plněno$/);
    const ended = within(region(/^Co se s opatřeními stalo/))
      .getAllByRole('listitem')
      .find((row) => plain(row).includes('ukončené'))!;
    expect(plain(ended)).toContain('B1.3');
    expect(within(ended).queryByRole('button')).toBeNull();
    expect(screen.queryByRole('region', { name: /^Cesta/ })).toBeNull();
  });

  test('three periods: the path of each, trvale neplněno and kolísá', async () => {
    await onCompare();
    expect(rows(/^Cesta přes všechna období/)).toHaveLength(8);
    choose(/^Zobrazit/, 'alwaysUnfulfilled', 1);
    expect(rows(/^Cesta přes všechna období/)).toEqual([
      'B1.1 Uspořádat osvětovou kampaň o dluzíchtrvale neplněno2024–2025Neplněno2026–2027Neplněno2028–2029Neplněno',
    ]);
    choose(/^Zobrazit/, 'wavering', 1);
    expect(rows(/^Cesta přes všechna období/).map((text) => text.slice(0, 5))).toEqual(['A1.3 ', 'B1.10']);
  });

  test('a measure opened in the comparison leads back to its row there, by Escape too', async () => {
    await onCompare();
    const { code } = within(region(/^Co se s opatřeními/))
      .getAllByRole('button')
      .at(-1)!.dataset;
    const row = (): HTMLElement => document.querySelector<HTMLElement>(`[data-code="${code}"]`)!;
    for (const back of [
      () => click(button('Zpět')),
      () => Promise.resolve(void fireEvent.keyDown(document.querySelector('article')!, { key: 'Escape' })),
    ]) {
      await click(row());
      expect(screen.getByRole('heading', { level: 1 }).textContent).toContain(code);
      await back();
      await settle();
      expect(page()).toContain('Úrovně vedle sebe');
      expect(document.activeElement).toBe(row());
    }
    // From the list of measures the way back is the list.
    await tab(/^Opatření/);
    await click(document.querySelector<HTMLElement>('[data-code="A1.1"]')!);
    await click(button('Všechna opatření'));
    expect(screen.queryByRole('article')).toBeNull();
  });

  test('the sheet is written once, is shown as it is, and taken back', async () => {
    await onCompare();
    await click(button('Zapsat list Porovnání'));
    expect(says()).toContain('Porovnání je na listu Porovnání, i s grafem.');
    await click(button('Zapsat list Porovnání'));
    expect(says()).toContain('nic se nezměnilo');
    await tab(/^Období/);
    await click(button('Vrátit'));
    expect(says()).toContain('Vráceno: porovnání období');
  });

  test('a code that means something else now is a sentence, in place of figures', async () => {
    const { workbook } = await onCompare();
    workbook.type('Opatření', 1, workbook.headerOf('measures').indexOf('Opatření'), 'Postavit úplně nový vodovod');
    workbook.type('Opatření', 1, workbook.headerOf('measures').indexOf('Navazuje na'), '');
    await settle(900);
    expect(page()).toContain('Kód A1.1 znamená něco jiného než v období 2026–2027');
    expect(screen.queryByRole('region', { name: /^Úrovně/ })).toBeNull();
  });

  test('the workbook of an earlier period is added and left out; another file says why it is none', async () => {
    const { plan: earlier } = evaluateTables(plan());
    const files = {
      readPlan: ({ name }: { name: string }) =>
        Promise.resolve(name === 'plan.xlsx' ? { plan: earlier } : { fault: { code: 'notWorkbook', is: 'pdf' } }),
    } as unknown as FilesPort;
    const next = planWorkbook({ ...planAfter(periodPlanContent(), { 'A1.1': ['N'] }), history: [] });
    await shown(tablesOf(next), { files });
    await tab(/^Období/);
    await click(button('Otevřít porovnání'));
    expect(page()).toContain('není s čím porovnat');
    const pick = (name: string): boolean =>
      fireEvent.change(document.querySelector('input[type="file"]')!, { target: { files: [new File(['x'], name)] } });
    pick('sken.pdf');
    await settle();
    expect(page()).toContain('sken.pdf: Je to PDF');
    pick('plan.xlsx');
    await settle();
    expect(plain(region(/^Úrovně vedle sebe/))).toContain('2024–2025');
    expect(page()).not.toContain('sken.pdf');
    await click(button('Nepoužít plan.xlsx'));
    expect(page()).toContain('není s čím porovnat');
  });
});

describe('what to revise', () => {
  const card = (): string => plain(document.querySelector('form')!);
  const rowOf = (workbook: MemoryWorkbook, code: string) => workbook.cycleRows('revision').find((row) => row['Kód'] === code)!;
  const enter = async (): Promise<void> => {
    fireEvent.keyDown(field(/^Důvod/), { key: 'Enter', ctrlKey: true });
    await settle();
  };
  const pick = (name: string): void => void fireEvent.click(screen.getByRole('radio', { name }));
  async function onRevise(options: PlanOptions = {}, setting: Parameters<typeof shown>[1] = {}) {
    const all = await onPeriods(options, setting);
    await click(button(/^(Navrhnout|Propose)$/));
    await click(button(/^(Projít návrhy|Go through)/));
    return all;
  }

  test('proposals are offered with how many, written, and taken back', async () => {
    const { workbook } = await onPeriods();
    expect(plain(region(/^Co revidovat/))).toContain('V příštím plánu je potřeba promyslet 4 opatření.');
    await click(button('Navrhnout'));
    expect(says()).toContain('Na listu Revize jsou 4 opatření k posouzení.');
    expect(plain(region(/^Co revidovat/))).toContain('Na listu Revize jsou 4 návrhy. 4 čekají na rozhodnutí.');
    expect(screen.queryByRole('button', { name: 'Doplnit návrhy' })).toBeNull();
    await click(button('Vrátit'));
    expect(workbook.cycleRows('revision')).toEqual([]);
    expect(plain(region(/^Co revidovat/))).toContain('V příštím plánu je potřeba promyslet');
  });

  test('one after another by the keyboard: why, what becomes of it, who decided; each a change of its own', async () => {
    const { workbook, around } = await onRevise();
    expect(card()).toContain('A2.2 Zavést koordinátora ohrožených rodin');
    expect(card()).toContain('Proč: neplněno podle vyjádření');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Upravit' }).checked).toBe(true);
    await click(button('Začít dosavadním zněním'));
    type(/^Navržené znění/, 'Zavést koordinátora rodin v každé ORP');
    type(/^Rozhodnuto/, 'Rada 3/2026');
    type(/^Kdo navrhuje/, 'Jana Nováková');
    await enter();
    expect(says()).toContain('Návrh k opatření A2.2 je uložený na listu Revize.');
    expect(rowOf(workbook, 'A2.2')).toMatchObject({
      Návrh: 'Upravit',
      'Navržené znění': 'Zavést koordinátora rodin v každé ORP',
      Rozhodnuto: 'Rada 3/2026',
      Navrhl: 'Jana Nováková',
      Dne: 46048,
    });
    expect(page()).toContain('1 z 3');
    expect(card()).toContain('B1.1 Uspořádat osvětovou kampaň');
    expect(card()).toContain('Proč: nikdo neodpověděl');
    expect(field(/^Kdo navrhuje/).value).toBe('Jana Nováková');
    await click(button('Vyplnit „Rada 3/2026“'));
    pick('Vyřadit');
    expect(screen.queryByLabelText(/^Nový kód/)).toBeNull();
    await enter();
    expect(rowOf(workbook, 'B1.1')).toMatchObject({ Návrh: 'Vyřadit', Rozhodnuto: 'Rada 3/2026' });
    await click(button('Vrátit'));
    expect(rowOf(workbook, 'B1.1')).toMatchObject({ Návrh: 'Pokračovat', Rozhodnuto: '' });
    expect(rowOf(workbook, 'A2.2')['Rozhodnuto']).toBe('Rada 3/2026');
    expect(around.recall('author')).toBe('Jana Nováková');
  });

  test('what the next plan could not do without is asked for; without a decision it stays among those that wait', async () => {
    const { workbook } = await onRevise();
    pick('Sloučit');
    await click(button('Uložit a další'));
    expect(card()).toContain('Napište, s čím se opatření sloučí.');
    expect(document.activeElement).toBe(field(/^Nový kód/));
    pick('Rozdělit');
    type(/^Nový kód/, 'A2.2; a2.2 ;');
    await click(button('Uložit a další'));
    expect(card()).toContain('Napište aspoň dva kódy oddělené středníkem.');
    type(/^Nový kód/, 'A2.2; A2.9');
    await click(button('Uložit a další'));
    expect(rowOf(workbook, 'A2.2')).toMatchObject({ Návrh: 'Rozdělit', 'Nový kód': 'A2.2; A2.9', Rozhodnuto: '' });
    expect(page()).toContain('2 z 4');
  });

  test('the result has changed: new measures are added, and where the reason is gone the card says so', async () => {
    const { workbook } = await onRevise();
    const at = workbook.headerOf('statements').indexOf('Stav realizace');
    const measure = workbook.headerOf('statements').indexOf('Kód opatření');
    workbook.rowsOf('statements').forEach((cells, i) => {
      if (cells[measure] === 'A2.2') {
        workbook.type('Podklady', i + 1, at, 'Realizováno');
        workbook.type('Podklady', i + 1, workbook.headerOf('statements').indexOf('Popis'), 'Doloženo zápisem.');
      }
      if (cells[measure] === 'B1.10') workbook.type('Podklady', i + 1, at, 'Neplní se');
    });
    await settle(900);
    await click(button('Období'));
    expect(plain(region(/^Co revidovat/))).toContain('Od té doby se výsledek změnil.');
    await click(button('Doplnit návrhy'));
    expect(workbook.cycleRows('revision')).toHaveLength(5);
    await click(button(/^Projít návrhy/));
    fireEvent.change(screen.getByLabelText(/^Které návrhy/), { target: { value: 'gone' } });
    await settle();
    expect(page()).toContain('1 z 1');
    expect(card()).toContain('A2.2');
    expect(card()).toContain('Důvod, proč bylo opatření navrženo, pominul.');
    fireEvent.change(screen.getByLabelText(/^Které návrhy/), { target: { value: 'decided' } });
    await settle();
    expect(page()).toContain('Tady žádný návrh není.');
  });

  test('what somebody wrote into the row meanwhile is not overwritten', async () => {
    const { workbook } = await onRevise();
    type(/^Důvod/, 'náš důvod');
    workbook.type('Revize', 4, 7, 'jejich důvod');
    await settle(900);
    expect(field(/^Důvod/).value).toBe('náš důvod');
    await click(button('Uložit a další'));
    expect(screen.getAllByRole('alert').map(plain).join()).toContain('na listu Revize se mezitím změnila');
    expect(rowOf(workbook, 'A2.2')['Důvod']).toBe('jejich důvod');
  });

  test('a word in Návrh that is none of them is shown and chosen anew', async () => {
    const { workbook } = await onRevise();
    workbook.type('Revize', 4, 4, 'Přepsat');
    await settle(900);
    await click(button('Další'));
    await click(button('Předchozí'));
    expect(card()).toContain('Na listu stojí „Přepsat“, což není žádný z návrhů.');
    await click(button('Uložit a další'));
    expect(card()).toContain('Vyberte, co s opatřením v příštím plánu.');
  });

  test('in English', async () => {
    await onRevise({}, { language: 'en-US' });
    expect(card()).toContain('Why: declared unfulfilled');
    expect(screen.getByRole('radio', { name: 'Edit' })).toBeTruthy();
  });
});

describe('the next period', () => {
  interface Asked {
    readonly source: NextPlanSource;
    readonly draft: NextPlanDraft;
  }
  function maker(asked: Asked[]): FilesPort {
    return {
      nextPlan: (source: NextPlanSource, draft: NextPlanDraft) => {
        asked.push({ source, draft });
        return Promise.resolve({ name: 'plan.xlsx', bytes: new Uint8Array(5) });
      },
    } as Partial<FilesPort> as FilesPort;
  }
  async function onNext(options: PlanOptions = {}) {
    const asked: Asked[] = [];
    const all = await frozen(options, { files: maker(asked) });
    await click(button('Založit plán na další období'));
    return { ...all, asked };
  }

  test('before the period is frozen it is refused, with the way there', async () => {
    await onPeriods();
    expect(plain(region(/^Další období/))).toContain('Nejdřív období uzavřete');
    await click(button('Založit plán na další období'));
    expect(page()).toContain('Období 2024–2025 ještě není uzavřeno.');
    expect(screen.queryByRole('button', { name: /^Vytvořit/ })).toBeNull();
    await click(button('Uzavřít období'));
    expect(field(/^Kdo období uzavírá/)).toBeTruthy();
  });

  test('name and dates are those after this plan; what goes on is said, and the workbook is handed over', async () => {
    const { asked, around } = await onNext();
    expect(['Název nového plánu', 'Období od', 'Období do'].map((label) => field(new RegExp(`^${label}`)).value)).toEqual([
      'Akční plán 2026-2027',
      '1. 1. 2026',
      '31. 12. 2027',
    ]);
    expect(plain(region(/^Co přejde/))).toContain('9 opatření, 15 kritérií, 1 gestor nebo spolugestor');
    expect(plain(region(/^Na co se podívat/))).toContain('Na listu Revize není žádný návrh');
    await click(button('Vytvořit a stáhnout'));
    expect(around.log.at(-1)).toBe('save plan.xlsx 5');
    expect(says()).toContain('Nový plán plan.xlsx najdete mezi staženými soubory. Tento sešit si nechte');
    expect(asked[0]!.draft).toEqual({ name: 'Akční plán 2026-2027', from: '2026-01-01', to: '2027-12-31', issuedOn: '2026-01-26' });
    expect(asked[0]!.source.history).toHaveLength(9);
  });

  test('a date that is none, a period that comes too early, a plan without a name', async () => {
    const { asked } = await onNext();
    type(/^Období od/, 'příští rok');
    expect(page()).toContain('Toto není datum. Napište ho jako 1. 1. 2026.');
    expect(screen.queryByRole('button', { name: /^Vytvořit/ })).toBeNull();
    type(/^Období od/, '1. 7. 2025');
    expect(page()).toContain('musí začínat po dni 31. 12. 2025');
    type(/^Období od/, '1. 1. 2028');
    expect(page()).toContain('Období končí dřív, než začíná.');
    type(/^Období do/, '31. 12. 2029');
    type(/^Název nového plánu/, ' ');
    fireEvent.submit(document.querySelector('form')!);
    await settle();
    expect(asked).toEqual([]);
  });

  test('what was decided: what stays behind, what follows what, and what to look at leads to its proposal', async () => {
    const all = await onNext();
    await click(button('Období'));
    await click(button('Navrhnout'));
    const set = async (row: number, cells: Readonly<Record<number, string>>): Promise<void> => {
      for (const [column, value] of Object.entries(cells)) all.workbook.type('Revize', 3 + row, Number(column), value);
      await settle(900);
    };
    // A2.2, B1.1, A2.1, B1.2 in this order.
    await set(1, { 4: 'Vyřadit', 10: 'Rada' });
    await set(2, { 4: 'Sloučit', 6: 'B1.2', 10: 'Rada' });
    await set(3, { 4: 'Rozdělit', 6: 'A2.1', 10: 'Rada' });
    await click(button('Založit plán na další období'));
    expect(page()).toContain('Opatření A2.1 se má na listu Revize rozdělit.');
    await click(button('Otevřít návrh k A2.1'));
    expect(plain(document.querySelector('form')!)).toContain('A2.1 Rozšířit síť krizového bydlení');
    type(/^Nový kód/, 'A2.1; A2.3');
    await click(button('Uložit a další'));
    await click(button('Období'));
    await click(button('Založit plán na další období'));
    const carried = plain(region(/^Co přejde/));
    expect(carried).toContain('8 opatření');
    expect(carried).toContain('A2.3 navazuje na A2.1.');
    expect(carried).toContain('B1.2 navazuje na B1.2, B1.1.');
    expect(carried).toContain('Nepřejde 1 opatření:A2.2 Vyřadit');
    expect(plain(region(/^Na co se podívat/))).toContain('1 návrh na listu Revize nemá vyplněno Rozhodnuto.');
    await click(button('Otevřít návrh k B1.2'));
    expect(plain(document.querySelector('form')!)).toContain('B1.2 Provozovat poradnu');
  });

  test('a workbook that cannot be made says why and is tried again', async () => {
    let tries = 0;
    const files = {
      nextPlan: () => (++tries === 1 ? Promise.reject(new Error('ne')) : Promise.resolve({ name: 'p.xlsx', bytes: new Uint8Array(1) })),
    } as Partial<FilesPort> as FilesPort;
    const { around } = await frozen({}, { files });
    await click(button('Založit plán na další období'));
    await click(button('Vytvořit a stáhnout'));
    expect(screen.getAllByRole('alert').map(plain).join()).toContain('ne');
    await click(button('Zkusit znovu'));
    expect(around.log.at(-1)).toBe('save p.xlsx 1');
  });
});

test.each([
  [
    'Akční plán Strategie 2021+ na roky 2024 a 2025',
    '2024-01-01',
    '2025-12-31',
    'Akční plán Strategie 2021+ na roky 2026 a 2027',
    '1. 1. 2026',
    '31. 12. 2027',
  ],
  ['Plán 2025', '2025-01-01', '2025-12-31', 'Plán 2026', '1. 1. 2026', '31. 12. 2026'],
  ['Plán', '2024-07-01', '2026-06-30', 'Plán', '1. 7. 2026', '30. 6. 2028'],
  ['Plán', null, '2026-06-30', 'Plán', '', ''],
])('the plan after %s, %s to %s', (planName, periodFrom, periodTo, name, from, to) => {
  expect(proposedNext({ planName, periodFrom, periodTo })).toEqual({ name, from, to });
});
