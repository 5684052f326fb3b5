/** A report goes out, comes back with comments in its margin and changes in its text, is settled, and the next one says so. */
import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { inspectComments } from '../../src/workbook/comments/inspectComments';
import { settleComment, type Settlement } from '../../src/workbook/comments/settleComment';
import { asUser, open } from '../build/embedded';
import { file, run, SAMPLE, temp } from '../build/cli';

const NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const textIn = (xml: string): string => xml.replace(/<[^>]+>/g, '').replace(/\u00a0/g, ' ');

interface Remark {
  readonly author: string;
  readonly date: string;
  readonly text: string;
  /** Stands at the first paragraph that begins so. */
  readonly on: string;
}

/** What Word does when somebody comments on paragraphs, and adds a sentence to one with its changes tracked. */
function commented(bytes: Uint8Array, remarks: readonly Remark[], added: Remark): Uint8Array {
  const parts = unzipSync(bytes);
  let document = strFromU8(parts['word/document.xml']!);
  const at = (on: string, change: (paragraph: string) => string): void => {
    const paragraph = document.match(/<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?<\/w:p>/gs)!.find((one) => textIn(one).startsWith(on));
    if (paragraph === undefined) throw new Error(`no paragraph with ${on}`);
    document = document.replace(paragraph, () => change(paragraph));
  };
  remarks.forEach(({ on }, id) =>
    at(on, (paragraph) =>
      paragraph
        .replace(/(<w:p(?: [^>]*)?>(?:<w:pPr>.*?<\/w:pPr>|<w:pPr\/>)?)/s, `$1<w:commentRangeStart w:id="${id}"/>`)
        .replace(/<\/w:p>$/, `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r></w:p>`),
    ),
  );
  const { author, date, text, on } = added;
  at(on, (paragraph) =>
    paragraph.replace(/<\/w:p>$/, `<w:ins w:id="900" w:author="${author}" w:date="${date}"><w:r><w:t>${text}</w:t></w:r></w:ins></w:p>`),
  );
  const comments = remarks.map(
    (one, id) =>
      `<w:comment w:id="${id}" w:author="${one.author}" w:date="${one.date}"><w:p><w:r><w:t>${one.text}</w:t></w:r></w:p></w:comment>`,
  );
  const put = (name: string, before: RegExp, xml: string): void =>
    void (parts[name] = strToU8(strFromU8(parts[name]!).replace(before, (end) => xml + end)));
  parts['word/document.xml'] = strToU8(document);
  parts['word/comments.xml'] = strToU8(`<w:comments ${NAMES}>${comments.join('')}</w:comments>`);
  put('word/_rels/document.xml.rels', /<\/Relationships>/, `<Relationship Id="rId900" Type="${OFFICE}/comments" Target="comments.xml"/>`);
  put('[Content_Types].xml', /<\/Types>/, `<Override PartName="/word/comments.xml" ContentType="${TYPE}.comments+xml"/>`);
  return zipSync(parts);
}

interface Collected {
  readonly files: readonly { readonly who: string | null; readonly status: string; readonly comments: object }[];
  readonly totals: Readonly<Record<string, number>>;
}
const json = async (...args: string[]): Promise<Collected> => JSON.parse((await run([...args, '--json'])).out) as Collected;

test('report → comments of Word → collected → settled → annex no. 2 of the next report', async () => {
  const plan = temp('plan.xlsx');
  // Of the sample, only what comes in this round is to be told.
  const sample = await open(readFileSync(SAMPLE));
  await asUser(sample, (context) => {
    const { rows } = context.workbook.tables.getItem('tblPripominky');
    for (let i = 7; i > 0; i--) rows.getItemAt(i).delete();
    rows.getItemAt(0).getRange().clear('Contents');
  });
  file('plan.xlsx', await sample.save());

  expect((await run(['report', plan, '--out', temp('zprava.docx')])).code).toBeLessThan(2);
  const sent = readFileSync(temp('zprava.docx'));
  const jana = { author: 'Jana Malá', date: '2026-03-02T09:00:00Z' };
  const petr = { author: 'Petr Novák', date: '2026-03-03T09:00:00Z' };
  file(
    'zprava_Komise.docx',
    commented(
      sent,
      [
        { ...jana, text: 'Doplnit, ve kterých obcích.', on: 'A2.7 ' },
        { ...jana, text: '=1+1 &lt;b&gt; přepočítat podíly', on: 'Návrh usnesení' },
      ],
      { ...jana, text: ' Setkání byla jen čtyři.', on: 'A1.1 ' },
    ),
  );
  file(
    'zprava_Rada seniorů.docx',
    commented(sent, [{ ...petr, text: 'Nesouhlasíme s úrovní.', on: 'B1.6 ' }], { ...petr, text: ' A dál.', on: 'C1.9 ' }),
  );
  const [komise, rada] = [temp('zprava_Komise.docx'), temp('zprava_Rada seniorů.docx')];

  expect(
    (
      await run([
        'comments',
        'request',
        plan,
        '--round',
        '1',
        '--to',
        'Komise;Rada seniorů',
        '--until',
        '2026-03-15',
        '--out',
        temp('kolo'),
      ])
    ).code,
  ).toBe(0);
  const known = temp('kolo/plan-kolo-1.xlsx');
  const collected = await json('comments', 'collect', known, komise, rada, '--out', temp('sebrano.xlsx'));
  expect(collected.files.map(({ who, status }) => [who, status])).toEqual([
    ['Komise', 'read'],
    ['Rada seniorů', 'read'],
  ]);
  expect(collected.totals).toMatchObject({ new: 5, changed: 0, same: 0, unplaced: 0 });
  // In another order, and once more, it is the same.
  await json('comments', 'collect', known, rada, komise, '--out', temp('jinak.xlsx'));
  expect((await json('comments', 'collect', temp('sebrano.xlsx'), komise, rada, '--out', temp('znovu.xlsx'))).totals).toMatchObject({
    new: 0,
    same: 5,
  });

  const rowsIn = async (path: string) => {
    const excel = await open(readFileSync(path));
    const { values } = excel.readSheet('Připomínky');
    const [header = [], ...rows] = values;
    return rows
      .map((cells) => Object.fromEntries(header.map((name, i) => [String(name), cells[i]])))
      .filter((row) => (row['Připomínka'] ?? '') !== '');
  };
  const rows = await rowsIn(temp('sebrano.xlsx'));
  expect(rows).toEqual(await rowsIn(temp('jinak.xlsx')));
  expect(rows.map((row) => [row['Kdo'], row['Kód opatření'] ?? '', row['Připomínka']])).toEqual([
    ['Komise', 'A2.7', 'Doplnit, ve kterých obcích.'],
    ['Komise', '', '=1+1 <b> přepočítat podíly'],
    ['Komise', 'A1.1', 'Doplnit „Setkání byla jen čtyři.“.'],
    ['Rada seniorů', 'B1.6', 'Nesouhlasíme s úrovní.'],
    ['Rada seniorů', 'C1.9', 'Doplnit „A dál.“.'],
  ]);

  // The coordinator settles them: taken, rejected with a reason, noted.
  const excel = await open(readFileSync(temp('sebrano.xlsx')));
  const NOW = new Date(2026, 3, 1);
  const how: Readonly<Record<string, Partial<Settlement>>> = {
    'Doplnit, ve': { result: 'accepted', where: 'příloha č. 1, A2.7' },
    Nesouhlasíme: { result: 'rejected', kind: 'substantial', reason: 'Úroveň plyne z podkladů.' },
  };
  for (const comment of (await inspectComments('2026-04-01')).comments) {
    const [, own] = Object.entries(how).find(([text]) => comment.text.startsWith(text)) ?? ['', { result: 'noted' as const }];
    const plainly = { kind: null, reason: '', where: '', by: 'Eva Koordinátorová', on: '2026-04-01', isDiscussed: false } as const;
    await settleComment(comment, { result: null, ...plainly, ...own }, NOW);
  }
  file('vyporadano.xlsx', await excel.save());

  const status = JSON.parse((await run(['comments', 'status', temp('vyporadano.xlsx'), '--json'])).out) as { rounds: object[] };
  expect(status.rounds).toMatchObject([
    { round: '1', received: 5, open: 1, disputes: 1, byResult: { accepted: 1, partly: 0, rejected: 1, explained: 0, noted: 3 } },
  ]);
  expect((await run(['report', temp('vyporadano.xlsx'), '--out', temp('dalsi.docx')])).code).toBeLessThan(2);
  const next = readFileSync(temp('dalsi.docx'));
  const text = textIn(strFromU8(unzipSync(next)['word/document.xml']!));
  const annex = text.slice(text.lastIndexOf('Příloha č. 2'));
  expect(annex).toContain('Komise uplatnila 3 připomínky; 1 byla akceptována, 2 vzaty na vědomí. Rozpor nezůstal.');
  expect(annex).toContain('Rada seniorů uplatnila 2 připomínky; 1 nebyla akceptována (s odůvodněním), 1 vzata na vědomí. Zůstal 1 rozpor.');
  expect(annex).toContain('Akceptováno. Zapracováno: příloha č. 1, A2.7.');
  expect(annex).toContain('=1+1 &lt;b&gt; přepočítat podíly');
  for (const person of ['Jana Malá', 'Petr Novák', 'Koordinátorová']) expect(text).not.toContain(person);

  // The next report goes round too: its own annex is no comment, and what was settled does not come again.
  file(
    'dalsi_Komise.docx',
    commented(next, [{ ...jana, text: 'Doplnit, ve kterých obcích.', on: 'A2.7 ' }], { ...jana, text: '', on: 'A1.1 ' }),
  );
  const again = await json('comments', 'collect', temp('vyporadano.xlsx'), temp('dalsi_Komise.docx'), '--out', temp('podruhe.xlsx'));
  expect(again.totals).toMatchObject({ new: 0, changed: 0, same: 1, unplaced: 0 });
}, 120_000);
