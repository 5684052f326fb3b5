import type { Block, ReportDocument, SectionId } from '../../src/core/report/document';
import { SECTION_IDS } from '../../src/core/report/document';
import type { Plan } from '../../src/core/plan/plan';
import { makeReport, reportState, type ReportOptions } from '../../src/report/report';
import { textRows, outline } from '../../src/i18n/report/outline';
import { readTexts } from '../../src/schema/read/ownTexts';
import { reportSource } from '../../src/schema/read/report';
import { REPORT_TABLES } from '../../src/schema/report';
import { INTERPRETATIONS } from '../../src/core/rules/interpretation';
import { readPlan } from '../../src/schema/read/records';
import { evaluate, inOrder } from '../../src/core/rules/evaluate';
import { summarize } from '../../src/core/rules/summary';
import { checkPlan } from '../../src/core/rules/findings';
import { placed } from '../../src/schema/read/places';
import type { TableData, WorkbookTables } from '../../src/schema/read/rows';
import {
  arbitraryPlan,
  arbitraryReordered,
  criterion,
  exchange,
  lead,
  joined,
  measure,
  measureAt,
  plan,
  PUBLISHED_AREAS,
  statement,
} from '../build/plans';
import { sourceOf } from '../build/report';
import { runs } from '../build/runs';
import { faultyTables, sampleTables } from '../build/sampleTables';
import { territorialStandings } from '../../src/core/territory/coverage';
import fc from 'fast-check';

/** What is asked for by a pane or the command line: a workbook, evaluated. */
function optionsOf(tables: WorkbookTables, over: Partial<ReportOptions> = {}): ReportOptions {
  const { plan: own, findings } = readPlan(tables);
  const evaluation = evaluate(own);
  return {
    source: reportSource(tables, { plan: own, evaluation, summary: summarize(own, evaluation) }),
    tables,
    findings: [...findings, ...checkPlan(own, evaluation)].map((one) => placed(one, tables)),
    texts: [],
    ...over,
  };
}
const ofPlan = (own: Plan, over: Partial<ReportOptions> = {}): ReportOptions => ({
  source: sourceOf(own),
  tables: {},
  findings: [],
  texts: [],
  ...over,
});
const text = (id: SectionId, document: ReportDocument): string =>
  document.sections
    .find((one) => one.id === id)!
    .blocks.map(blockText)
    .join('\n');
const blockText = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return block.text;
    case 'paragraph':
      return block.runs.map((run) => run.text).join('');
    case 'list':
      return block.items.map(({ runs: own }) => own.map((run) => run.text).join('')).join('\n');
    case 'table':
      return [block.columns.map(({ header }) => header), ...block.rows.map((row) => row.map((cell) => cell.text))]
        .map((row) => row.join('\t'))
        .join('\n');
    case 'chart':
      return [block.title, block.alt, ...(block.labels ?? [])].join('\n');
  }
};
/** tblZprava as it stands in a workbook. */
const textsTable = (...rows: readonly (readonly string[])[]): TableData => ({
  sheet: 'Zpráva',
  top: 3,
  left: 1,
  header: Object.values(REPORT_TABLES.texts.columns).map(({ header }) => header),
  rows,
});

describe('the sample', () => {
  const tables = sampleTables();
  const options = optionsOf(tables);
  const { document, sections, findings } = makeReport(options);

  test('has the sections of the outline, and says why some are left out', () => {
    expect(sections.map(({ id, included }) => (included ? id : `(${id})`))).toEqual([
      'uvod',
      'podklady',
      'shrnuti',
      'okruhy',
      'silne-slabe',
      'duvody',
      'uzemi',
      'revize',
      '(porovnani)',
      '(vyhodnoceni)',
      'omezeni',
      'usneseni',
      'priloha',
      'vyporadani',
    ]);
    for (const { included, why, proposed } of sections) expect(included ? proposed : why).toBeTruthy();
    expect(document.sections.filter(({ included }) => !included).every(({ blocks }) => blocks.length === 0)).toBe(true);
    expect([document.title, document.subtitle, document.asOf].map((one) => one.replace(/\u00a0/g, ' '))).toEqual([
      'Zpráva o plnění Akčního plánu 2024-2025',
      'Stav k 31. 12. 2025',
      '2025-12-31',
    ]);
  });

  test('every number of the generated text is one that was counted', () => {
    const { source } = options;
    const { summary, plan: own, evaluation, exchange } = source;
    const counted = new Set<string>();
    const add = (...values: readonly (number | string | null)[]): void => {
      for (const value of values)
        for (const [digits] of String(value ?? '').matchAll(/\d+(?:,\d+)?/g)) counted.add(String(Number(digits.replace(',', '.'))));
    };
    add(summary.total, ...summary.levels.flatMap(({ count, percent, caption }) => [count, percent, caption]), own.settings.chartTitle, 100);
    for (const group of [...summary.areas, ...summary.subareas]) {
      const size = group.fulfilled + group.partial + group.unfulfilled;
      add(group.code, group.name, group.fulfilled, group.partial, group.unfulfilled, size, Math.round((100 * group.fulfilled) / size));
    }
    for (const id of INTERPRETATIONS) add(...inOrder(summary.byInterpretation[id]));
    for (const { count } of summary.reasons) add(count);
    const perReason = new Map<unknown, number>();
    for (const { reason, count } of summary.reasons) perReason.set(reason, (perReason.get(reason) ?? 0) + count);
    add(
      ...perReason.values(),
      summary.borderline.length,
      summary.overridden.length,
      summary.silent,
      summary.total - summary.levels[0]!.count,
    );
    add(
      own.settings.planName,
      own.settings.asOf,
      own.settings.periodFrom,
      own.settings.periodTo,
      exchange.calledOn,
      exchange.deadline,
      90,
      194,
      215,
    );
    const criteria = evaluation.measures.flatMap((verdict) => verdict.criteria);
    add(
      criteria.length,
      criteria.filter(({ statements }) => statements.length === 0).length,
      criteria.flatMap(({ statements }) => statements.filter(({ repeats }) => repeats === null)).length,
    );
    for (const { coverage, criterion: one } of criteria)
      if (coverage) add(coverage.covered, Math.floor((100 * coverage.covered) / coverage.total), one!.number, one!.text);
    add(
      criteria.filter(({ coverage }) => coverage !== null).length,
      criteria.filter(({ coverage, level }) => coverage !== null && level === 'fulfilled').length,
    );
    for (const { measure: one } of evaluation.measures) add(one.code);
    add(...own.asz.map(({ funds }) => funds.value), 684908825, 680269114, 4639711);
    for (const { municipality: name, funds } of own.asz) {
      const { population = 0 } = own.municipalities.find((one) => one.name === name) ?? {};
      if (population > 0) add(Math.round((funds.value ?? 0) / population));
    }
    // Every municipality is spoken of somewhere: 10 partners and the others, each covered in a share of 14 criteria.
    const standings = territorialStandings(evaluation).map((one) => one.standings);
    for (const isPartner of [true, false]) {
      const shares = own.municipalities
        .flatMap(({ aszSince }, i) => ((aszSince !== undefined) === isPartner ? [i] : []))
        .map((i) => standings.filter((each) => each[i] === 'covered').length / standings.length)
        .sort((a, b) => a - b);
      add(shares.length, Math.round(50 * (shares[Math.floor((shares.length - 1) / 2)]! + shares[Math.floor(shares.length / 2)]!)), 0);
    }
    // What bodies wrote is theirs; how many comments there are is counted.
    const { comments } = source;
    add(...comments.flatMap((one) => [one.number, one.measure, one.place, one.text, one.reason, one.where]), comments.length);
    // Who was asked: 39 bodies of four kinds.
    add(39, 32, 15, 14, 16, 8, 4, 12, 1);
    const unknown = document.sections
      .filter(({ id }) => id !== 'priloha')
      .flatMap(({ id }) =>
        [
          ...text(id, document)
            .replace(/(\d)\u00a0(?=\d{3}(?!\d))/g, '$1')
            .replace(/přílo\S+\s+č\.\s\d/g, '')
            .matchAll(/\d+(?:,\d+)?/g),
        ]
          .map(([digits]) => String(Number(digits.replace(',', '.'))))
          .filter((number) => !counted.has(number))
          .map((number) => `${id}: ${number}`),
      );
    expect(unknown).toEqual([]);
  });

  test('codes behind a sentence are as many as it counts', () => {
    const shrnuti = document.sections.find(({ id }) => id === 'shrnuti')!;
    const counts = shrnuti.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.codes.length] : []));
    expect(counts).toEqual([72, 28, 4, 0]);
  });

  test('a chart is told as a table too, and its labels are those of the sheet', () => {
    for (const { blocks } of document.sections) {
      const charts = blocks.filter(({ kind }) => kind === 'chart').length;
      expect(blocks.filter(({ kind }) => kind === 'table').length).toBeGreaterThanOrEqual(charts);
    }
    expect(text('shrnuti', document)).toContain('Plněno; 40; 56%\nPlněno částečně; 28; 39%\nNeplněno; 4; 5%');
  });

  test('every row of a table has its columns, widths add up to one, and each table says what it shows', () => {
    for (const { blocks } of document.sections)
      for (const block of blocks)
        if (block.kind === 'table') {
          expect(block.alt).not.toBe('');
          expect(block.columns.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1);
          expect(block.rows.every((row) => row.length === block.columns.length)).toBe(true);
        }
  });

  test('texts are set as Czech is: no space that breaks behind a short word, before %, in a day', () => {
    const texts = document.sections
      .filter(({ id }) => id !== 'priloha')
      .map(({ id }) => text(id, document).replace(/Přehled plnění akčního plánu.*/g, ''));
    for (const one of texts) expect(one).not.toMatch(/(?:^|[ („])[ksvzouaiKSVZOUAI] \S|\d %|\d Kč|\d\. \d/);
  });

  test('what is to be looked at before the file is made, with its place', () => {
    expect(findings.map(({ code, sheet, cell }) => [code, sheet, cell])).toEqual([
      ['aszTotal', 'ASZ', 'B1'],
      ['reportGap', '', ''],
      ['reportGap', '', ''],
      ['reportGap', '', ''],
      ['reportGap', '', ''],
    ]);
    expect(findings[1]!.message).toBe('V oddílu „Úvod“ zbývá doplnit: kým, kdy a jakým usnesením.'.replace('a jakým', 'a\u00a0jakým'));
    expect(makeReport({ ...options, language: 'en' }).findings[1]!.message).toMatch(
      /^In the section “Úvod” something is still to be filled in/,
    );
  });

  test('twice the same', () => {
    expect(makeReport(optionsOf(sampleTables())).document).toEqual(document);
    expect(reportState(options).findings).toEqual(findings);
  });
});

test('errors of the plan come before the file is made', () => {
  const { findings } = makeReport(optionsOf(faultyTables()));
  expect(findings[0]).toMatchObject({ severity: 'error' });
  expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['measureDuplicate', 'evidenceMissing', 'overrideIncomplete']));
  for (const { message, hint } of findings) expect(message && hint).toBeTruthy();
});

test('before the deadline has passed silence is no verdict: it is told, where the day is known', () => {
  const own = plan(measureAt('1', ['fulfilled']));
  const codes = (today?: string): string[] =>
    makeReport({ ...ofPlan(own), source: sourceOf(own, exchange({ deadline: '2026-01-16' })), ...(today === undefined ? {} : { today }) })
      .findings.filter(({ code }) => code === 'reportBeforeDeadline')
      .map(({ message }) => message.replace(/\u00a0/g, ' '));
  expect(codes('2026-01-16')).toEqual([
    'Termín odevzdání je 16. 1. 2026. Kdo zatím neodpověděl, ve zprávě vypadá, jako by podklady neposkytl.',
  ]);
  expect([codes('2026-01-17'), codes()]).toEqual([[], []]);
});

test('sections that are not wanted stay out; an unknown id is an error that names those there are', () => {
  const { document, sections, findings } = makeReport(
    ofPlan(plan(measureAt('1', ['fulfilled'])), { without: ['priloha', 'prilohy', 'duvody'] }),
  );
  expect(sections.find(({ id }) => id === 'priloha')).toMatchObject({ included: false, why: 'Oddíl jste vynechali.' });
  expect(document.sections.find(({ id }) => id === 'priloha')!.blocks).toEqual([]);
  expect(findings[0]).toEqual({
    code: 'reportSectionUnknown',
    severity: 'error',
    sheet: '',
    cell: '',
    message: 'Oddíl „prilohy“ zpráva nemá.',
    hint: `Použijte některý z těchto: ${SECTION_IDS.join(', ')}.`,
  });
});

describe('texts that stay the coordinator’s', () => {
  const own = plan(joined(measureAt('A1.1', ['fulfilled']), measureAt('A1.2', ['partial'])));
  const rowsOf = (source: ReportOptions['source'], texts = readTexts(undefined)): readonly string[][] =>
    textRows(outline(source, texts), texts).map((row) => row.map(String));
  const index = (id: SectionId): number => SECTION_IDS.indexOf(id);
  const withOwn = (rows: readonly string[][], id: SectionId, text_: string): string[][] =>
    rows.map((row, i) => (i === index(id) ? [row[0]!, row[1]!, text_, row[3]!, row[4]!] : row));

  test('a run proposes, and never touches Váš text', () => {
    const first = rowsOf(sourceOf(own));
    expect(first.map(([title, , text_, , state]) => [title, text_, state]).slice(0, 3)).toEqual([
      ['Úvod', '', 'navržený text'],
      ['Podklady a\u00a0postup', '', 'navržený text'],
      ['Shrnutí', '', 'navržený text'],
    ]);
    expect(first[index('revize')]!.slice(1)).toEqual(['', '', expect.any(String), 'oddíl se vynechá']);
    const typed = withOwn(first, 'shrnuti', 'Jsme spokojeni.\nPlněno je 1 opatření.');
    const second = rowsOf(sourceOf(own), readTexts(textsTable(...typed)));
    expect(second[index('shrnuti')]!.slice(2)).toEqual(['Jsme spokojeni.\nPlněno je 1 opatření.', expect.any(String), 'váš text']);
    expect(rowsOf(sourceOf(own), readTexts(textsTable(...second)))).toEqual(second);
  });

  test('the own text goes into the document in the place of the generated one; tables and charts stay', () => {
    const texts = readTexts(textsTable(...withOwn(rowsOf(sourceOf(own)), 'shrnuti', 'Jsme spokojeni.\n\n=1+1 a k tomu [doplňte jméno].')));
    const { document, sections, findings } = makeReport(ofPlan(own, { texts }));
    expect(document.sections[index('shrnuti')]!.blocks.map(({ kind }) => kind)).toEqual(['table', 'chart', 'paragraph', 'paragraph']);
    expect(text('shrnuti', document)).toContain('Jsme spokojeni.\n=1+1 a\u00a0k\u00a0tomu [doplňte jméno].');
    expect(text('shrnuti', document)).not.toContain('Hodnocen');
    expect(sections[index('shrnuti')]).toMatchObject({ state: 'own', why: 'Zbývá doplnit: jméno.' });
    expect(findings.find(({ message }) => message.includes('jméno.'))).toMatchObject({
      code: 'reportGap',
      sheet: 'Zpráva',
      cell: `D${5 + index('shrnuti')}`,
    });
  });

  test('when a figure behind it has moved, the report says so', () => {
    const texts = readTexts(textsTable(...withOwn(rowsOf(sourceOf(own)), 'shrnuti', 'Plněno je 1 opatření.')));
    const moved = plan(joined(measureAt('A1.1', ['fulfilled']), measureAt('A1.2', ['fulfilled'])));
    const { sections, findings, document } = makeReport(ofPlan(moved, { texts }));
    expect(sections[index('shrnuti')]).toMatchObject({ state: 'changed', included: true });
    expect(findings.filter(({ code }) => code === 'reportNumbersChanged')).toEqual([
      expect.objectContaining({ severity: 'warning', sheet: 'Zpráva', cell: `D${5 + index('shrnuti')}` }),
    ]);
    expect(text('shrnuti', document)).toContain('Plněno je 1 opatření.');
    // Saved again beside the figures of now.
    const kept = texts.map((one, i) =>
      i === index('shrnuti') ? { ...one, own: 'Plněna jsou 2.', digest: sections[i]!.digestOf('Plněna jsou 2.') } : one,
    );
    expect(reportState(ofPlan(moved, { texts: kept })).sections[index('shrnuti')]!.state).toBe('own');
  });

  test('a section with nothing to count goes in with an own text', () => {
    const texts = readTexts(textsTable(['Co revidovat', '', 'Zrevidujeme A1.2.', '', ''], ['priloha', '', 'Místo úvodu.', '', '']));
    const { document, sections } = makeReport(ofPlan(own, { texts }));
    expect(sections[index('revize')]).toMatchObject({ included: true, why: null, state: 'own' });
    expect(text('revize', document)).toBe('Zrevidujeme A1.2.');
    expect(text('priloha', document)).toMatch(/^Místo úvodu\.\n.*A1\.1/s);
    expect(text('priloha', document)).not.toContain('Příloha uvádí');
    expect(reportState(ofPlan(own, { texts, without: ['revize'] })).sections[index('revize')]!.included).toBe(false);
  });

  test('rows of no section, and a second row of one, are told and kept', () => {
    const texts = readTexts(
      textsTable(
        ['Závěr', '', 'Děkujeme.', '', ''],
        ['SHRNUTÍ', '', 'První.', '', ''],
        ['shrnuti', '', 'Druhý.', '', ''],
        ['', '', '', '', ''],
        ['Poznámka', 'x', '', '', ''],
      ),
    );
    const { findings } = makeReport(ofPlan(own, { texts }));
    expect(findings.filter(({ code }) => code.startsWith('reportText')).map(({ code, cell }) => [code, cell])).toEqual([
      ['reportTextUnplaced', 'D5'],
      ['reportTextRepeated', 'D7'],
    ]);
    const rows = rowsOf(sourceOf(own), texts);
    expect(rows[index('shrnuti')]![2]).toBe('První.');
    expect(rows.slice(SECTION_IDS.length).map(([section, , text_]) => [section, text_])).toEqual([
      ['Závěr', 'Děkujeme.'],
      ['shrnuti', 'Druhý.'],
    ]);
  });

  test('a table in another order of columns and without some of them is read', () => {
    const data: TableData = { sheet: 'Zpráva', top: 0, left: 0, header: ['Váš text', 'oddíl'], rows: [['Můj text.', 'Úvod']] };
    expect(readTexts(data)).toEqual([
      { section: 'Úvod', own: 'Můj text.', proposed: '', digest: '', place: { sheet: 'Zpráva', cell: 'A2' } },
    ]);
  });
});

test('texts that look like a person’s contact are told with their cells, where they go into the document', () => {
  const tables = sampleTables();
  const { header, rows } = tables.statements!;
  const at = header.indexOf('Popis');
  const spoilt = {
    ...tables,
    statements: {
      ...tables.statements!,
      rows: rows.map((row, i) => (i === 2 ? row.map((cell, j) => (j === at ? 'Mgr. Nová, 777 123 456' : cell)) : row)),
    },
  };
  const contacts = (over: Partial<ReportOptions>) =>
    makeReport(optionsOf(spoilt, over)).findings.filter(({ code }) => code === 'reportContact');
  const row = tables.statements!.top + 2 + 2;
  expect(contacts({})).toEqual([expect.objectContaining({ severity: 'warning', sheet: 'Podklady', cell: `G${row}` })]);
  expect(contacts({})[0]!.message).toBe('Do zprávy by se dostal text, který vypadá jako telefonní číslo: 777 123 456.');
  expect(contacts({ without: ['priloha'] })).toEqual([]);
  const texts = readTexts(textsTable(['Úvod', '', 'Pište na jana@example.org.', '', '']));
  expect(contacts({ without: ['priloha'], texts }).map(({ sheet, cell }) => [sheet, cell])).toEqual([['Zpráva', 'D5']]);
});

describe('plans of other kinds', () => {
  test('no areas: no chapter of them, and the annex goes on', () => {
    const { document, sections } = makeReport(ofPlan(plan(joined(measureAt('1', ['fulfilled']), measureAt('2', ['partial'])))));
    expect(sections.find(({ id }) => id === 'okruhy')).toMatchObject({ included: false, why: 'Plán nemá okruhy.' });
    expect(document.sections.find(({ id }) => id === 'priloha')!.blocks.filter(({ kind }) => kind === 'heading')).toMatchObject([
      { level: 3, text: '1 Opatření 1', mark: 'fulfilled' },
      { level: 3, text: '2 Opatření 2', mark: 'partial' },
    ]);
  });

  test('what several say in the same words is one line with all their evidence; territory has a column only where there is some', () => {
    const towns = ['Turnov', 'Semily', 'Liberec'];
    const { document } = makeReport(
      ofPlan(
        plan({
          measures: [measure('1'), measure('2')],
          criteria: [criterion('1', '1'), criterion('1', '2'), criterion('2')],
          statements: [
            ...towns.map((town) =>
              statement('1', '1', { submitter: town, territory: `ORP ${town}`, link: `https://example.org/${town}`, date: '1. 6. 2025' }),
            ),
            statement('2', '1', { submitter: 'OSV' }),
          ],
        }),
      ),
    );
    const tables = document.sections
      .find(({ id }) => id === 'priloha')!
      .blocks.flatMap((block) => (block.kind === 'table' ? [blockText(block)] : []));
    expect(tables.map((one) => one.replace(/\u00a0/g, ' '))).toEqual([
      [
        'Kritérium plnění\tÚroveň\tPředkladatel\tCo bylo uděláno\tÚzemí\tDoklad, datum',
        '1. Kritérium 1 opatření 1\tPlněno částečně\tShodně 3 obce: Liberec, Semily a Turnov\tSetkání proběhlo.\tORP Liberec; ORP Semily; ORP Turnov\t' +
          'https://example.org/Liberec, 1. 6. 2025; https://example.org/Semily, 1. 6. 2025; https://example.org/Turnov, 1. 6. 2025',
        '2. Kritérium 2 opatření 1\tNeplněno\t–\tPodklady nebyly poskytnuty; předložit je mají: OSV.\t–\t–',
      ].join('\n'),
      [
        'Kritérium plnění\tÚroveň\tPředkladatel\tCo bylo uděláno\tDoklad, datum',
        '1. Kritérium 1 opatření 2\tPlněno\tOSV\tSetkání proběhlo.\t–',
      ].join('\n'),
    ]);
  });

  test('one measure', () => {
    const { document } = makeReport(ofPlan(plan({ areas: PUBLISHED_AREAS, ...measureAt('A1.1', ['fulfilled']) })));
    expect(text('shrnuti', document)).toContain('Jediné opatření plánu bylo plněno.');
    expect(text('priloha', document)).toContain(
      'Příloha uvádí 1\u00a0opatření s\u00a0jeho kritérii'.replace('1\u00a0opatření', '1 opatření'),
    );
  });

  test('names are those of tblGestori, numbers are written once, and a full stop of a name is enough', () => {
    const { document } = makeReport(
      ofPlan(
        plan({
          leads: [lead('Odbor sociálních věcí', 'OSV')],
          measures: [measure('1', { lead: 'OSV', partners: 'Centrum, z. s.; –' }), measure('2', { lead: 'viz 1' })],
          criteria: [criterion('1', '1.', 'Sešla se.'), criterion('1', 'b)', 'Jednala.'), criterion('2')],
          statements: [statement('1', '1.', { submitter: 'OSV', territory: 'netýká se' })],
        }),
      ),
    );
    const annex = text('priloha', document).replace(/\u00a0/g, ' ');
    expect(annex).toContain('Gestor: Odbor sociálních věcí · Spolugestoři: Centrum, z. s.');
    expect(annex).toContain('Gestor: viz 1');
    expect(annex).toMatch(/\n1\. Sešla se\.\t/);
    expect(annex).toMatch(/\nb\) Jednala\.\t/);
    expect(annex).not.toMatch(/\.\.|netýká|Území/);
    expect(text('podklady', document).replace(/\u00a0/g, ' ')).toContain('Bez odpovědi: Centrum, z. s.\n');
  });

  test('hostile texts stay texts', () => {
    const hostile = '=HYPERLINK("http://example.org") </w:t> {{shrnuti}} $& \u0007 [doplňte] '.repeat(400);
    const { document, findings } = makeReport(
      ofPlan(
        plan({
          settings: { planName: hostile },
          areas: [],
          measures: [measure('=1+1', { title: hostile, lead: hostile })],
          criteria: [criterion('=1+1', '1', hostile)],
          statements: [statement('=1+1', '1', { submitter: hostile, description: hostile, link: 'javascript:alert(1)' })],
        }),
      ),
    );
    expect(text('priloha', document)).toContain('{{shrnuti}} $& \u0007');
    expect(findings.every(({ message }) => message.length < 1000)).toBe(true);
  });

  test('the order of rows changes nothing', () => {
    fc.assert(
      fc.property(
        arbitraryPlan.chain((original) => fc.tuple(fc.constant(original), arbitraryReordered(original))),
        ([original, reordered]) => expect(makeReport(ofPlan(reordered)).document).toEqual(makeReport(ofPlan(original)).document),
      ),
      runs(40),
    );
  });
});
