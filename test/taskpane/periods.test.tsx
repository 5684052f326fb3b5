/** @jest-environment jsdom */
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { planWorkbook } from '../../src/files/plan/template';
import type { WorkbookTables } from '../../src/schema/read/rows';
import { Session } from '../../src/taskpane/session/session';
import { button, click, draw, onPage, plain, says, settle, shown, tab } from '../build/page';
import { periodPlanContent, type PlanOptions } from '../build/periodPlans';
import { tablesOf } from '../build/sampleTables';

onPage();

const page = (): string => plain(document.querySelector('main')!);
const region = (name: RegExp): HTMLElement => screen.getByRole('region', { name });
const field = (label: RegExp): HTMLInputElement => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: RegExp, value: string): void => void fireEvent.change(field(label), { target: { value } });
const plan = (options: PlanOptions = {}): WorkbookTables => tablesOf(planWorkbook(periodPlanContent(options)));

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
