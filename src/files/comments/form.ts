import { columnName } from '../../ooxml/a1';
import { COMMENT_KIND_WORD } from '../../core/comments/comment';
import { czechDate, toSerial, type IsoDate } from '../../core/text/date';
import {
  COMMENT_FORM,
  COMMENT_SHEETS,
  commentIdentityText,
  COMMENTS_ROLE,
  ROUND_PROPERTY,
  type CommentFormColumn,
} from '../../schema/comments';
import { REQUEST_NAMES } from '../../schema/request';
import { INPUT, PROPERTY, SCHEMA_VERSION, type Column } from '../../schema/tables';
import { banner, headerRow, listSheet, NOWHERE, rangesOf } from '../plan/template';
import { GAP, guideSheet, heading, line, sheetLink, steps, title } from '../write/guide';
import { bodyStyle, COLOR } from '../write/look';
import { REFUSAL } from '../write/lists';
import type { DifferentialStyle, Style } from '../write/styles';
import { quoted, writeXlsx, type Cell, type Sheet, type Validation, type Workbook } from '../write/workbook';

/** Everything the workbook of one body is made of. */
export interface CommentFormContent {
  readonly plan: { readonly id: string; readonly name: string };
  readonly who: string;
  readonly round: string;
  readonly measures: readonly FormMeasure[];
  readonly issuedOn: IsoDate;
  /** All whom the round goes to, and the fingerprint of the figures that they are given. */
  readonly to: readonly string[];
  readonly figures: string;
  readonly until: IsoDate | null;
  /** Where to send it back; "" when not known. */
  readonly returnTo: string;
}

interface FormMeasure {
  readonly code: string;
  readonly title: string;
  /** The word of its level, as the report says it. */
  readonly level: string;
}

/** So many comments fit; a sheet that is locked cannot be given more rows, and nobody writes so many by hand. */
export const FORM_ROWS = 150;

/** The workbook in which a body writes its comments: it needs no add-in. @returns equal bytes for equal contents */
export const buildCommentWorkbook = (content: CommentFormContent): Uint8Array => writeXlsx(commentWorkbook(content));

const LISTS = ['Seznam_TypyPripominek'] as const;

/** The same before it is turned into bytes. */
export function commentWorkbook(content: CommentFormContent): Workbook {
  const { plan, who, round, issuedOn, measures } = content;
  const form = formSheet(content);
  const sheets: Sheet[] = [
    guide(content),
    form.sheet,
    ...(measures.length > 0 ? [measureSheet(measures)] : []),
    { ...listSheet(LISTS), isCommon: true },
  ];
  return {
    sheets: sheets.map((sheet) => ({
      ...sheet,
      isProtected: true,
      ...(sheet.print ? { print: { ...sheet.print, ...banner(sheet.isCommon ? plan.name : `${who}: ${plan.name}`) } } : {}),
    })),
    names: [
      ...rangesOf(LISTS),
      ...(measures.length > 0
        ? [{ name: 'Seznam_Opatreni', refersTo: `${quoted(COMMENT_SHEETS.measures)}!$A$2:$A$${measures.length + 1}` }]
        : []),
      ...Object.entries(form.names).map(([name, at]) => ({ name, refersTo: `${quoted(COMMENT_FORM.sheet)}!${at}` })),
    ].sort((a, b) => (a.name < b.name ? -1 : 1)),
    title: `${plan.name}: připomínky, ${who}`,
    created: issuedOn,
    properties: [
      { name: PROPERTY.role, value: COMMENTS_ROLE },
      { name: PROPERTY.version, value: SCHEMA_VERSION },
      { name: PROPERTY.plan, value: plan.id },
      { name: PROPERTY.lead, value: who },
      { name: PROPERTY.issuedOn, value: issuedOn },
      { name: ROUND_PROPERTY, value: round },
    ],
  };
}

// --- Připomínky -------------------------------------------------------------------------------------------------

/** Rows above the header: whose it is, by when, and how many comments there are. */
const TOP = 3;
const TOP_HEIGHTS = [26, 18, 22] as const;
const ROW_HEIGHT = 45;

const WIDTH: Readonly<Record<CommentFormColumn, number>> = {
  number: 5,
  measure: 11,
  place: 24,
  kind: 14,
  comment: 60,
  proposal: 44,
  missing: 16,
};
const FIELDS = (Object.entries(COMMENT_FORM.columns) as [CommentFormColumn, Column][]).map(([id, column]) => ({
  id,
  column: { ...column, width: WIDTH[id] },
}));
/** What the body does not type. */
const GIVEN: ReadonlySet<CommentFormColumn> = new Set(['number', 'missing']);
const AT = Object.fromEntries(FIELDS.map(({ id }, c) => [id, columnName(c)])) as Record<CommentFormColumn, string>;
/** Behind the form, hidden. */
const IDENTITY_COLUMN = FIELDS.length;

const NOTE: Readonly<Record<CommentFormColumn, string>> = {
  number: 'Číslo je dané; řádky nečíslujte znovu.',
  measure: `Opatření, kterého se připomínka týká; seznam je na listu ${COMMENT_SHEETS.measures}. Týká-li se celé zprávy, nechte prázdné.`,
  place: 'Kapitola, strana nebo odstavec. Stačí kód opatření, nebo místo.',
  kind: 'Zásadní: trváte na ní. Doporučující: na zvážení. Formální: překlep, číslo, název. Nemusí být.',
  comment: 'Jedna připomínka do jednoho řádku. Nemáte-li žádnou, napište do prvního řádku: Bez připomínek.',
  proposal: 'Jak by text měl znít. Nemusí být.',
  missing: 'Co ještě v řádku chybí. Prázdné znamená, že řádek je v pořádku.',
};

const TITLE: Style = { bold: true, size: 16, color: COLOR.input, vertical: 'center' };
const LABEL: Style = { color: COLOR.muted, vertical: 'center' };
const STRONG: Style = { bold: true, color: COLOR.ink, vertical: 'center', horizontal: 'left' };
const MISSING: DifferentialStyle = { color: COLOR.ink, fill: 'FFE9A8', bold: true };

const LACKS_PLACE = 'kód nebo místo';
const LACKS_TEXT = 'připomínka';
const NO_COMMENT = 'Zatím žádná připomínka. Nemáte-li je, napište do prvního řádku: Bez připomínek.';

function missingFormula(row: number): string {
  const filled = (id: CommentFormColumn): string => `LEN(TRIM(${AT[id]}${row}))`;
  const isNone = `ISNUMBER(SEARCH("bez připomínek",${AT.comment}${row}))`;
  return (
    `IF(${filled('comment')}>0,IF(OR(${isNone},${filled('measure')}+${filled('place')}>0),"","${LACKS_PLACE}"),` +
    `IF(${filled('measure')}+${filled('place')}+${filled('kind')}+${filled('proposal')}>0,"${LACKS_TEXT}",""))`
  );
}

function formSheet({ plan, who, round, measures, until, returnTo, issuedOn, figures, to }: CommentFormContent) {
  const [first, last] = [TOP + 2, TOP + 1 + FORM_ROWS];
  const down = (id: CommentFormColumn): string => `$${AT[id]}$${first}:$${AT[id]}$${last}`;
  const count = `SUMPRODUCT(--(LEN(${down('comment')})>0))`;
  const lacking = `SUMPRODUCT(--(LEN(${down('missing')})>0))`;
  const progress = `IF(${count}=0,"${NO_COMMENT}","Vyplněných řádků: "&${count}&IF(${lacking}>0,", něco chybí u "&${lacking}&".","."))`;
  const identity = commentIdentityText({
    version: SCHEMA_VERSION,
    plan: plan.id,
    who,
    round,
    issuedOn,
    until: until ?? '',
    figures,
    to,
  });
  const deadline: Cell =
    until === null
      ? { value: 'v průvodním e-mailu', style: STRONG }
      : { value: toSerial(until), style: { ...STRONG, format: bodyStyle('date', false).format! } };
  const top: readonly Readonly<Record<string, Cell>>[] = [
    { A: { value: `${who}: připomínky`, style: TITLE } },
    {
      A: { value: 'Odevzdat do', style: LABEL },
      [AT.place]: deadline,
      [AT.kind]: { value: roundText(round), style: LABEL },
      [AT.comment]: { value: plan.name, style: LABEL },
      [AT.proposal]: { value: returnTo === '' ? null : `Poslat zpět: ${returnTo}`, style: STRONG },
      [columnName(IDENTITY_COLUMN)]: { value: identity, style: { color: COLOR.muted } },
    },
    { A: { value: NO_COMMENT, formula: progress, style: STRONG } },
  ];
  const rows = Array.from({ length: FORM_ROWS }, (_, i) => ({
    height: ROW_HEIGHT,
    cells: FIELDS.map(({ id, column }): Cell => {
      const style = bodyStyle(column.kind, false);
      if (id === 'number') return { value: String(i + 1), style: { ...style, fill: COLOR.writtenFill } };
      if (id === 'missing') return { value: '', formula: missingFormula(first + i), style: { ...style, fill: COLOR.writtenFill } };
      // Typed text stays text: a comment that begins with a dash is no formula, and a page "3-5" no day.
      return { value: null, style: { ...style, unlocked: true, format: '@' } };
    }),
  }));
  const sheet: Sheet = {
    name: COMMENT_FORM.sheet,
    tab: COLOR.input,
    columns: [...FIELDS.map(({ column }) => ({ width: column.width })), { width: 10, hidden: true }],
    rows: [
      ...top.map((cells, r) => ({
        height: TOP_HEIGHTS[r]!,
        fixed: true,
        cells: Array.from({ length: IDENTITY_COLUMN + 1 }, (_, c) => cells[columnName(c)] ?? null),
      })),
      headerRow(FIELDS.map(({ id, column }) => ({ header: column.header, written: GIVEN.has(id) }))),
      ...rows,
    ],
    table: { name: COMMENT_FORM.name, top: TOP, rows: FORM_ROWS, columns: FIELDS.map(({ column }) => ({ header: column.header })) },
    freeze: { rows: TOP + 1, columns: 1 },
    selected: `${AT.measure}${first}`,
    notes: FIELDS.map(({ id }, column) => ({ row: TOP, column, text: NOTE[id] })),
    validations: FIELDS.flatMap(({ id, column }): Validation[] => {
      if (GIVEN.has(id)) return [];
      const list = id === 'kind' || (id === 'measure' && measures.length > 0) ? column.list : undefined;
      const text = id === 'measure' ? `Takový kód na listu ${COMMENT_SHEETS.measures} není. Vyberte ho ze seznamu šipkou vpravo.` : '';
      return [
        {
          range: `${AT[id]}${first}:${AT[id]}${last}`,
          ...(list ? { allow: { list }, error: { title: column.header, text: text || REFUSAL[list] } } : {}),
          prompt: { title: column.header, text: NOTE[id] },
        },
      ];
    }),
    conditionals: [
      {
        range: `${AT.measure}${first}:${AT.place}${last}`,
        rules: [{ formula: `$${AT.missing}${first}="${LACKS_PLACE}"`, style: MISSING }],
      },
      {
        range: `${AT.comment}${first}:${AT.comment}${last}`,
        rules: [{ formula: `$${AT.missing}${first}="${LACKS_TEXT}"`, style: MISSING }],
      },
      { range: `${AT.missing}${first}:${AT.missing}${last}`, rules: [{ formula: `LEN($${AT.missing}${first})>0`, style: MISSING }] },
    ],
    print: { landscape: true, pagesWide: 1, titleRows: [TOP + 1, TOP + 1], area: `A:${AT.missing}` },
  };
  const names = { [REQUEST_NAMES.identity]: `$${columnName(IDENTITY_COLUMN)}$2`, [REQUEST_NAMES.planName]: `$${AT.comment}$2` };
  return { sheet, names };
}

/** "1. kolo"; a round that has a name of its own keeps it. */
const roundText = (round: string): string => (/^\d+$/.test(round) ? `${round}. kolo` : round);

// --- Opatření ---------------------------------------------------------------------------------------------------

/** What the codes mean, and the level that the comments are about; the same for all bodies. */
function measureSheet(measures: readonly FormMeasure[]): Sheet {
  const { code, title: name, finalLevel } = INPUT.measures.columns;
  const columns: Column[] = [code, { ...name, width: 80 }, finalLevel];
  return {
    name: COMMENT_SHEETS.measures,
    isCommon: true,
    tab: COLOR.muted,
    columns: columns.map(({ width }) => ({ width })),
    rows: [
      headerRow(columns.map(({ header }) => ({ header, written: true }))),
      ...measures.map(({ code: own, title: text, level }) => ({
        cells: [own, text, level].map((value) => ({ value, style: bodyStyle('text', true) })),
      })),
    ],
    freeze: { rows: 1, columns: 1 },
    print: { landscape: false, pagesWide: 1, area: NOWHERE },
  };
}

// --- Pokyny -----------------------------------------------------------------------------------------------------

/** For somebody who does this once a year: what is wanted, by when, and what to click. */
function guide({ plan, who, round, until, returnTo, measures }: CommentFormContent): Sheet {
  const where = returnTo === '' ? 'tomu, od koho přišel' : `na ${returnTo}`;
  const { kind, comment, proposal, measure, place } = COMMENT_FORM.columns;
  const by = until === null ? '' : ` do ${czechDate(until)}`;
  const meaning: Readonly<Record<keyof typeof COMMENT_KIND_WORD, string>> = {
    substantial: 'Trváte na ní. Nebude-li přijata, musí se s vámi projednat.',
    advisory: 'Na zvážení.',
    formal: 'Překlep, číslo, název.',
  };
  return guideSheet([
    ...title(who, `Připomínky ke zprávě: ${plan.name} (${roundText(round)})`),
    heading('Co od vás potřebujeme'),
    line('Připomínky', `Ke zprávě, kterou jste dostali. Každá připomínka je jeden řádek listu ${COMMENT_FORM.sheet}.`),
    line('Odevzdat do', { value: until === null ? 'Termín je v průvodním e-mailu.' : czechDate(until), style: { bold: true } }),
    line('Poslat zpět', returnTo === '' ? 'Tomu, od koho sešit přišel.' : { value: returnTo, style: { bold: true } }),
    line('Bez připomínek', `Nemáte-li žádnou, napište do prvního řádku „Bez připomínek“ a sešit také pošlete zpět.`),
    GAP,
    heading('Jak na to ve třech krocích'),
    ...steps([
      [
        sheetLink(COMMENT_FORM.sheet, `Vyplňte list ${COMMENT_FORM.sheet}`),
        `Do sloupce ${comment.header} napište, co navrhujete změnit, a vyberte ${measure.header}, nebo napište ${place.header} (kapitola, strana). Víte-li, jak má text znít, napište to do sloupce ${proposal.header}.`,
      ],
      ['Zkontrolujte sloupec Co chybí', 'Co je v řádku potřeba doplnit, je žlutě a slovy ve sloupci Co chybí.'],
      [
        'Uložte sešit a pošlete ho zpět',
        `Pošlete ho${by} ${where}. Nechte ho jako sešit (.xlsx nebo .ods), ne jako PDF. Soubor můžete přejmenovat.`,
      ],
    ]),
    heading(`${kind.header}: jak moc na připomínce záleží`),
    ...(Object.keys(meaning) as (keyof typeof meaning)[]).map((one) => line(COMMENT_KIND_WORD[one], meaning[one])),
    GAP,
    heading('Dobré vědět'),
    ...(measures.length === 0
      ? []
      : [
          line(
            sheetLink(COMMENT_SHEETS.measures, `List ${COMMENT_SHEETS.measures}`),
            'Kódy a názvy opatření s úrovní, jak je uvádí zpráva.',
          ),
        ]),
    line('Připomínkuje vás víc', 'Každý může vyplnit svou kopii sešitu. Pošlete všechny kopie zpět, spojí se samy.'),
    line('Raději ve Wordu', 'Připomínky můžete psát i jako komentáře přímo do zprávy a poslat zpět ji.'),
    line(
      'Bez doplňku i bez Excelu',
      'Sešit nepotřebuje žádný doplněk ani makra. Otevřete ho v Excelu (i na webu a na Macu) nebo v LibreOffice. Objeví-li se nahoře žlutý pruh, klikněte na Povolit úpravy.',
    ),
  ]);
}
