import { mkdirSync, readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import { ANSWER_FIELDS, NO_ANSWER, type Answer, type AnswerField } from '../../src/core/plan/answer';
import { readDate, toSerial } from '../../src/core/text/date';
import { FORM } from '../../src/schema/request';
import { formRows, opened } from '../build/requests';
import { run, SAMPLE, temp } from '../build/cli';
import { inOffice, type Command } from '../build/office';

/** Columns and first row of the form in a call. */
const COLUMN: Record<AnswerField, string> = {
  relation: 'E',
  progress: 'F',
  territory: 'G',
  description: 'H',
  link: 'I',
  date: 'J',
  reason: 'K',
  ownLevel: 'L',
};
const FIRST = 6;

/** How each of the gestors works: the programs and formats that their file goes through, the last of which comes back. */
const GESTORS = [
  { name: 'Odbor zdravotnictví', call: 'vyzva-odbor-zdravotnictvi', saves: ['xlsx'] },
  { name: 'Město Turnov', call: 'vyzva-mesto-turnov', saves: ['ods'] },
  { name: 'Dluhová poradna Ještěd, z. ú. (smyšlená)', call: 'vyzva-dluhova-poradna-jested-z-u-smyslena', saves: ['xls'] },
  { name: 'Město Železný Brod', call: 'vyzva-mesto-zelezny-brod', saves: ['ods', 'xlsx'] },
  { name: 'Úřad práce ČR, krajská pobočka v Liberci', call: 'vyzva-urad-prace-cr-krajska-pobocka-v-liberci', saves: ['xls', 'ods'] },
  { name: 'Odbor kancelář hejtmana', call: 'vyzva-odbor-kancelar-hejtmana', saves: ['ods', 'xls'] },
] as const;

/** What a gestor fills in, row by row; a row left out stays as it was issued. */
const typedBy = (gestor: string): Record<number, Answer> => ({
  [FIRST]: {
    relation: 'Bezprostřední',
    progress: 'Realizováno',
    territory: 'Turnov; ORP Semily',
    description: `- první bod\n- druhý bod: „žluťoučký kůň“ & <b>nic</b> – ${gestor}`,
    link: 'https://example.cz/zápis?rok=2025&č=1#část',
    date: '2025-12-31',
    reason: '',
    ownLevel: 'Plněno',
  },
  [FIRST + 1]: {
    ...NO_ANSWER,
    relation: 'Částečný',
    progress: 'Částečně realizováno',
    description: `=1+1 ${gestor}`,
    link: '00123',
    date: '2024-02-29',
    reason: 'personální a kapacitní limity',
    ownLevel: 'Plněno částečně',
  },
  // Too long for a short text of Excel 97, and with what it keeps apart.
  [FIRST + 2]: { ...NO_ANSWER, progress: 'Neplní se', description: `${'Dlouhý popis, část po části. '.repeat(90)}${gestor} 😀` },
  [FIRST + 4]: { ...NO_ANSWER, relation: 'Žádný', progress: 'Realizováno', description: `'1.10 ${gestor}`, date: 'brzy' },
});

const call = (name: string): string => temp(`výzvy/${name}.xlsx`);
const returned = (file: string, saves: readonly string[]): string => temp(`návraty/${file}.${saves.at(-1)}`);
/** The same answers of one gestor in another format. */
const TWICE = temp('návraty/znovu.xls');

const filling = ({ name, call: file, saves }: (typeof GESTORS)[number]): Command[] => [
  ['open', call(file)],
  ...Object.entries(typedBy(name)).flatMap(([row, answer]) =>
    ANSWER_FIELDS.map((field): Command => [
      // A day is typed, as people do; the program makes a date of it.
      field === 'date' && /^\d/.test(answer.date) ? 'type' : 'put',
      'Podklady',
      COLUMN[field] + row,
      answer[field],
    ]),
  ),
  ['put', 'Podklady', 'C4', `Potvrdila za ${name}`],
  ['type', 'Podklady', 'D4', '2026-02-01'],
  ...saves.slice(0, -1).flatMap((kind): Command[] => [
    ['save', temp(`mezi.${kind}`), kind],
    ['open', temp(`mezi.${kind}`)],
  ]),
  ['save', returned(file, saves), saves.at(-1)!],
];

interface Told {
  readonly files: readonly {
    readonly path: string;
    readonly status: string;
    readonly addressee: string;
    readonly rows: Readonly<Record<string, number>>;
    readonly problems: readonly { readonly code: string; readonly cell: string }[];
  }[];
  readonly conflicts: readonly unknown[];
  readonly totals: Readonly<Record<string, number>>;
}

async function collected(plan: string, out: string): Promise<Told> {
  const { code, out: told } = await run(['collect', plan, temp('návraty'), '--out', out, '--json']);
  // One day of each cannot be read, and somebody should mend it.
  expect(code).toBe(1);
  return JSON.parse(told) as Told;
}

type Row = Readonly<Record<string, string | number>>;

const rowsOf = (path: string, sheet: string): Row[] => utils.sheet_to_json<Row>(read(readFileSync(path)).Sheets[sheet]!, { defval: '' });

/** An answer as its cells in the plan hold it: a readable day is a date, everything else a text. */
const cellsOf = (answer: Answer): Row =>
  Object.fromEntries(
    ANSWER_FIELDS.map((field) => {
      const day = field === 'date' ? readDate(answer.date) : null;
      return [FORM.columns[field].header, day === null ? answer[field] : toSerial(day)];
    }),
  );

describe('returns that LibreOffice has saved', () => {
  const out = temp('sebráno.xlsx');
  let told: Told;
  let rows: Row[];
  beforeAll(async () => {
    const only = GESTORS.map(({ name }) => name).join(';');
    expect(await run(['split', SAMPLE, '--out', temp('výzvy'), '--only', only])).toMatchObject({ code: 0, err: '' });
    mkdirSync(temp('návraty'));
    const first = GESTORS[0];
    inOffice([...GESTORS.flatMap(filling), ['open', returned(first.call, first.saves)], ['save', TWICE, 'xls']]);
    told = await collected(SAMPLE, out);
    rows = rowsOf(out, 'Podklady');
  });

  test('everybody is known by their own file, and what they typed is all that is new', () => {
    const known = Object.fromEntries(told.files.map(({ path, status, addressee }) => [path, [status, addressee]]));
    expect(known).toEqual({
      ...Object.fromEntries(GESTORS.map(({ name, call: file, saves }) => [returned(file, saves), ['read', name]])),
      [TWICE]: ['read', GESTORS[0].name],
    });
    const asked = told.files.flatMap(({ problems }) => problems.filter(({ code }) => code !== 'formulaText'));
    expect(asked.map(({ code, cell }) => `${code} ${cell}`)).toEqual(told.files.map(() => `dateUnreadable ${COLUMN.date}${FIRST + 4}`));
    const { files, read: readFiles, new: fresh, changed, conflict, unplaced } = told.totals;
    expect({ files, readFiles, conflict, unplaced }).toEqual({ files: 7, readFiles: 7, conflict: 0, unplaced: 0 });
    expect(fresh! + changed!).toBe(GESTORS.length * Object.keys(typedBy('')).length);
    expect(rows).toHaveLength(rowsOf(SAMPLE, 'Podklady').length + fresh!);
  });

  test.each(GESTORS)('$name, by way of $saves: every answer as it was filled in', ({ name, call: file, saves }) => {
    const asked = formRows(opened(readFileSync(call(file))));
    for (const [row, answer] of Object.entries(typedBy(name))) {
      const own = [returned(file, saves), ...(file === GESTORS[0].call ? [TWICE] : [])].map((path) => path.slice(temp('návraty/').length));
      const from = rows.filter(({ Zdroj }) => own.some((one) => String(Zdroj).startsWith(`${one} · Podklady, ř. ${row} · uloženo 20`)));
      const { 'Kód opatření': measure, 'Č. kritéria': criterion, Předkladatel: submitter } = asked[Number(row) - FIRST]!;
      expect(from).toEqual([
        {
          'Kód opatření': measure,
          'Č. kritéria': Number(criterion),
          Předkladatel: submitter,
          ...cellsOf(answer),
          Zdroj: expect.any(String) as string,
        },
      ]);
    }
  });

  test('the days are dates by their format too', () => {
    const sheet = read(readFileSync(out), { cellNF: true }).Sheets['Podklady']!;
    const cells = Object.values(sheet) as { readonly v?: unknown; readonly z?: string }[];
    for (const day of ['2025-12-31', '2024-02-29'] as const) {
      const formats = cells.flatMap(({ v, z }) => (v === toSerial(day) ? [z?.replace(/\\/g, '')] : []));
      expect(formats.length).toBeGreaterThanOrEqual(GESTORS.length);
      expect(new Set(formats)).toEqual(new Set(['d. m. yyyy']));
    }
  });

  test('rows that nobody filled in are as they were', () => {
    const replaced = rows.filter(({ Zdroj }) => String(Zdroj).includes(' · Podklady, ř. '));
    const kept = rows.filter((row) => !replaced.includes(row)).map((row) => JSON.stringify(row));
    const before = rowsOf(SAMPLE, 'Podklady').map((row) => JSON.stringify(row));
    expect(before).toEqual(expect.arrayContaining(kept));
    expect(before.length - kept.length).toBe(told.totals['changed']);
  });

  test('who confirmed and when is noted', () => {
    const noted = rowsOf(out, 'Gestoři').filter(({ Potvrdil }) => Potvrdil !== '');
    expect(Object.fromEntries(noted.map(({ Gestor, Potvrdil, Potvrzeno }) => [Gestor, [Potvrdil, Potvrzeno]]))).toEqual(
      Object.fromEntries(GESTORS.map(({ name }) => [name, [`Potvrdila za ${name}`, toSerial('2026-02-01')]])),
    );
  });

  test('collecting them again changes nothing', async () => {
    const again = await collected(out, temp('znovu.xlsx'));
    expect(again.totals).toMatchObject({ read: 7, new: 0, changed: 0, conflict: 0, unplaced: 0 });
    for (const sheet of ['Podklady', 'Gestoři']) expect(rowsOf(temp('znovu.xlsx'), sheet)).toEqual(rowsOf(out, sheet));
  });
});
