/** The content of the sample workbooks: reviewable files in data/ (real) and samples/data/ (invented). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input, InputRow, PlanContent } from '../src/files/plan/template';
import { INPUT, SETTING_IDS, SETTINGS, type InputId, type Setting, type SettingId, type Table } from '../src/schema/tables';
import { readCsv } from './csv';

const root = join(__dirname, '..');
const real = (name: string): Record<string, string>[] => readCsv(join(root, 'data', `${name}.csv`));
const invented = (name: string): Record<string, string>[] => readCsv(join(root, 'samples', 'data', `${name}.csv`));

type Place = readonly [
  code: string,
  name: string,
  orp: string,
  pou: string,
  district: string,
  population: number,
  tileRow: number,
  tileColumn: number,
];
const REGION = JSON.parse(readFileSync(join(root, 'data', 'kraje', 'liberec.json'), 'utf8')) as readonly Place[];

type Content = PlanContent & { readonly tables: NonNullable<PlanContent['tables']> };

const NOTE = [
  'UKÁZKA. Znění opatření, kritérií, podkladů a připomínek i jejich hodnocení jsou smyšlené. Úřady a města, kterým jsou přisouzeny, existují, ale nic takového neuvedly.',
  'Skutečné jsou okruhy a podokruhy plánu, seznam 215 obcí Libereckého kraje s obvody a tabulka prostředků ASZ, jak byly zveřejněny. Skutečně byl zveřejněn i výsledek 40 / 28 / 4; smyšlené podklady k němu podle pravidla dojdou také.',
];

/** samples/ukazka.xlsx: everything in order, and only the findings that the sources and real life bring. */
export function sampleContent(): Content {
  const partners = new Map(invented('asz_partneri').map((row) => [row['Obec'], row['Spolupráce od'] ?? '']));
  const published = real('asz');
  const total = published.find((row) => row['obec']?.startsWith('celkem'));
  return {
    id: 'ukazka-2024-2025',
    issuedOn: '2026-01-20',
    note: NOTE,
    settings: settings('nastaveni'),
    aszTotal: Number(total?.['prostredky_kc']),
    tables: {
      areas: real('okruhy').map((row) => ({ code: row['kod'] ?? '', name: row['nazev'] ?? '', parent: row['nadrazeny'] ?? '' })),
      measures: rowsFrom('measures', 'opatreni'),
      criteria: rowsFrom('criteria', 'kriteria'),
      statements: rowsFrom('statements', 'podklady'),
      leads: rowsFrom('leads', 'gestori'),
      municipalities: REGION.map(([code, name, orp, pou, district, population, tileRow, tileColumn]) => ({
        code,
        name,
        orp,
        pou,
        district,
        population,
        aszPartner: partners.has(name) ? 'ano' : '',
        aszSince: partners.get(name) ?? '',
        // The call goes to municipalities of types II and III.
        addressed: name === orp || name === pou ? 'ano' : '',
        tileRow,
        tileColumn,
      })),
      asz: published
        .filter((row) => row !== total)
        .map((row) => ({ municipality: row['obec'] ?? '', funds: Number(row['prostredky_kc']), note: row['poznamka'] ?? '' })),
      comments: rowsFrom('comments', 'pripominky'),
    },
  };
}

/** samples/ukazka-chyby.xlsx: the same with one clear instance of every finding. Listed in samples/README.md. */
export function faultyContent(): Content {
  const content = sampleContent();
  const { measures = [], criteria = [], statements = [] } = content.tables;
  const statement = {
    measure: 'E1.4',
    criterion: 1,
    relation: 'Bezprostřední',
    progress: 'Realizováno',
    date: '2025-10-15',
    source: 'podklady-doplneni.xlsx',
  };
  return {
    ...content,
    id: 'ukazka-chyby',
    note: [
      'UKÁZKA CHYB. Do sešitu ukazka.xlsx je vložena jedna chyba každého druhu. Kontrola má všechny najít a říct, co s nimi.',
      ...NOTE,
    ],
    tables: {
      ...content.tables,
      measures: [
        ...measures.map((row) => {
          if (row.code === 'D1.9') return { ...row, lead: 'Odbor informatiky' };
          if (row.code === 'B1.5') return { ...row, overrideLevel: 'Plněno', overrideAuthor: 'Koordinátorka začleňování' };
          return row;
        }),
        { code: 'A1.1', subarea: 'A1', title: 'Setkání odborů s neziskovými organizacemi', lead: 'Odbor sociálních věcí', due: 'průběžně' },
        { code: 'E1.10', subarea: 'E1', title: 'Příprava závěrečného vyhodnocení', lead: 'Odbor sociálních věcí', due: '31. 12. 2025' },
      ],
      criteria: [...criteria, { measure: 'A9.9', number: 1, text: 'Kritérium opatření, které v plánu není' }],
      statements: [
        ...statements,
        { ...statement, measure: 'B7.1', submitter: 'Město Semily', description: 'Podklad k opatření, které v plánu není.' },
        { ...statement, submitter: 'Město Turnov', progress: 'Probíhá', description: 'Kontroly probíhají podle plánu.' },
        { ...statement, submitter: 'Město Tanvald', relation: '', description: 'U podkladu chybí, jak se kritéria týká.' },
        { ...statement, submitter: 'Město Jilemnice', description: '' },
        {
          ...statement,
          submitter: 'Město Nový Bor',
          territory: 'Nový Bor; Horní Dolní',
          description: 'Mezi obcemi je jedna, která v kraji není.',
        },
        {
          ...statement,
          submitter: 'Město Železný Brod',
          territory: 'Železný Brod; Pěnčín',
          description: 'Obce jménem Pěnčín jsou v kraji dvě.',
        },
        { ...statement, submitter: 'Město Česká Lípa', date: '2023-11-30', description: 'Kontrola proběhla před začátkem období.' },
        { ...statement, submitter: 'Město Frýdlant', description: '=HYPERLINK("https://example.org/","Otevřít přílohu")' },
        {
          ...statement,
          submitter: 'Město Doksy',
          relation: 'Částečný',
          progress: 'Částečně realizováno',
          reason: 'nemáme lidi',
          description: 'Důvod je napsán vlastními slovy.',
        },
      ],
    },
  };
}

/** samples/ukazka-mesto.xlsx: the plan of a town, in which nothing is counted by municipalities. */
export function townContent(): Content {
  return {
    id: 'ukazka-mesto-2025-2026',
    issuedOn: '2026-07-01',
    note: ['UKÁZKA PLÁNU MĚSTA. Město, jeho úřady, opatření, podklady i jejich hodnocení jsou smyšlené.'],
    settings: settings('mesto/nastaveni'),
    tables: {
      areas: invented('mesto/okruhy').map((row) => ({ code: row['Kód'] ?? '', name: row['Název'] ?? '', parent: row['Nadřazený'] ?? '' })),
      measures: rowsFrom('measures', 'mesto/opatreni'),
      criteria: rowsFrom('criteria', 'mesto/kriteria'),
      statements: rowsFrom('statements', 'mesto/podklady'),
      leads: rowsFrom('leads', 'mesto/gestori'),
    },
  };
}

/** A CSV file headed by the columns of the table in Czech; columns that the file does not have stay empty. */
function rowsFrom<T extends Exclude<InputId, 'settings'>>(id: T, file: string): InputRow<T>[] {
  const table: Table = INPUT[id];
  const ids = new Map(Object.entries(table.columns).map(([columnId, column]) => [column.header, columnId]));
  return invented(file).map((row) => {
    const entries = Object.entries(row).map(([header, value]): [string, Input] => {
      const columnId = ids.get(header);
      if (columnId === undefined) throw new Error(`samples/data/${file}.csv: the table ${table.name} has no column ${header}`);
      return [columnId, /^\d+$/.test(value) ? Number(value) : value];
    });
    return Object.fromEntries(entries) as InputRow<T>;
  });
}

/** A plan without territory has no setting of its threshold. */
function settings(file: string): NonNullable<PlanContent['settings']> {
  const values = new Map(invented(file).map((row) => [row['Klíč'], row['Hodnota'] ?? '']));
  const known = SETTING_IDS.flatMap((id): [SettingId, Input][] => {
    const { key, optional }: Setting = SETTINGS[id];
    const value = values.get(key);
    const isNeeded = optional === undefined && !(id === 'threshold' && values.has(SETTINGS.territory.key));
    if (value === undefined && !isNeeded) return [];
    if (value === undefined) throw new Error(`samples/data/${file}.csv: ${key} is missing`);
    values.delete(key);
    return [[id, /^[\d.]+$/.test(value) ? Number(value) : value]];
  });
  if (values.size > 0) throw new Error(`samples/data/${file}.csv: unknown ${[...values.keys()].join(', ')}`);
  return Object.fromEntries(known);
}
