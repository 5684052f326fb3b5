/** @jest-environment jsdom */
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { levelShares } from '../../src/core/rules/summary';
import { Session } from '../../src/taskpane/session/session';
import { ExcelFault } from '../../src/workbook/excel/run';
import { MemoryWorkbook } from '../build/memoryWorkbook';
import { button, click, draw, onPage, pause, plain, says, settle, shown, tab } from '../build/page';
import { dayOne, faultyTables, sampleTables } from '../build/sampleTables';

onPage();

test('Domů: the figures are those of the sheet, and a figure leads to its measures', async () => {
  await shown();
  const captions = levelShares({ fulfilled: 40, partial: 28, unfulfilled: 4 }).map(({ caption }) => caption);
  expect(screen.getByRole('img', { name: captions.join(', ') })).toBeTruthy();
  const rows = within(screen.getByRole('table', { name: 'Opatření podle úrovně plnění' })).getAllByRole('row');
  expect(rows.map(plain)).toEqual(['Plněno4056 %', 'Plněno částečně2839 %', 'Neplněno45 %']);
  await click(button('Neplněno: zobrazit 4 opatření'));
  expect(button(/^Opatření/).getAttribute('aria-selected')).toBe('true');
  expect(says()).toContain('Vyhovují 4 opatření z celkových 72');
});

test('Shrnout, an edit, what will change, Shrnout again, what changed, Vrátit', async () => {
  const { workbook } = await shown();
  expect(says()).toContain('Souhrn zatím není');
  await click(button('Shrnout'));
  expect(says()).toContain('Zapsáno 72 opatření. První souhrn: 40 / 28 / 4 (plněno / částečně / neplněno), z toho 1 bez odpovědi.');
  expect(says()).toContain('Souhrn je aktuální');
  for (const row of workbook.rowsOf('statements').flatMap((cells, i) => (cells[0] === 'A1.1' ? [i + 1] : [])))
    workbook.type('Podklady', row, 4, 'Neplní se');
  await settle(900);
  expect(says()).toContain('Souhrn je zastaralý');
  const waiting = screen.getByRole('region', { name: /Po shrnutí se změní 1 opatření/ });
  expect(plain(waiting)).toContain('A1.1');
  await click(button('Shrnout'));
  expect(says()).toContain('Úroveň se změnila u 1 z nich.');
  // The workbook keeps it: a pane that is opened anew tells it too.
  cleanup();
  draw(new Session(workbook));
  await settle();
  await settle();
  expect(plain(screen.getByRole('region', { name: /Při posledním shrnutí se změnilo 1 opatření/ }))).toMatch(/A1\.1.*Plněno → Neplněno/);
  await click(button('Vrátit'));
  expect(says()).toContain('Vráceno: shrnutí');
  expect(says()).toContain('Souhrn je zastaralý');
});

describe('Domů is the path', () => {
  const next = (): string => plain(screen.getByRole('region', { name: 'Další krok' }));

  test('one step with the only primary button; passed by, the next comes, and it is remembered', async () => {
    const { workbook, around } = await shown();
    expect(next()).toContain('7 adresátů nemá zapsanou výzvu a chybí od nich odpovědi.');
    await click(button('Pokračovat bez nich'));
    expect(next()).toContain('Podklady jsou v sešitu.');
    expect(screen.getAllByRole('button', { name: 'Shrnout' })).toHaveLength(1);
    cleanup();
    draw(new Session(workbook), around);
    await settle();
    await settle();
    await click(button('Shrnout'));
    expect(next()).toMatch(/\d+ opatření (je|jsou) hraničn/);
    await click(button(/^Posoudit/));
    expect(button(/^Opatření/).getAttribute('aria-selected')).toBe('true');
    await tab(/^Domů/);
    await click(button('Nechat, jak jsou'));
    expect(next()).toContain('Zbývá zpráva pro Radu');
    await click(button('Teď ne'));
    expect(next()).toContain('Souhrn je hotový a kontrola v něm nenašla chybu.');
    await click(button('Otevřít list Souhrn'));
    expect(workbook.visited.at(-1)).toEqual({ sheet: 'Souhrn', cell: 'A1' });
  });

  test('the rows of the year say how each part stands and lead there', async () => {
    await shown();
    const rows = (): string[] =>
      within(screen.getByRole('region', { name: 'Průběh' }))
        .getAllByRole('listitem')
        .map(plain);
    expect(rows()).toEqual([
      'Plánhotovo, 72 opatření',
      'Výzvyčeká, zbývá vyzvat 7',
      'Sběrběží, odpovědělo 32, chybí 7',
      'Kontrolahotovo, bez chyb, 5 varování',
      'Souhrnčeká, zatím neníShrnout',
      'Připomínkyběží, 8 připomínek, 2 bez vypořádání',
      'Zprávačeká, lze vytvořit',
      'Obdobíčeká, zatím otevřené',
    ]);
    await click(button(/^Kontrola/));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Kontrola');
    await tab(/^Domů/);
    await click(button(/^Výzvy/));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Připravit výzvy');
    await tab(/^Domů/);
    await click(button('Shrnout'));
    expect(rows()[4]).toBe('Souhrnhotovo, aktuální, 26. 1. 2026 10:30Shrnout');
  });

  test('errors lead to Kontrola', async () => {
    await shown(faultyTables());
    await click(button(/^Pokračovat bez nich/));
    expect(next()).toContain('Kontrola našla 14 chyb');
    await click(button('Zkontrolovat (14)'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Kontrola');
  });

  test('day one is grey: nobody has answered, and the calls are to be prepared', async () => {
    await shown(dayOne());
    expect(next()).toMatch(/Zatím nikdo neodpověděl\..*31 adresátů.*Připravit výzvy \(31\)/);
    expect(screen.getByRole('img', { name: '72 opatření, zatím nikdo neodpověděl' }).querySelector('[data-level]')).toBeNull();
    expect(screen.queryByRole('table')).toBeNull();
  });
});

test('the tabs by keyboard: arrows go around, Home and End to the ends, and only the selected one is reached by Tab', async () => {
  await shown();
  const tabs = screen.getAllByRole('tab');
  expect(tabs.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1, -1]);
  tabs[0]!.focus();
  const press = (key: string): number => {
    fireEvent.keyDown(document.activeElement!, { key });
    return tabs.indexOf(document.activeElement as HTMLElement);
  };
  expect(['ArrowLeft', 'ArrowRight', 'End', 'ArrowLeft', 'Home', 'ArrowRight', 'a'].map(press)).toEqual([4, 0, 4, 3, 0, 1, 1]);
  await click(document.activeElement as HTMLElement);
  expect(screen.getAllByRole('tab').map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1, -1, -1]);
});

test('a ribbon button that waited for the pane', async () => {
  const { requests } = await shown();
  act(() => requests.post('kontrola'));
  await settle();
  expect(button(/^Kontrola\b/).getAttribute('aria-selected')).toBe('true');
  act(() => requests.post('shrnout'));
  await settle();
  expect(says()).toContain('Zapsáno 72 opatření.');
});

test('Opatření: from the list to the reasons and back to the same row', async () => {
  const { workbook } = await shown();
  await tab(/^Opatření/);
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'A1.3' } });
  await click(button(/^A1\.3/));
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: /A1\.3/ }));
  expect(plain(document.body)).toContain('Pokryto 194 z 215 obcí (90,2 %), práh je 90 %.');
  expect(plain(document.body)).toContain('ORP Tanvald: celý obvod (10 obcí)');
  expect(workbook.visited).toEqual([{ sheet: 'Opatření', cell: 'A4' }]);
  await click(button(/^Všechna opatření/));
  expect(document.activeElement?.getAttribute('data-code')).toBe('A1.3');
});

test('an override: refused while anything is missing, written, the author remembered, removed again', async () => {
  const { around } = await shown();
  await tab(/^Opatření/);
  await click(button(/^A1\.1/));
  await click(button('Upravit úroveň'));
  await click(button('Zapsat úpravu'));
  expect(plain(document.body)).toContain('Vyberte úroveň.');
  expect(plain(document.body)).toContain('Napište své jméno.');
  fireEvent.click(document.querySelector('input[value="unfulfilled"]')!);
  fireEvent.change(screen.getByLabelText(/^Důvod/), { target: { value: 'Podklad se týká jiného opatření.' } });
  fireEvent.change(screen.getByLabelText(/^Kdo upravil/), { target: { value: 'Jana Nováková' } });
  await click(button('Zapsat úpravu'));
  expect(says()).toContain('Ruční úprava opatření A1.1 je zapsána.');
  expect(around.recall('author')).toBe('Jana Nováková');
  const override = screen.getByRole('region', { name: 'Ruční úprava' });
  expect(plain(override)).toContain('Neplněnomísto vypočtenéPlněno');
  expect(plain(override)).toContain('Jana Nováková, 26. 1. 2026');
  await click(button('Zrušit úpravu'));
  expect(says()).toContain('je zrušena, platí vypočtená úroveň');
});

test('Kontrola: a section of Opatření with its count, the cell, a repair that the user chooses', async () => {
  const { workbook } = await shown(faultyTables());
  await tab(/^Opatření/);
  expect(button('Seznam').getAttribute('aria-selected')).toBe('true');
  await tab(/^Kontrola \(14\)/);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Kontrola');
  await click(button('Přejít na Podklady, F278'));
  expect(workbook.visited).toEqual([{ sheet: 'Podklady', cell: 'F278' }]);
  await click(button('Pěnčín (Turnov)'));
  expect(says()).toContain('Opravena 1 buňka.');
  await click(button(/^Kontrola \(13\)/));
  await tab(/^Seznam/);
  expect(screen.getByRole('searchbox')).toBeTruthy();
});

test('safe repairs at once: a word that is clear, only written otherwise', async () => {
  const { workbook } = await shown();
  workbook.type('Podklady', 1, 4, 'realizováno');
  workbook.type('Podklady', 2, 3, 'BEZPROSTŘEDNÍ');
  await settle(900);
  await tab(/^Opatření/);
  await tab(/^Kontrola/);
  await click(button('Opravit 2 buňky'));
  expect(says()).toContain('Opraveny 2 buňky.');
  expect(workbook.rowsOf('statements')[0]![4]).toBe('Realizováno');
});

test('Nastavení: only what changed is written, and what cannot be read is refused', async () => {
  const { workbook } = await shown();
  await tab(/Nastavení/);
  expect(() => button('Uložit změny')).toThrow();
  const threshold = screen.getByLabelText('Práh území');
  fireEvent.change(threshold, { target: { value: 'skoro vše' } });
  await click(button('Uložit změny'));
  expect(plain(document.body)).toContain('Napište číslo od 1 do 100');
  // A share below one is probably meant as per cent: asked, not guessed.
  fireEvent.change(threshold, { target: { value: '0,8' } });
  await click(button('Myslíte 80 %?'));
  expect((threshold as HTMLInputElement).value).toBe('80');
  expect(plain(document.body)).toMatch(/Úroveň změní \d+ opatření: \d+\/\d+\/\d+ → |Úroveň žádného opatření se nezmění/);
  fireEvent.change(screen.getByLabelText('Výklad pravidla'), { target: { value: 'literal' } });
  await click(button('Uložit změny'));
  expect(says()).toContain('Uloženy 2 hodnoty');
  const values = new Map(workbook.rowsOf('settings').map(([key, value]) => [key, value]));
  expect(values.get('Práh území')).toBe(0.8);
  expect(values.get('Výklad pravidla')).toBe('doslovný');
});

test('the language is chosen, remembered, and the workbook keeps its words', async () => {
  const { around } = await shown();
  await tab(/Nastavení/);
  fireEvent.change(screen.getByLabelText('Jazyk panelu'), { target: { value: 'en' } });
  await settle();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Settings');
  expect(around.recall('language')).toBe('en');
});

test('diagnostics hold no content of the workbook and can be copied', async () => {
  const { around } = await shown();
  await tab(/Nastavení/);
  await click(button('Zkopírovat'));
  expect(says()).toContain('Zkopírováno.');
  const copied = around.log.join('\n');
  expect(copied).toContain('ExcelApi: 1.17');
  expect(copied).toContain('72 measures');
  expect(copied).not.toContain('Akční plán');
});

describe('other workbooks and states', () => {
  test('not a plan: three doors, a list can be summarized, a sample opened', async () => {
    const { around } = await shown({});
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('není akční plán');
    expect(screen.getAllByRole('heading', { level: 2 }).map(plain)).toEqual(['Mám seznam opatření', 'Mám plán v tomto sešitu', 'Ukázka']);
    expect(() => button(/Kontrola/)).toThrow();
    await click(button('Shrnout vybraný seznam'));
    expect(says()).toContain('List1!A1:B2');
    await click(button('Otevřít ukázku'));
    expect(around.log).toEqual(['sample']);
    expect(says()).toContain('Ukázka je otevřená jako nový sešit.');
  });

  test('a plan without measures says where they belong, and can be begun from a list', async () => {
    const { measures, ...rest } = sampleTables();
    const { workbook } = await shown({ ...rest, measures: { ...measures!, rows: [] } });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Plán zatím nemá žádné opatření');
    await click(button('Otevřít list Opatření'));
    expect(workbook.visited).toEqual([{ sheet: 'Opatření', cell: 'A2' }]);
    await click(button('Založit plán ze seznamu'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Nový plán');
  });

  test('a renamed column gets its name back at one click, and Vrátit takes even that back', async () => {
    const { measures, ...rest } = sampleTables();
    const header = measures!.header.map((name) => (name === 'Gestor' ? 'Garant' : name));
    const { workbook } = await shown({ ...rest, measures: { ...measures!, header } });
    expect(plain(document.body)).toContain('V tabulce tblOpatreni na listu Opatření chybí sloupec „Gestor“.');
    await click(button('Přejmenovat „Garant“ na „Gestor“'));
    expect(says()).toContain('Opravena 1 buňka.');
    expect(screen.getByRole('region', { name: 'Další krok' })).toBeTruthy();
    expect(workbook.headerOf('measures')).toContain('Gestor');
    await click(button('Vrátit'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Plán nejde vyhodnotit');
    expect(workbook.headerOf('measures')).toContain('Garant');
  });

  test('a plan that lost a table says which', async () => {
    const { statements: _, ...rest } = sampleTables();
    await shown(rest);
    expect(plain(document.body)).toContain('Chybí tabulka tblPodklady (list Podklady).');
  });

  test('the workbook cannot be read: why, and again', async () => {
    const workbook = new MemoryWorkbook(sampleTables());
    workbook.failNext = new ExcelFault('timeout', '120 s');
    draw(new Session(workbook));
    expect(plain(document.body)).toContain('Čte se sešit…');
    await settle();
    expect(says()).toContain('Excel neodpověděl.');
    await click(button('Zkusit znovu'));
    expect(button('Shrnout')).toBeTruthy();
  });

  test('a protected sheet is named, and the work can be tried again', async () => {
    const { workbook } = await shown();
    workbook.failNext = new ExcelFault('protected', 'Opatření');
    await click(button('Shrnout'));
    expect(says()).toContain('zamčený list nelze zapisovat (Opatření)');
    await click(button('Zkusit znovu'));
    expect(says()).toContain('Zapsáno 72 opatření.');
  });

  test('stopped half-way', async () => {
    const { workbook } = await shown();
    // Long enough for a busy machine to draw the button and press it before the work is over.
    workbook.delay = 1_000;
    fireEvent.click(button('Shrnout'));
    await pause(10);
    expect(plain(document.body)).toMatch(/krok\s\d z\s3/);
    await click(button('Zastavit'));
    await settle(200);
    expect(says()).toContain('Zastaveno, do sešitu se nic nezapsalo.');
  });

  test('an Excel that is too old', async () => {
    await shown(sampleTables(), { supported: false });
    expect(says()).toContain('příliš stará');
  });

  test('in English, with the words of levels', async () => {
    await shown(sampleTables(), { language: 'en-US' });
    expect(button('Summarize')).toBeTruthy();
    expect(plain(screen.getByRole('table', { name: 'Measures by level' }))).toContain('Partly fulfilled2839%');
  });
});
