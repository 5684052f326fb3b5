import { columnName } from '../../ooxml/a1';
import { answerDigest } from '../../core/exchange/answerDigest';
import { answerOf, missingOf, NO_ANSWER, type Answer } from '../../core/plan/answer';
import type { Addressee, Item } from '../../core/people/addressees';
import type { LastLevels } from '../../core/people/last';
import { czechDate, exampleDay, toSerial, type IsoDate } from '../../core/text/date';
import type { Municipality } from '../../core/plan/municipalities';
import type { Statement } from '../../core/plan/plan';
import { Gazetteer } from '../../core/plan/territory';
import { LEVEL_WORD, REASON_WORD } from '../../core/text/wording';
import { REQUEST_NAMES, REQUEST_ROLE, REQUEST_SHEETS, FORM, identityText, ROLE_WORD, type FormColumn } from '../../schema/request';
import { INPUT, PROPERTY, SCHEMA_VERSION, type Column, type ListName } from '../../schema/tables';
import { doneFormula, missingFormula, missingText, progressFormula, progressText, totalFormula } from './formulas';
import { requestInstructions } from './instructions';
import { REQUEST_NOTES, REFUSAL } from '../write/lists';
import { roleNote, territoryNote } from '../write/territoryTexts';
import { banner, headerRow, listSheet, NOWHERE, rangesOf } from '../plan/template';
import { bodyStyle, COLOR, LEVEL_LOOK } from '../write/look';
import { heightOf } from '../write/rowHeight';
import type { DifferentialStyle, Style } from '../write/styles';
import { CELL_LIMIT, quoted, writeXlsx, type Cell, type Conditional, type Sheet, type Validation, type Workbook } from '../write/workbook';

/** Everything the workbook of one addressee is made of. Nothing of anybody else's gets in. */
export interface RequestContent {
  readonly plan: { readonly id: string; readonly name: string };
  readonly addressee: Addressee;
  readonly municipalities: readonly Municipality[];
  readonly issuedOn: IsoDate;
  readonly deadline: IsoDate | null;
  /** Where to send it back, shown in Pokyny; "" when not known. */
  readonly returnTo: string;
}

/** @returns the bytes of an .xlsx file; equal contents give equal bytes */
export function buildRequestWorkbook(content: RequestContent): Uint8Array {
  return writeXlsx(requestWorkbook(content));
}

/** The same before it is turned into bytes. */
export function requestWorkbook(content: RequestContent): Workbook {
  const { plan, addressee, issuedOn, deadline, returnTo } = content;
  const form = formSheet(content);
  const sheets = [
    requestInstructions({
      addressee: addressee.name,
      planName: plan.name,
      deadline,
      returnTo,
      rows: form.rows,
      hasPrevious: form.hasPrevious,
      hasLast: form.hasLast,
      municipalities: content.municipalities,
      progress: { value: form.progress.value, formula: `${quoted(FORM.sheet)}!${form.progress.at}` },
    }),
    form.sheet,
    // A plan without municipalities has nothing to be looked up there.
    ...(content.municipalities.length > 0 ? [municipalitiesSheet(content.municipalities)] : []),
    { ...listSheet(LISTS), isCommon: true },
  ];
  return {
    sheets: sheets.map((sheet) => ({
      ...sheet,
      isProtected: true,
      ...(sheet.print ? { print: { ...sheet.print, ...banner(sheet.isCommon ? plan.name : `${addressee.name}: ${plan.name}`) } } : {}),
    })),
    names: [
      ...rangesOf(LISTS),
      ...Object.entries(form.names).map(([name, at]) => ({ name, refersTo: `${quoted(FORM.sheet)}!${absolute(at)}` })),
    ].sort((a, b) => (a.name < b.name ? -1 : 1)),
    title: `${plan.name}: ${addressee.name}`,
    created: issuedOn,
    properties: [
      { name: PROPERTY.role, value: REQUEST_ROLE },
      { name: PROPERTY.version, value: SCHEMA_VERSION },
      { name: PROPERTY.plan, value: plan.id },
      { name: PROPERTY.lead, value: addressee.name },
      { name: PROPERTY.issuedOn, value: issuedOn },
    ],
  };
}

const absolute = (at: string): string => at.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');

/** The lists that the form offers. */
const LISTS = ['Seznam_Vztahy', 'Seznam_Stavy', 'Seznam_Duvody', 'Seznam_Urovne'] as const satisfies readonly ListName[];

// --- Podklady ---------------------------------------------------------------------------------------------------

/** Rows above the header of the form: whose it is, by when, how far they are, and the confirmation. */
const TOP = 4;
/** Narrower than in the plan: question and answer stay in sight together on a small screen, and are printed on one page. */
const WIDTH: Partial<Record<FormColumn, number>> = {
  measure: 9,
  criterion: 8,
  measureTitle: 21,
  criterionText: 30,
  previous: 34,
  relation: 14,
  progress: 14,
  territory: 20,
  description: 40,
  link: 20,
  date: 11,
  reason: 20,
  ownLevel: 13,
  missing: 14,
  role: 12,
  submitter: 24,
};
/** The last column that stays in sight. */
const FROZEN = 'criterionText' satisfies FormColumn;
/** Room for an answer, and the height above which the rest of a long text is read in the formula bar. Points. */
const ROW_HEIGHT = { least: 45, most: 210 } as const;

interface Field {
  readonly id: FormColumn;
  readonly column: Column;
  readonly style: Style;
}

/** Typed text stays text: a list that begins with a dash is no formula, and a number of a resolution no date. */
const TEXT_FIELDS: ReadonlySet<FormColumn> = new Set(['territory', 'description', 'link']);
const ANSWERS: ReadonlySet<string> = new Set(Object.keys(NO_ANSWER));

function styleOf(id: FormColumn, column: Column): Style {
  const style = bodyStyle(column.kind, false);
  if (!ANSWERS.has(id)) return { ...style, fill: COLOR.writtenFill };
  return { ...style, unlocked: true, ...(TEXT_FIELDS.has(id) ? { format: '@' } : {}) };
}

const FIELDS: readonly Field[] = (Object.entries(FORM.columns) as [FormColumn, Column][]).map(([id, column]) => ({
  id,
  column: { ...column, width: WIDTH[id] ?? column.width },
  style: styleOf(id, column),
}));
const FIELDS_WITHOUT_PREVIOUS = FIELDS.filter(({ id }) => id !== 'previous');

interface Form {
  readonly sheet: Sheet;
  readonly names: Readonly<Record<(typeof REQUEST_NAMES)[keyof typeof REQUEST_NAMES], string>>;
  readonly rows: number;
  readonly hasPrevious: boolean;
  /** Some of it says how the measure ended. */
  readonly hasLast: boolean;
  readonly progress: { readonly value: string; readonly at: string };
}

function formSheet({ plan, addressee, municipalities, deadline, issuedOn, returnTo }: RequestContent): Form {
  const example = czechDate(exampleDay(plan.name, issuedOn));
  const day = dayOf(example);
  const noteOf = (id: FormColumn): string | undefined =>
    id === 'territory'
      ? territoryNote(municipalities)
      : id === 'date'
        ? `Kdy se to stalo, například ${example}. Nemusí být.`
        : id === 'role'
          ? roleNote(municipalities)
          : REQUEST_NOTES[id];
  const hasPrevious = addressee.items.some((item) => lastText(item) !== '');
  const hasLast = addressee.items.some(({ last }) => last !== null);
  const fields = hasPrevious ? FIELDS : FIELDS_WITHOUT_PREVIOUS;
  const widths = fields.map(({ column }) => column.width);
  const at = Object.fromEntries(fields.map(({ id }, c) => [id, columnName(c)])) as Record<FormColumn, string>;
  const asked = addressee.items.flatMap((item) =>
    // Whose territory a criterion is judged by speaks for its own: nobody has to think of writing it.
    (item.statements.length > 0 ? item.statements.map(answerOf) : [{ ...NO_ANSWER, territory: item.district }]).map((answer) => ({
      item,
      answer,
    })),
  );
  const [first, last] = [TOP + 2, TOP + 1 + asked.length];
  const down = (id: FormColumn): string => `$${at[id]}$${first}:$${at[id]}$${last}`;

  /** Columns after those that stay in sight, from 1. */
  const beside = (n: number): string => columnName(fields.findIndex(({ id }) => id === FROZEN) + n);
  const done = asked.filter(({ answer }) => missingOf(answer).length === 0).length;
  const total = asked.length;
  const names = {
    [REQUEST_NAMES.planName]: `${at.criterionText}2`,
    [REQUEST_NAMES.deadline]: `${at.measureTitle}2`,
    [REQUEST_NAMES.returnTo]: `${beside(2)}2`,
    [REQUEST_NAMES.confirmedBy]: `${at.measureTitle}4`,
    [REQUEST_NAMES.confirmedOn]: `${at.criterionText}4`,
    // Beside the digests, in their hidden column.
    [REQUEST_NAMES.done]: `${at.issuedDigest}1`,
    [REQUEST_NAMES.total]: `${at.issuedDigest}2`,
    [REQUEST_NAMES.identity]: `${at.issuedDigest}3`,
    [REQUEST_NAMES.confirmedMark]: `${at.issuedDigest}4`,
  };
  const progress = {
    at: 'A3',
    value: progressText(done, total),
    formula: progressFormula({
      done: names[REQUEST_NAMES.done],
      total: names[REQUEST_NAMES.total],
      confirmedBy: names[REQUEST_NAMES.confirmedBy],
      confirmedOn: names[REQUEST_NAMES.confirmedOn],
    }),
  };
  const top = topRows(fields, {
    1: {
      A: { value: addressee.name, style: TITLE },
      [at.issuedDigest]: { value: done, formula: doneFormula(down('measure'), down('missing')) },
    },
    2: {
      A: { value: 'Odevzdat do', style: LABEL },
      [at.measureTitle]: { value: deadline === null ? null : toSerial(deadline), style: DEADLINE },
      [at.criterionText]: { value: plan.name, style: LABEL },
      ...(returnTo === '' ? {} : { [beside(1)]: { value: 'Poslat zpět', style: LABEL } }),
      [beside(2)]: { value: returnTo === '' ? null : returnTo, style: { ...LABEL, bold: true, color: COLOR.ink } },
      [at.issuedDigest]: { value: total, formula: totalFormula(down('measure')) },
    },
    3: {
      A: { value: progress.value, formula: progress.formula, style: PROGRESS },
      [at.issuedDigest]: {
        value: identityText({ version: SCHEMA_VERSION, plan: plan.id, addressee: addressee.name, issuedOn }),
        style: { color: COLOR.muted },
      },
    },
    4: {
      A: { value: 'Potvrzuji úplnost\n(jméno a den)', style: { ...LABEL, wrap: true } },
      B: { value: null, style: LABEL },
      [at.measureTitle]: { value: null, style: { ...ENTRY, format: '@' } },
      [at.criterionText]: { value: null, style: { ...ENTRY, format: bodyStyle('date', false).format! } },
      [at.issuedDigest]: { value: null, style: { unlocked: true, format: '@' } },
    },
  });
  const rows = asked.map(({ item, answer }, r) => {
    const row = first + r;
    const cells = fields.map(({ id, style }): Cell =>
      id === 'missing'
        ? {
            value: missingText(missingOf(answer)),
            formula: missingFormula({
              relation: `${at.relation}${row}`,
              progress: `${at.progress}${row}`,
              description: `${at.description}${row}`,
              link: `${at.link}${row}`,
              reason: `${at.reason}${row}`,
            }),
            style,
          }
        : { value: valueOf(id, item, answer, addressee.name), style },
    );
    return { cells, height: Math.min(ROW_HEIGHT.most, Math.max(ROW_HEIGHT.least, heightOf(cells, widths))) };
  });

  const sheet: Sheet = {
    name: FORM.sheet,
    tab: COLOR.input,
    columns: fields.map(({ id, column }) => ({ width: column.width, ...(id === 'issuedDigest' ? { hidden: true } : {}) })),
    rows: [...top, headerRow(fields.map(({ id, column }) => ({ ...column, written: !ANSWERS.has(id) }))), ...rows],
    table: { name: FORM.name, top: TOP, rows: rows.length, columns: fields.map(({ column }) => ({ header: column.header })) },
    merges: ['A4:B4'],
    freeze: { rows: TOP + 1, columns: fields.findIndex(({ id }) => id === FROZEN) + 1 },
    selected: `${at.relation}${first}`,
    notes: fields.flatMap(({ id }, column) => {
      const text = noteOf(id);
      return text === undefined ? [] : [{ row: TOP, column, text }];
    }),
    validations: [
      ...fields.flatMap(({ id, column }): Validation[] =>
        ANSWERS.has(id) ? [validationOf(column, `${at[id]}${first}:${at[id]}${last}`, noteOf(id)!, day)] : [],
      ),
      { range: names[REQUEST_NAMES.confirmedBy], prompt: CONFIRM_PROMPT },
      { range: names[REQUEST_NAMES.confirmedOn], ...dayOf(czechDate(issuedOn)), prompt: CONFIRM_PROMPT },
    ],
    conditionals: [
      ...conditionalsOf(at, first, last, names),
      ...territoryConditionals(
        at.territory,
        asked.flatMap(({ item }, r) => (item.district === '' ? [] : [first + r])),
      ),
    ],
    print: {
      landscape: true,
      pagesWide: 1,
      titleRows: [TOP + 1, TOP + 1],
      // What was answered the last time stands between questions and answers, and is left out: see docs/decisions/0045-files-print.md.
      ...(hasPrevious
        ? { titleColumns: fields.findIndex(({ id }) => id === FROZEN) + 1, area: `${at.relation}:${at.missing}` }
        : { area: `A:${at.missing}` }),
    },
  };
  return { sheet, names, rows: asked.length, hasPrevious, hasLast, progress };
}

function valueOf(id: Exclude<FormColumn, 'missing'>, item: Item, answer: Answer, submitter: string): string | number {
  const { measure, criterion, role } = item;
  switch (id) {
    case 'measure':
      return measure.code;
    case 'criterion':
      return criterion?.number ?? '';
    case 'measureTitle':
      return measure.title;
    case 'criterionText':
      return criterion?.text ?? '';
    case 'role':
      return ROLE_WORD[role];
    case 'previous':
      return lastText(item).slice(0, CELL_LIMIT);
    case 'submitter':
      return submitter;
    case 'issuedDigest':
      return answerDigest(answer);
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(answer.date) && answer.date > '1900-03-01' ? toSerial(answer.date) : answer.date;
    default:
      return answer[id];
  }
}

/** How the measure ended in the last period, and what the addressee answered then. */
const lastText = ({ last, previous }: Item): string =>
  [...(last === null ? [] : [levelsText(last)]), ...previous.map(previousText)].filter(Boolean).join('\n\n');

/** "Období 2024–2025: Plněno částečně (metodické problémy)"; of several that were merged each with its code. */
function levelsText({ period, measures }: LastLevels): string {
  const ended = measures.map(({ code, level, reason, silent }) => {
    const why = silent ? 'bez odpovědi' : reason === null ? '' : REASON_WORD[reason];
    return `${measures.length > 1 ? `${code} ` : ''}${LEVEL_WORD[level]}${why === '' ? '' : ` (${why})`}`;
  });
  return `Období ${period}: ${ended.join('; ')}`;
}

/** An answer of the last period as one text. */
function previousText(statement: Statement): string {
  const { relation, progress, territory, description, link, date, reason } = answerOf(statement);
  const day = statement.date.value === null ? date : czechDate(statement.date.value);
  return [[relation, progress, territory, day].filter(Boolean).join(' · '), description, link, reason && `Důvod: ${reason}`]
    .filter(Boolean)
    .join('\n');
}

// --- the top ----------------------------------------------------------------------------------------------------

const TITLE: Style = { bold: true, size: 16, color: COLOR.input, vertical: 'center' };
const LABEL: Style = { color: COLOR.muted, vertical: 'center' };
const DEADLINE: Style = { bold: true, color: COLOR.ink, vertical: 'center', horizontal: 'left', format: bodyStyle('date', false).format! };
const PROGRESS: Style = { bold: true, size: 12, color: COLOR.ink, vertical: 'center' };
const ENTRY: Style = {
  color: COLOR.ink,
  border: COLOR.muted,
  fill: COLOR.noteFill,
  vertical: 'center',
  horizontal: 'left',
  unlocked: true,
};
const TOP_HEIGHTS = [26, 18, 22, 34] as const;

/** Cells by row and column letter, the rest of each row empty. */
function topRows(fields: readonly Field[], cells: Readonly<Record<number, Readonly<Record<string, Cell>>>>): Sheet['rows'] {
  return TOP_HEIGHTS.map((height, r) => ({ height, fixed: true, cells: fields.map((_, c) => cells[r + 1]?.[columnName(c)] ?? null) }));
}

// --- what may be typed ------------------------------------------------------------------------------------------

const CONFIRM_PROMPT = {
  title: 'Potvrzuji úplnost',
  text: 'Vyplňte jméno a den, až nic nechybí. Změníte-li potom některou odpověď, vyplňte nový den.',
};
/** @param example a day as it is written */
const dayOf = (example: string): Pick<Validation, 'allow' | 'error'> => ({
  allow: { from: toSerial('2000-01-01'), to: toSerial('2099-12-31') },
  error: { title: 'Datum', text: `Napište den, měsíc a rok číslem, například ${example}.` },
});

function validationOf(column: Column, range: string, note: string, day: ReturnType<typeof dayOf>): Validation {
  const allow = column.list
    ? { allow: { list: column.list }, error: { title: column.header, text: REFUSAL[column.list] } }
    : column.kind === 'date'
      ? day
      : {};
  return { range, ...allow, prompt: { title: column.header, text: note } };
}

// --- colours ----------------------------------------------------------------------------------------------------

const MISSING: DifferentialStyle = { color: COLOR.ink, fill: 'FFE9A8' };
const COMPLETE: DifferentialStyle = { color: LEVEL_LOOK.fulfilled.color, fill: LEVEL_LOOK.fulfilled.fill };

/** What is missing is yellow where it is to be filled in; the code of a row with nothing missing is green. */
function conditionalsOf(
  at: Readonly<Record<FormColumn, string>>,
  first: number,
  last: number,
  names: Readonly<Record<(typeof REQUEST_NAMES)[keyof typeof REQUEST_NAMES], string>>,
): Conditional[] {
  const range = (...ids: readonly FormColumn[]): string => ids.map((id) => `${at[id]}${first}:${at[id]}${last}`).join(' ');
  const says = (word: string): string => `ISNUMBER(SEARCH("${word}",$${at.missing}${first}))`;
  const rule = (formula: string, style: DifferentialStyle): Conditional['rules'] => [{ formula, style }];
  return [
    { range: range('relation'), rules: rule(says('vztah'), MISSING) },
    { range: range('progress'), rules: rule(says('stav'), MISSING) },
    { range: range('description', 'link'), rules: rule(says('popis'), MISSING) },
    { range: range('reason'), rules: rule(says('důvod'), MISSING) },
    { range: range('missing'), rules: rule(`LEN($${at.missing}${first})>0`, { ...MISSING, bold: true }) },
    { range: `${at.measure}${first}:${at.criterion}${last}`, rules: rule(`LEN($${at.missing}${first})=0`, COMPLETE) },
    { range: 'A3', rules: rule(`${absolute(names[REQUEST_NAMES.done])}=${absolute(names[REQUEST_NAMES.total])}`, COMPLETE) },
  ];
}

/** A municipality that says no territory would speak for the whole region: its cell is yellow while it is empty. */
function territoryConditionals(column: string, rows: readonly number[]): Conditional[] {
  const [first] = rows;
  if (first === undefined) return [];
  const starts = rows.filter((row) => !rows.includes(row - 1));
  const ends = rows.filter((row) => !rows.includes(row + 1));
  const range = starts.map((start, i) => `${column}${start}:${column}${ends[i]!}`).join(' ');
  return [{ range, rules: [{ formula: `LEN(TRIM($${column}${first}))=0`, style: MISSING }] }];
}

// --- Obce -------------------------------------------------------------------------------------------------------

const sheets = new WeakMap<readonly Municipality[], Sheet>();

/** What may be written into Území. Described once for all calls. */
function municipalitiesSheet(municipalities: readonly Municipality[]): Sheet {
  const known = sheets.get(municipalities);
  if (known) return known;
  const { code, name, orp, pou } = INPUT.municipalities.columns;
  const gazetteer = new Gazetteer(municipalities);
  const columns: Column[] = [code, name, orp, pou, { header: 'Do sloupce Území se píše', kind: 'text', width: 30 }];
  const style = bodyStyle('text', true);
  const sheet: Sheet = {
    name: REQUEST_SHEETS.municipalities,
    isCommon: true,
    tab: COLOR.muted,
    columns: columns.map(({ width }) => ({ width })),
    rows: [
      headerRow(columns.map((column) => ({ ...column, written: true }))),
      ...municipalities.map((municipality, i) => ({
        cells: [municipality.code, municipality.name, municipality.orp, municipality.pou, gazetteer.label(i)].map((value) => ({
          value,
          style,
        })),
      })),
    ],
    table: { name: INPUT.municipalities.name, rows: municipalities.length, columns: columns.map(({ header }) => ({ header })) },
    freeze: { rows: 1, columns: 2 },
    print: { landscape: false, pagesWide: 1, area: NOWHERE },
  };
  sheets.set(municipalities, sheet);
  return sheet;
}
