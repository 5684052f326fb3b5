import { INTERPRETATIONS, type Interpretation } from '../core/rules/interpretation';
import { LEVEL, LEVEL_UNDER, PROGRESS, READING, RELATION, UNREADABLE } from './codes';
import { csvName, openTable, PLAN_KEY, type FieldType, type TableName } from './tables';

export const SQL_NAME = 'pravidlo.sql';

/** The files that the rule is computed from and compared with. */
const LOADED = ['plan', 'obce', 'opatreni', 'kriteria', 'vyjadreni', 'vyjadreni_obce', 'souhrn'] as const satisfies readonly TableName[];

const SQL_TYPE: Readonly<Record<FieldType, string>> = {
  text: 'VARCHAR',
  list: 'VARCHAR',
  integer: 'BIGINT',
  decimal: 'DOUBLE PRECISION',
  boolean: 'BOOLEAN',
  date: 'DATE',
};

/** Besides the threshold in force. */
const OTHER_THRESHOLDS = [0.5, 0.6, 0.7, 0.8, 0.9, 1];

const [F, P, U] = LEVEL.all as [string, string, string];
const text = (code: string): string => `'${code}'`;

/** What of the rule each interpretation adds between "fulfilled ones prevail" and "unfulfilled"; p, c, n are counts. */
const STEPS: Readonly<Record<Interpretation, readonly (readonly [when: string, level: string])[]>> = {
  default: [['p + c > n', P]],
  literal: [['p > n OR n = 0', P]],
  relative: [
    ['p > c AND p > n', F],
    ['p + c > n', P],
  ],
  lenient: [['p + c >= 1', P]],
};

/** The prevailing rule over columns p, c, n and vyklad. */
const PREVAILING = [
  'CASE',
  `    WHEN p + c + n = 0 THEN ${text(U)}`,
  `    WHEN p > c + n THEN ${text(F)}`,
  ...INTERPRETATIONS.flatMap((id) =>
    STEPS[id].map(([when, to]) => `    WHEN vyklad = ${text(READING.of(id))} AND (${when}) THEN ${text(to)}`),
  ),
  `    ELSE ${text(U)}`,
  '  END',
].join('\n');

/** `u.kraj, u.plan, …` */
const of = (alias: string, columns: readonly string[]): string => columns.map((column) => `${alias}.${column}`).join(', ');
/** `o.kraj = u.kraj AND …` */
const same = (one: string, other: string, columns: readonly string[]): string =>
  columns.map((column) => `${one}.${column} = ${other}.${column}`).join(' AND ');

const MEASURE_KEY = [...PLAN_KEY, 'kod_opatreni'];
const CRITERION_KEY = [...MEASURE_KEY, 'cislo_kriteria'];
const STATEMENT_KEY = [...PLAN_KEY, 'cislo_podkladu'];
const KEY = PLAN_KEY.join(', ');
const MEASURE = MEASURE_KEY.join(', ');
const CRITERION = CRITERION_KEY.join(', ');
const count = (level: string): string => `COUNT(CASE WHEN uroven = ${text(level)} THEN 1 END)`;
/** A step of the rule, computed once: the next ones and the comparison read it. */
const step = (name: string, about: string, query: string): string => `-- ${about}\nCREATE TEMPORARY TABLE ${name} AS\n${query};\n`;
const keyText = (columns: readonly string[]): string => columns.map((column) => `CAST(z.${column} AS VARCHAR)`).join(` || ' / ' || `);

/** A published table (z) beside a step of the rule (s): which row of one is which row of the other. */
interface Beside {
  readonly table: TableName;
  readonly key: readonly string[];
  readonly from: string;
}

const beside = (table: TableName, key: readonly string[], step: string, on: readonly string[] = [], rows: string = table): Beside => ({
  table,
  key,
  from: `FROM ${rows} z LEFT JOIN ${step} s ON ${[same('s', 'z', key), ...on].join(' AND ')}`,
});

/** One comparison: what is published in a column against what the step computed. */
const difference = ({ table, key, from }: Beside, column: string, computed = `s.${column}`): string =>
  `SELECT ${text(csvName(table))} AS soubor, ${keyText(key)} AS radek, ${text(column)} AS sloupec,\n` +
  `  CAST(z.${column} AS VARCHAR) AS zverejneno, CAST(${computed} AS VARCHAR) AS spocteno\n` +
  `${from}\nWHERE z.${column} IS DISTINCT FROM ${computed}`;

const readings = INTERPRETATIONS.map((id) => `(${text(READING.of(id))})`).join(', ');
const SAME_THRESHOLD = 's.prah = z.prah';
const OWN_READING = 's.vyklad = z.vyklad';
const underReading = (id: Interpretation): string => `s.vyklad = ${text(READING.of(id))}`;

const statements = beside('vyjadreni', STATEMENT_KEY, 'uroven_podkladu');
const votes = beside('kriteria', CRITERION_KEY, 'hlasy_kriteria', [SAME_THRESHOLD]);
const criteria = (reading: string): Beside => beside('kriteria', CRITERION_KEY, 'uroven_kriteria', [SAME_THRESHOLD, reading]);
const measures = (reading: string): Beside => beside('opatreni', MEASURE_KEY, 'uroven_opatreni', [SAME_THRESHOLD, reading]);
const totals = beside('souhrn', [...PLAN_KEY, 'vyklad'], 'soucty', [SAME_THRESHOLD], "(SELECT * FROM souhrn WHERE cleneni = 'celkem')");

/** What differs, file by file and column by column. */
const DIFFERENCES = [
  difference(statements, 'uroven'),
  difference(votes, 'pokryto_obci', 's.pokryto'),
  difference(votes, 'hlasu_plneno', 's.p'),
  difference(votes, 'hlasu_castecne', 's.c'),
  difference(votes, 'hlasu_neplneno', 's.n'),
  ...INTERPRETATIONS.map((id) => difference(criteria(underReading(id)), LEVEL_UNDER[id], 's.uroven')),
  difference(criteria(OWN_READING), 'uroven'),
  ...INTERPRETATIONS.map((id) => difference(measures(underReading(id)), LEVEL_UNDER[id], 's.uroven_vypoctena')),
  difference(measures(OWN_READING), 'uroven_vypoctena'),
  difference(measures(OWN_READING), 'uroven'),
  ...['plneno', 'castecne', 'neplneno'].map((column) => difference(totals, column, `COALESCE(s.${column}, 0)`)),
];

const columnsOf = (name: TableName): string =>
  Object.entries(openTable(name).fields)
    .map(([column, { type }]) => `  ${column} ${SQL_TYPE[type]}`)
    .join(',\n');

/** An empty table with the columns of a file. */
export const tableSql = (name: TableName, table: string = name): string => `CREATE TEMPORARY TABLE ${table} (\n${columnsOf(name)}\n);`;

/** Fills it from the file, or from all files of that name in the folders below. */
export const copySql = (name: TableName, table: string = name): string =>
  `COPY ${table} FROM '**/${csvName(name)}' (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"');`;

/**
 * The rule in SQL over the files beside it: DuckDB runs it as it is, PostgreSQL and others need only their own way to load
 * a file. Everything is temporary: nothing stays behind.
 */
export const ruleSql = (): string =>
  `-- Pravidlo hodnocení plnění: od podkladů ke kritériím, opatřením a součtům.
-- Přepočítá všechno, co je zveřejněno v souborech vedle, a na konci vypíše každý rozdíl (správně žádný).
--
-- DuckDB, ve složce se soubory:      duckdb -c ".read ${SQL_NAME}"
--   nad složkami kraj=…/obdobi=…:    duckdb -c ".read kraj=CZ051/obdobi=2024-2025/${SQL_NAME}"; soubory se najdou samy (**/).
-- PostgreSQL, ve složce se soubory:  sed 's/^COPY/\\\\copy/; s#\\*\\*/##' ${SQL_NAME} | psql
-- Jinde: nahrajte soubory .csv do tabulek svým způsobem a spusťte zbytek od značky PRAVIDLO.
-- Tabulky jsou dočasné: po odpojení nic nezbude.

${LOADED.map((name) => tableSql(name)).join('\n\n')}

${LOADED.map((name) => copySql(name)).join('\n')}

-- PRAVIDLO

${step('vyklady', 'Výklady pravidla, pod kterými se počítá.', `SELECT v.vyklad FROM (VALUES ${readings}) AS v(vyklad)`)}
${step(
  'prahy',
  'Prahy území: ten, který platí, a další pro srovnání.',
  `SELECT ${KEY}, prah FROM plan
UNION
SELECT ${of('p', PLAN_KEY)}, CAST(h.prah AS DOUBLE PRECISION)
FROM plan p CROSS JOIN (VALUES ${OTHER_THRESHOLDS.map((share) => `(${share})`).join(', ')}) AS h(prah)`,
)}
${step(
  'uroven_podkladu',
  'Podklad: co říká o kritériu. Prázdná úroveň nemá hlas.',
  `SELECT ${CRITERION}, cislo_podkladu, uzemi_uvedeno, opakuje,
  CASE
    WHEN vztah IS NULL AND stav IS NULL THEN NULL
    WHEN stav IN (${(['preparing', 'notDone', 'later'] as const).map((id) => text(PROGRESS.of(id))).join(', ')}) THEN ${text(U)}
    WHEN vztah = ${text(RELATION.of('none'))} THEN ${text(U)}
    WHEN vztah IS NULL OR stav IS NULL OR vztah = ${text(UNREADABLE)} OR stav = ${text(UNREADABLE)} THEN NULL
    WHEN NOT doklad THEN ${text(U)}
    WHEN vztah = ${text(RELATION.of('direct'))} AND stav = ${text(PROGRESS.of('done'))} THEN ${text(F)}
    ELSE ${text(P)}
  END AS uroven
FROM vyjadreni`,
)}
${step(
  'platne',
  'Podklady, které mají hlas; totéž podruhé se nepočítá.',
  `SELECT * FROM uroven_podkladu WHERE uroven IS NOT NULL AND opakuje IS NULL`,
)}
${step('pocet_obci', 'Kolik má plán obcí.', `SELECT ${KEY}, COUNT(*) AS obci FROM obce GROUP BY ${KEY}`)}
${step(
  'pokryti',
  'Kolik obcí je v kritériu pokryto podklady, které je mají za plněné.',
  `SELECT ${of('u', CRITERION_KEY)}, COUNT(DISTINCT o.kod_obce) AS pokryto
FROM platne u
JOIN vyjadreni_obce o ON ${same('o', 'u', STATEMENT_KEY)}
WHERE u.uzemi_uvedeno AND u.uroven = ${text(F)}
GROUP BY ${of('u', CRITERION_KEY)}`,
)}
${step(
  'uzemni',
  'Podklady s územím mluví dohromady: kolik pokrývají, a jsou-li mezi nimi plněné a částečné.',
  `SELECT t.*, COALESCE(k.pokryto, 0) AS pokryto, COALESCE(m.obci, 0) AS obci
FROM (
  SELECT ${CRITERION}, ${count(F)} AS p, ${count(P)} AS c FROM platne WHERE uzemi_uvedeno GROUP BY ${CRITERION}
) t
LEFT JOIN pokryti k ON ${same('k', 't', CRITERION_KEY)}
LEFT JOIN pocet_obci m ON ${same('m', 't', PLAN_KEY)}`,
)}
${step(
  'hlasy',
  'Hlasy: každý podklad bez území, a všechny s územím jako jeden.',
  `SELECT ${of('u', CRITERION_KEY)}, h.prah, u.uroven
FROM platne u JOIN prahy h ON ${same('h', 'u', PLAN_KEY)}
WHERE NOT u.uzemi_uvedeno
UNION ALL
SELECT ${of('t', CRITERION_KEY)}, h.prah,
  CASE
    WHEN t.p > 0 AND (CASE WHEN t.obci = 0 THEN 0 ELSE CAST(t.pokryto AS DOUBLE PRECISION) / t.obci END) >= h.prah - 0.000000000001 THEN ${text(F)}
    WHEN t.p + t.c > 0 THEN ${text(P)}
    ELSE ${text(U)}
  END
FROM uzemni t JOIN prahy h ON ${same('h', 't', PLAN_KEY)}`,
)}
${step(
  'hlasy_kriteria',
  'Kritérium: kolik hlasů má plněno (p), částečně (c) a neplněno (n), a kolik obcí je pokryto.',
  `SELECT ${of('k', CRITERION_KEY)}, h.prah, COALESCE(g.p, 0) AS p, COALESCE(g.c, 0) AS c, COALESCE(g.n, 0) AS n, t.pokryto
FROM kriteria k
JOIN prahy h ON ${same('h', 'k', PLAN_KEY)}
LEFT JOIN (
  SELECT ${CRITERION}, prah, ${count(F)} AS p, ${count(P)} AS c, ${count(U)} AS n FROM hlasy GROUP BY ${CRITERION}, prah
) g ON ${same('g', 'k', CRITERION_KEY)} AND g.prah = h.prah
LEFT JOIN uzemni t ON ${same('t', 'k', CRITERION_KEY)}`,
)}
${step(
  'uroven_kriteria',
  'Kritérium: co při kterém prahu a výkladu převažuje.',
  `SELECT ${CRITERION}, prah, vyklad, ${PREVAILING} AS uroven
FROM hlasy_kriteria CROSS JOIN vyklady`,
)}
${step(
  'uroven_opatreni',
  'Opatření: totéž nad jeho kritérii; ruční úprava má přednost.',
  `SELECT g.*, COALESCE(o.uroven_rucni, g.uroven_vypoctena) AS uroven
FROM (
  SELECT ${MEASURE}, prah, vyklad, ${PREVAILING} AS uroven_vypoctena
  FROM (
    SELECT ${MEASURE}, prah, vyklad, ${count(F)} AS p, ${count(P)} AS c, ${count(U)} AS n
    FROM uroven_kriteria GROUP BY ${MEASURE}, prah, vyklad
  ) pocty
) g
JOIN opatreni o ON ${same('o', 'g', MEASURE_KEY)}`,
)}
${step(
  'soucty',
  'Součty plánu při každém výkladu a prahu.',
  `SELECT ${KEY}, vyklad, prah, ${count(F)} AS plneno, ${count(P)} AS castecne, ${count(U)} AS neplneno
FROM uroven_opatreni GROUP BY ${KEY}, vyklad, prah`,
)}
${step('rozdily', 'Co se liší od zveřejněného.', DIFFERENCES.join('\nUNION ALL\n'))}
SELECT * FROM soucty ORDER BY ${KEY}, prah, vyklad;

-- Správně nevypíše nic:
SELECT * FROM rozdily ORDER BY soubor, radek, sloupec;
`;
