/** @jest-environment jsdom */
import { returnBoard } from '../../src/core/exchange/board';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { TextDecoder } from 'node:util';
import { addressees } from '../../src/core/people/addressees';
import { answerDigest } from '../../src/core/exchange/answerDigest';
import { NO_ANSWER, type Answer } from '../../src/core/plan/answer';
import type { Return } from '../../src/core/exchange/returned';
import type { Plan } from '../../src/core/plan/plan';
import { strToU8 } from 'fflate';
import type { Assigned } from '../../src/files/measureList/layout/columns';
import type { MeasureList } from '../../src/files/measureList/measureList';
import type { ReturnReading } from '../../src/files/returns/returns';
import type { FilesPort, GivenFile } from '../../src/taskpane/ports/files';
import { PLAN_ID, type MemoryWorkbook } from '../build/memoryWorkbook';
import { evaluateTables } from '../../src/workbook/summary/report';
import { historyTable } from '../build/history';
import { sampleTables } from '../build/sampleTables';
import { button, click, onPage, plain, says, settle, shown, tab } from '../build/page';

onPage();
beforeAll(() => {
  Object.assign(globalThis, { TextDecoder });
  // jsdom has no files that can be read; what is in them is the readers' own concern.
  Element.prototype.scrollTo = () => undefined;
});

/** A list as the reader itself reads it; loaded late, for it looks for a decoder when it is loaded. */
const listOf = async (text: string, columns: Assigned): Promise<MeasureList> => {
  const { readMeasureList } = await import('../../src/files/measureList/measureList');
  return readMeasureList(strToU8(text), { columns });
};

const page = (): string => plain(document.body);
const type = (label: RegExp | string, value: string): void => void fireEvent.change(screen.getByLabelText(label), { target: { value } });
const pick = (name: string, value: string): void =>
  void fireEvent.click(document.querySelector(`input[name="${name}"][value="${value}"]`)!);

const SAID: Answer = { ...NO_ANSWER, relation: 'Bezprostřední', progress: 'Realizováno', description: 'Hotovo v září.' };

/** Files by their names: what the reader says of each is given. */
function filesPort(
  readings: Readonly<Record<string, ReturnReading>> = {},
  plans: Readonly<Record<string, { plan: Plan }>> = {},
): FilesPort {
  return {
    buildRequests: (list, _common, { signal, onProgress }) => {
      signal.throwIfAborted();
      onProgress({ done: list.length, total: list.length });
      return Promise.resolve(list.map((addressee, i) => ({ addressee, file: `vyzva-${i}.xlsx`, bytes: new Uint8Array(3) })));
    },
    draft: ({ file }) => Promise.resolve({ name: file.replace('.xlsx', '.eml'), bytes: new Uint8Array(4) }),
    zip: (_calls, { issuedOn }) => Promise.resolve({ name: `vyzvy-${issuedOn}.zip`, bytes: new Uint8Array(5) }),
    readReturns: ({ name }: GivenFile, { planId }, signal) => {
      signal.throwIfAborted();
      expect(planId).toBe(PLAN_ID);
      const reading = readings[name] ?? { status: 'refused', file: name, fault: { code: 'damaged' } };
      return Promise.resolve({ readings: [{ ...reading, from: [] }], passedOver: [] });
    },
    readComments: ({ name }) =>
      Promise.resolve({ readings: [{ status: 'refused', file: name, fault: { code: 'damaged' }, from: [] }], passedOver: [] }),
    commentForms: () => Promise.resolve({ name: 'pripominky.zip', bytes: new Uint8Array(6) }),
    readMeasureList: () =>
      Promise.resolve({
        tables: {
          areas: [],
          measures: [{ code: 'A1.1' }, { code: 'A1.2' }],
          criteria: [{ measure: 'A1.1', number: '1' }],
          leads: [],
          municipalities: [],
        },
        region: 'liberec',
        problems: [{ code: 'measureDuplicate', severity: 'error', sheet: 'List1', cell: 'A7', params: { code: 'A1.1', place: 'A3' } }],
        account: { rowsGiven: 3, rowsRead: 2, leftOut: [], noticed: [], columnsUsed: [], columnsUnused: [], guessed: [] },
        map: null,
      }),
    readPlan: ({ name }) => Promise.resolve(plans[name] ?? { fault: { code: 'notPlan' } }),
    reportFile: () => Promise.reject(new Error('not asked for')),
    openDataFile: () => Promise.reject(new Error('not asked for')),
    newPlan: ({ name }) => Promise.resolve({ name: `${name}.xlsx`, bytes: new Uint8Array(7) }),
    nextPlan: () => Promise.reject(new Error('not asked for')),
  };
}

test('calls: the plan of the last period is chosen, one that is no plan is refused with the reason', async () => {
  const plans: Record<string, { plan: Plan }> = {};
  const files = filesPort({}, plans);
  let given = 0;
  const { workbook } = await shown(undefined, {
    files: {
      ...files,
      buildRequests: (chosen, common, watched) => {
        given = chosen.flatMap(({ items }) => items.flatMap(({ previous }) => previous)).length;
        return files.buildRequests(chosen, common, watched);
      },
    },
  });
  const { plan: lastPlan, list } = await planOf(workbook);
  plans['loni.xlsx'] = { plan: lastPlan };
  const others = lastPlan.measures.map((measure, i) => ({ ...measure, code: `X${i}`, key: `x${i}` }));
  const settings = { ...lastPlan.settings, periodFrom: '2022-01-01', periodTo: '2023-12-31' };
  plans['jine.xlsx'] = { plan: { ...lastPlan, settings, measures: others } };
  await tab(/^Sběr/);
  await settle(50);
  await click(button('Připravit výzvy'));
  fireEvent.click(screen.getByText('Odpovědi z minulého období'));
  const details = screen.getByText('Odpovědi z minulého období').closest('details')!;
  details.open = true;
  fireEvent(details, new Event('toggle'));
  await settle();
  await give('Vybrat sešit…', ['dopis.xlsx']);
  expect(page()).toContain('dopis.xlsx: V sešitu nejsou tabulky plánu');
  await give('Vybrat sešit…', ['jine.xlsx']);
  expect(page()).toContain('jine.xlsx: Plán na období 2022–2023 nenavazuje: najde se v něm 0 z 72 opatření');
  await give('Vybrat sešit…', ['loni.xlsx']);
  const count = list.flatMap(({ items }) => items.flatMap(({ statements }) => statements)).length;
  expect(page()).toMatch(new RegExp(`loni.xlsx: ve výzvách \\S+ vedle polí ${count} odpověd`));
  await click(button(/^Připravit \d+ výz/));
  expect(given).toBe(count);
});

test('calls: how the measures ended in the period that Historie keeps, which the workbook of no last plan is needed for', async () => {
  const { plan } = evaluateTables(sampleTables());
  const last = { ...plan, settings: { ...plan.settings, periodFrom: '2022-01-01', periodTo: '2023-12-31', asOf: '2023-12-31' } };
  const files = filesPort();
  const given: (string | undefined)[] = [];
  await shown(undefined, {
    cycle: { history: historyTable(last) },
    files: {
      ...files,
      buildRequests: (chosen, common, watched) => {
        given.push(...chosen.flatMap(({ items }) => items.map((item) => item.last?.period)));
        return files.buildRequests(chosen, common, watched);
      },
    },
  });
  await tab(/^Sběr/);
  await settle(50);
  await click(button('Připravit výzvy'));
  const details = screen.getByText('Odpovědi z minulého období').closest('details')!;
  details.open = true;
  fireEvent(details, new Event('toggle'));
  await settle();
  expect(page()).toContain('Jak opatření dopadla v období 2022–2023, výzvy ukážou z listu Historie.');
  await click(button(/^Připravit \d+ výz/));
  expect([...new Set(given)]).toEqual(['2022–2023']);
});

async function planOf(workbook: MemoryWorkbook) {
  const inspection = await workbook.inspect();
  if (inspection.kind !== 'plan') throw new Error('no plan');
  const { plan } = inspection.report;
  const { exchange } = inspection;
  return { plan, exchange, list: addressees(plan, exchange).addressees };
}
const give = async (label: string, names: readonly string[]): Promise<void> => {
  const input = document.querySelector<HTMLInputElement>(`input[type="file"][aria-label="${label}"]`)!;
  fireEvent.change(input, { target: { files: names.map((name) => new File(['x'], name)) } });
  await settle();
};

test('calls: chosen, refused with a day that is over, made, noted, with an e-mail for each, and taken back', async () => {
  const { workbook, around } = await shown(undefined, { files: filesPort() });
  const { list } = await planOf(workbook);
  await tab(/^Sběr/);
  await settle(50);
  expect(button('Připravit výzvy').className).not.toBe(button('Načíst vrácené sešity').className);
  await click(button('Připravit výzvy'));
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'Připravit výzvy' }));
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: list[0]!.name } });
  await settle();
  expect(says()).toContain('1 výzva (');
  type(/^Termín odevzdání/, '1. 1. 2026');
  await click(button('Připravit 1 výzvu'));
  expect(page()).toContain('Tento den už byl.');
  type(/^Termín odevzdání/, '28. 2. 2026');
  type(/^Kam sešit vrátit/, 'plan@kraj.cz');
  await click(button('Připravit 1 výzvu'));
  expect(says()).toContain('1 výzva je připravena a stažena.');
  expect(around.log).toContain('save vyzvy-2026-01-26.zip 5');
  fireEvent.click(document.querySelector('summary')!);
  expect(page()).toContain('plan@kraj.cz');
  expect(document.querySelector<HTMLAnchorElement>('a[href^="mailto:"]')).toBeTruthy();
  await click(button('Kopírovat'));
  expect(around.log.at(-1)).toContain('28. 2. 2026');
  await click(button('Koncept e-mailu'));
  expect(around.log.at(-1)).toBe('save vyzva-0.eml 4');
  // Made is not sent: only the user can say that.
  const called = (): number => workbook.rowsOf('leads').filter((row) => row.includes('vyzva-0.xlsx')).length;
  expect(called()).toBe(0);
  expect(page()).toContain('Jako odeslaná zatím není označena 1 z 1.');
  fireEvent.click(screen.getByRole('checkbox', { name: `Odesláno: ${list[0]!.name}` }));
  await settle();
  expect(called()).toBe(1);
  expect(says()).toContain('Na listu Gestoři je zapsáno, že 1 výzva odešla.');
  expect(page()).toContain('Odesláno 26. 1. 2026');
  expect(page()).toContain('Všechny jsou označeny jako odeslané.');
  await click(button('Přehled odevzdání'));
  expect(page()).toContain('vyzváno 26. 1. 2026 · dříve odevzdáno 12. 1. 2026 · na tuto výzvu zatím nic');
  await click(button('Vrátit'));
  expect(called()).toBe(0);
  await click(button('Připravit výzvy'));
  expect(page()).toContain('Jako odeslaná zatím není označena 1 z 1.');
});

test('calls on a Mac, which saves no file from the pane: each is opened, saved and sent, and then marked as sent', async () => {
  const { workbook, around } = await shown(undefined, { files: filesPort(), isMac: true });
  const { list } = await planOf(workbook);
  const noted = (): number => workbook.rowsOf('leads').filter((row) => row.includes('vyzva-0.xlsx')).length;
  await tab(/^Sběr/);
  await settle(50);
  await click(button('Připravit výzvy'));
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: list[0]!.name } });
  await settle();
  type(/^Termín odevzdání/, '28. 2. 2026');
  await click(button('Připravit 1 výzvu'));
  expect(says()).toContain('neuloží soubor z panelu');
  expect(noted()).toBe(0);
  expect(around.log.filter((line) => line.startsWith('save'))).toEqual([]);
  fireEvent.click(document.querySelector('summary')!);
  await click(button('vyzva-0.xlsx'));
  expect(around.log.some((line) => line.startsWith('open vyzva-0.xlsx'))).toBe(true);
  expect(noted()).toBe(0);
  await click(button('Označit jako odeslanou'));
  expect(says()).toContain('je zapsáno, že 1 výzva odešla');
  expect(noted()).toBe(1);
});

test('calls that went out before the pane was closed are noted without being made again', async () => {
  const { workbook } = await shown(undefined, { files: filesPort() });
  const { list } = await planOf(workbook);
  await tab(/^Sběr/);
  await settle(50);
  await click(button('Připravit výzvy'));
  type(/^Termín odevzdání/, 'únor');
  await click(button('Už odešly, jen to zapsat'));
  expect(workbook.rowsOf('leads').filter((row) => row.some((cell) => /^vyzva-/.test(String(cell))))).toHaveLength(0);
  type(/^Termín odevzdání/, '28. 2. 2026');
  await click(button('Už odešly, jen to zapsat'));
  expect(says()).toContain(`že ${list.length} výz`);
  const files = workbook.rowsOf('leads').flatMap((row) => row.filter((cell) => /^vyzva-/.test(String(cell))));
  expect(new Set(files).size).toBe(list.length);
});

test('calls: how many and how many without an e-mail is said before; an e-mail is written where it is missing; a group is left out whole', async () => {
  const { workbook } = await shown(undefined, { files: filesPort() });
  const { list } = await planOf(workbook);
  const without = list.filter(({ contact }) => !contact?.email);
  expect(without.length).toBeGreaterThan(0);
  await tab(/^Sběr/);
  await settle(50);
  await click(button('Připravit výzvy'));
  expect(says()).toMatch(new RegExp(`${list.length} výz\\S+ \\(\\d+ kritéri\\S+\\); ${without.length} bez e-mailu`));
  // The button comes before the boxes.
  const first = document.querySelector('input[type="checkbox"]')!;
  expect(button(/^Připravit \d+ výz/).compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  const { name } = without[0]!;
  await click(button(`Upravit e-mail: ${name}`));
  type(`E-mail: ${name}`, ' jana@kraj.cz ');
  await click(button('Uložit'));
  expect(says()).toContain(`Zapsáno na list Gestoři: ${name}.`);
  expect(workbook.rowsOf('leads').filter((row) => row.includes('jana@kraj.cz'))).toHaveLength(1);
  expect(says()).toContain(`${without.length - 1} bez e-mailu`);
  const group = screen.getByRole('checkbox', { name: /^Odbory \(\d+\/\d+\)$/ });
  const [, chosen] = /\((\d+)\//.exec(group.closest('span')!.textContent) ?? [];
  fireEvent.click(group);
  await settle();
  expect(says()).toContain(`${list.length - Number(chosen)} výz`);
});

test('calls: two bodies in one cell are divided or kept as one, and letters are given to their body', async () => {
  const { workbook } = await shown(undefined, { files: filesPort() });
  const leads = (row: number): unknown => workbook.rowsOf('measures')[row]![LEAD_COLUMN];
  const LEAD_COLUMN = sampleTables().measures!.header.indexOf('Gestor');
  workbook.type('Opatření', 1, LEAD_COLUMN, 'Spolek Alfa, Spolek Beta');
  workbook.type('Opatření', 2, LEAD_COLUMN, 'Spolek Gama, Spolek Delta');
  workbook.type('Opatření', 3, LEAD_COLUMN, 'KSP');
  workbook.type('Opatření', 4, LEAD_COLUMN, 'Komise sociální prevence');
  await tab(/^Sběr/);
  await settle(900);
  await click(button('Připravit výzvy'));
  expect(page()).toContain('„Spolek Alfa, Spolek Beta“ dostane jednu výzvu.');
  await click(button('Rozdělit na 2'));
  expect(leads(0)).toBe('Spolek Alfa; Spolek Beta');
  expect(page()).not.toContain('„Spolek Alfa');
  await click(button('Je to jeden'));
  expect(page()).not.toContain('„Spolek Gama');
  expect(leads(1)).toBe('Spolek Gama, Spolek Delta');
  expect(page()).toContain('„KSP“ a „Komise sociální prevence“ dostanou každý svou výzvu.');
  await click(button('Je to jeden'));
  expect(page()).not.toContain('„KSP“');
  const { list } = await planOf(workbook);
  expect(list.map(({ name }) => name)).toEqual(expect.arrayContaining(['Spolek Alfa', 'Spolek Beta', 'Spolek Gama, Spolek Delta']));
  expect(list.map(({ name }) => name)).not.toContain('KSP');
});

test('the board: figures pick their lines, reminders only for those who owe, a criterion leads to its measure', async () => {
  const { workbook, around } = await shown(undefined, { files: filesPort() });
  const { list, exchange } = await planOf(workbook);
  const owing = list.filter(({ contact }) => !contact?.returned).slice(0, 3);
  await workbook.noteRequests(
    owing.map(({ name }) => ({ name, file: 'vyzva.xlsx' })),
    '2026-01-02',
    '2026-01-20',
  );
  await click(button(/^Sběr/));
  workbook.type('Nastavení', 1, 1, 'Plán');
  await settle(900);
  // Whoever gave no answers is missing, whether or not the call was noted here.
  const open = returnBoard(list, exchange, '2026-01-21').filter(({ isMissing }) => isMissing);
  const uncalled = open.filter(({ addressee }) => !owing.includes(addressee)).length;
  expect(uncalled).toBeGreaterThan(0);
  await click(button(`${open.length}chybí (z toho ${uncalled} bez zapsané výzvy)`));
  expect(says()).toContain(`${open.length} z ${list.length} adresátů`);
  expect(page()).toContain('po termínu');
  await click(button('Zkopírovat 3 upomínky'));
  expect(around.log.at(-1)).toMatch(/^copy /);
  const summary = document.querySelector('summary')!;
  fireEvent.click(summary);
  (summary.parentElement as HTMLDetailsElement).open = true;
  fireEvent(summary.parentElement!, new Event('toggle'));
  await settle();
  expect(document.querySelector('a[href^="mailto:"]')).toBeTruthy();
  await click(button(/^[A-E]\d\.\d+, č\. \d+$/));
  expect(button(/^Opatření/).getAttribute('aria-selected')).toBe('true');
});

test('the board: an answer with only a description or a link is incomplete, and what is missing is named', async () => {
  const { workbook } = await shown(undefined, { files: filesPort() });
  const { list } = await planOf(workbook);
  const before = list.filter(({ items }) => items.some(({ statements }) => statements.length > 0)).at(-1)!;
  const { row } = before.items.flatMap(({ statements }) => statements)[0]!;
  for (const column of [3, 4]) workbook.type('Podklady', row + 1, column, '');
  await click(button(/^Sběr/));
  workbook.type('Nastavení', 1, 1, 'Plán');
  await settle(900);
  await click(button('1neúplné'));
  expect(says()).toContain(`1 z ${list.length} adresátů`);
  expect(page()).toContain('neúplné: u 1 kritéria chybí vztah podkladu, stav realizace');
  const summary = document.querySelector('summary')!;
  (summary.parentElement as HTMLDetailsElement).open = true;
  fireEvent(summary.parentElement!, new Event('toggle'));
  await settle();
  expect(page()).toContain('neúplné: chybí vztah podkladu, stav realizace');
});

test('returns: a report per file, whose one is, a conflict decided, written as one change, and taken back', async () => {
  const first = await shown(undefined, { files: filesPort() });
  const { list } = await planOf(first.workbook);
  const one = list[0]!;
  const [item] = one.items;
  const before = item!.statements[0];
  document.body.replaceChildren();
  const row = (answer: Answer, issuedDigest: string | null, at = 7): Return['rows'][number] => ({
    sheet: 'Podklady',
    row: at,
    measure: item!.measure.code,
    criterion: item!.criterion?.number ?? '',
    submitter: one.name,
    answer,
    issuedDigest,
  });
  const returned = (file: string, id: string, answer: Answer, savedAt: string, addressee = one.name): Return => ({
    file,
    id,
    addressee,
    savedAt,
    confirmation: null,
    rows: [row(answer, answerDigest(NO_ANSWER))],
  });
  const early = returned('a.xlsx', 'a1', SAID, '2026-01-10T08:00:00Z');
  const late = returned('b.xlsx', 'b1', { ...SAID, description: 'Hotovo v říjnu.' }, '2026-01-12T08:00:00Z');
  const nobody = {
    ...returned('c.xlsx', 'c1', SAID, '2026-01-10T08:00:00Z', ''),
    rows: [{ ...row(SAID, null), measure: 'Z9.9', submitter: '' }],
  };
  const { workbook } = await shown(undefined, {
    files: filesPort({
      'a.xlsx': { status: 'read', return: early, problems: [] },
      'b.xlsx': {
        status: 'read',
        return: late,
        problems: [{ code: 'wordingUnknown', sheet: 'Podklady', cell: 'G8', params: { text: 'skoro', column: 'Stav realizace' } }],
      },
      'kopie.xlsx': { status: 'read', return: { ...early, file: 'kopie.xlsx' }, problems: [] },
      'c.xlsx': { status: 'unidentified', return: nobody, problems: [] },
      'zamceny.xlsx': { status: 'refused', file: 'zamceny.xlsx', fault: { code: 'encrypted' } },
    }),
  });
  const statements = JSON.stringify(workbook.rowsOf('statements'));
  await tab(/^Sběr/);
  await settle(50);
  await click(button('Načíst vrácené sešity'));
  await give('Vybrat soubory…', ['a.xlsx', 'b.xlsx', 'kopie.xlsx', 'c.xlsx', 'zamceny.xlsx']);
  expect(says()).toContain('Přečteno 5 souborů, do sešitu se zatím nic nezapsalo. 1 z nich nelze převzít');
  expect(page()).toContain('Sešit je chráněn heslem');
  expect(page()).toContain('Stejný jako a.xlsx');
  expect(page()).toContain('Hodnota „skoro“');
  expect(page()).toContain('1 soubor nemá odesílatele a nezapíše se.');
  expect(page()).toContain('1 spor není rozhodnut a nezapíše se.');
  expect(JSON.stringify(workbook.rowsOf('statements'))).toBe(statements);
  type(/^V souboru není, čí je/, one.name);
  await settle();
  expect(page()).toContain('1 řádek nemá v plánu místo');
  expect(page()).toContain('Opatření „Z9.9“ v plánu není.');
  // Elsewhere and back: nothing of it is lost.
  await tab(/^Domů/);
  await tab(/^Sběr/);
  expect(page()).toContain('5 přečtených souborů ještě není zapsaných');
  await click(button('Načíst vrácené sešity'));
  if (!before) {
    pick('rest', 'newest');
    await settle();
    expect(says()).toContain('O všech je rozhodnuto.');
    pick('rest', '');
    await settle();
  }
  const radios = [...document.querySelectorAll<HTMLInputElement>('input[name^="conflict-"]')];
  fireEvent.click(radios.find(({ value }) => value === answerDigest(late.rows[0]!.answer as Answer))!);
  await settle();
  expect(says()).toContain('O všech je rozhodnuto.');
  await click(button('Zapsat 1 řádek'));
  expect(says()).toContain('Zapsán 1 řádek podkladů.');
  expect(JSON.stringify(workbook.rowsOf('statements'))).toContain('Hotovo v říjnu.');
  expect(page()).not.toContain('zamceny.xlsx');
  // What comes next, not an empty place to drop files into.
  const { list: now, exchange } = await planOf(workbook);
  const missing = returnBoard(now, exchange, '2026-01-26').filter(({ isMissing }) => isMissing).length;
  button(/^Zkontrolovat \(\d+\)$/);
  await click(button(`Kdo chybí (${missing})`));
  expect(says()).toContain(`${missing} z ${now.length} adresátů`);
  await click(button('Vrátit'));
  expect(says()).toContain('Vráceno: sběr podkladů');
  expect(JSON.stringify(workbook.rowsOf('statements'))).toBe(statements);
});

test('decisions on returns survive the closing of the pane: the same files again, and they stand', async () => {
  const said = (
    file: string,
    id: string,
    description: string,
    name: string,
    at: { measure: string; criterion: string },
  ): ReturnReading => ({
    status: 'read',
    return: {
      file,
      id,
      addressee: name,
      savedAt: null,
      confirmation: null,
      rows: [{ sheet: 'Podklady', row: 7, ...at, submitter: name, answer: { ...SAID, description }, issuedDigest: null }],
    },
    problems: [],
  });
  const probe = await shown(undefined, { files: filesPort() });
  const { list } = await planOf(probe.workbook);
  const { name, items } = list.find(({ items: own }) => own.some(({ statements }) => statements.length === 0))!;
  const item = items.find(({ statements }) => statements.length === 0)!;
  const at = { measure: item.measure.code, criterion: item.criterion?.number ?? '' };
  document.body.replaceChildren();
  const readings: Record<string, ReturnReading> = {
    'a.xlsx': said('a.xlsx', 'a1', 'První', name, at),
    'b.xlsx': said('b.xlsx', 'b1', 'Druhá', name, at),
    'c.xlsx': { ...said('c.xlsx', 'c1', 'Třetí', '', at), status: 'unidentified' } as ReturnReading,
  };
  const names = Object.keys(readings);
  const first = await shown(undefined, { files: filesPort(readings) });
  await tab(/^Sběr/);
  await settle(50);
  await click(button('Načíst vrácené sešity'));
  await give('Vybrat soubory…', names);
  type(/^V souboru není, čí je/, name);
  await settle();
  const radio = [...document.querySelectorAll<HTMLInputElement>('input[name^="conflict-"]')][1]!;
  fireEvent.click(radio);
  await settle();
  const decided = first.session.get().collecting;
  expect(decided.decisions.each?.size).toBe(1);
  const remembered = first.around.recall('returnDecisions')!;
  expect(remembered).not.toContain('První');

  cleanup();
  const { session, around } = await shown(undefined, { files: filesPort(readings), remembered: { returnDecisions: remembered } });
  await tab(/^Sběr/);
  await settle(50);
  await click(button('Načíst vrácené sešity'));
  expect(page()).toContain('Minule jste rozhodovali o 3 souborech, ale nezapsali je: a.xlsx; b.xlsx; c.xlsx.');
  await give('Vybrat soubory…', names);
  expect(session.get().collecting.decisions).toEqual(decided.decisions);
  expect(session.get().collecting.files.map(({ whose }) => whose)).toEqual(decided.files.map(({ whose }) => whose));
  await click(button('Zahodit přečtené'));
  expect(around.recall('returnDecisions')).toBe('{}');
});

test('what was read before a stop stays', async () => {
  const files = filesPort();
  const running: { stop?: () => void } = {};
  const slow: FilesPort = {
    ...files,
    readReturns: async (file, expected, signal) => {
      if (file.name === '2.xlsx') running.stop?.();
      await Promise.resolve();
      return files.readReturns(file, expected, signal);
    },
  };
  const { session } = await shown(undefined, { files: slow });
  running.stop = () => session.get().job?.stop?.();
  await tab(/^Sběr/);
  await settle(50);
  await click(button('Načíst vrácené sešity'));
  await give('Vybrat soubory…', ['1.xlsx', '2.xlsx', '3.xlsx']);
  expect(says()).toContain('Zastaveno: 2 soubory zůstaly nepřečtené.');
  expect(session.get().collecting.files).toHaveLength(1);
  act(() => session.returns.leaveAll());
});

test('a new plan: where no header is recognised, the user says what the columns are, once for all', async () => {
  const rows = ['Ozn.;Co se udělá;Referát;Čím se to pozná;Barva', '1.1;Setkání;Odbor A;Zápis;modrá', '1.2;Kampaň;Odbor B;Leták;bílá'];
  const asked: string[] = [];
  const files: FilesPort = {
    ...filesPort(),
    readMeasureList(_file, columns) {
      asked.push([...columns].map((pair) => pair.join('=')).join(';'));
      return listOf(rows.join('\n'), columns);
    },
  };
  const { around } = await shown({}, { files });
  await click(button('Založit nový plán'));
  await settle(50);
  await give('Vybrat seznam…', ['seznam.csv']);
  expect(page()).toContain('Určete, co v kterém sloupci stojí');
  expect(page()).toContain('Např. 1.1 · 1.2');
  for (const [header, field] of [
    ['Ozn.', 'code'],
    ['Co se udělá', 'lead'],
    ['Co se udělá', 'title'],
    ['Referát', 'lead'],
    ['Čím se to pozná', 'criterion'],
  ] as const)
    fireEvent.change(screen.getByLabelText(new RegExp(header.replace('.', '\\.'))), { target: { value: field } });
  await click(button('Přečíst znovu'));
  await settle(50);
  expect(page()).toContain('nalezeno 2 opatření, 2 kritéria, 2 gestoři a spolugestoři');
  expect(page()).toContain('Přečteno 2 ze 3 řádků');
  expect(page()).toContain('Nepoužité sloupce: Barva');
  expect(asked).toEqual(['', 'A=code;B=title;C=lead;D=criterion;E=']);
  // The same headers another time are known; another order of them is the same.
  await click(button('Nepoužít seznam'));
  await give('Vybrat seznam…', ['seznam.csv']);
  expect(page()).toContain('nalezeno 2 opatření, 2 kritéria');
  expect(around.log.filter((line) => line.startsWith('save'))).toEqual([]);
});

test('a new plan: a column that words do not tell is said by the user, one without a header by its letter', async () => {
  const files: FilesPort = {
    ...filesPort(),
    readMeasureList: (_file, columns) => listOf('Kód;;Gestor;Kritérium\n1.1;Setkání;Odbor A;Zápis\n1.2;Kampaň;Odbor B;Leták', columns),
  };
  await shown({}, { files });
  await click(button('Založit nový plán'));
  await settle(50);
  await give('Vybrat seznam…', ['seznam.csv']);
  expect(page()).toContain('V záhlaví chybí sloupec „Opatření“');
  expect(page()).toContain('Určete, co je v kterém sloupci, a klikněte na Přečíst znovu.');
  const column = screen.getByLabelText<HTMLSelectElement>(/^Sloupec B \(bez záhlaví\)/);
  expect(column.closest('details')!.open).toBe(true);
  fireEvent.change(column, { target: { value: 'title' } });
  await click(button('Přečíst znovu'));
  await settle(50);
  expect(page()).toContain('nalezeno 2 opatření, 2 kritéria, 2 gestoři a spolugestoři');
  expect(screen.getByLabelText<HTMLSelectElement>(/^Sloupec B/).closest('details')!.open).toBe(false);
});

test('a new plan: of a list with nothing else in it nothing more is said', async () => {
  const files: FilesPort = {
    ...filesPort(),
    readMeasureList: (_file, columns) => listOf('Kód;Podokruh;Opatření;Gestor;Kritérium plnění\nA1.1;A1;Setkání;Odbor A;Zápis', columns),
  };
  await shown({}, { files });
  await click(button('Založit nový plán'));
  await settle(50);
  await give('Vybrat seznam…', ['seznam.csv']);
  expect(page()).toContain('nalezeno 1 opatření');
  expect(page()).not.toContain('Přečten');
});

test('a new plan: whose areas and municipalities it gets is said by the list, and then by the user', async () => {
  const asked: (string | null)[] = [];
  const drafts: string[] = [];
  const port = filesPort();
  const files: FilesPort = {
    ...port,
    async readMeasureList(_file, columns, region) {
      asked.push(region);
      const list = await listOf('Kód;Opatření;Gestor;Kritérium\n1.1;Setkání;Odbor A;Zápis', columns);
      return { ...list, region: region ?? list.region };
    },
    newPlan(draft) {
      drafts.push(draft.region);
      return port.newPlan(draft);
    },
  };
  await shown({}, { files });
  await click(button('Založit nový plán'));
  await settle(50);
  const choice = (): HTMLSelectElement => screen.getByLabelText(/^Území plánu/);
  expect(choice().value).toBe('liberec');
  await give('Vybrat seznam…', ['seznam.csv']);
  expect(choice().value).toBe('own');
  expect(page()).toContain('Obce doplníte na list Obce sami');
  await click(button('Vytvořit a stáhnout'));
  fireEvent.change(choice(), { target: { value: 'liberec' } });
  await settle(50);
  expect(asked).toEqual([null, 'liberec']);
  await click(button('Vytvořit a stáhnout'));
  expect(drafts).toEqual(['own', 'liberec']);
});

test('a new plan: what is wrong with the list is said first, and then it is made without it', async () => {
  const { around } = await shown({}, { files: filesPort() });
  await click(button('Založit nový plán'));
  await settle(50);
  expect(screen.getByLabelText<HTMLInputElement>(/^Název plánu/).value).toBe('Akční plán 2026-2027');
  await give('Vybrat seznam…', ['seznam.csv']);
  expect(page()).toContain('seznam.csv: nalezeno 2 opatření, 1 kritérium, 0 gestorů a spolugestorů.');
  expect(page()).toContain('Kód A1.1 už má opatření v buňce A3');
  expect(page()).toContain('List1, A7');
  await click(button('Vytvořit a stáhnout'));
  expect(around.log.filter((line) => line.startsWith('save'))).toEqual([]);
  await click(button('Nepoužít seznam'));
  type(/^Období do/, '1. 1. 2020');
  await click(button('Vytvořit a stáhnout'));
  expect(page()).toContain('Období končí dřív, než začíná.');
  type(/^Období do/, '31. 12. 2027');
  await click(button('Vytvořit a otevřít v novém okně'));
  expect(says()).toContain('Plán Akční plán 2026-2027.xlsx je otevřený jako nový sešit.');
  expect(around.log).toContain('open Akční plán 2026-2027.xlsx 7');
});
