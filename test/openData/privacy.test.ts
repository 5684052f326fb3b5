/** Who said what goes out by offices: people are told of without their names. */
import { openData } from '../../src/openData/openData';
import { fullPlan, sourceOf } from '../build/openData';
import { comment } from '../build/comments';
import { lead } from '../build/plans';

const commentators = async (who: readonly string[], leads = [lead('Odbor školství', 'OŠ')]): Promise<string> => {
  const source = sourceOf(fullPlan({ leads }), { comments: who.map((one, row) => comment({ who: one }, row)) });
  const { files } = await openData(source, { tables: {}, findings: [] });
  return new TextDecoder().decode(files.find(({ file }) => file === 'pripominky.csv')!.bytes);
};

test('a person who commented goes out without the name, however it is written', async () => {
  const people = ['Jana Nováková, OSV', 'NOVÁK Petr', 'J. Nováček', 'Mgr Nová', 'paní Nováčková', 'Komise (Jan Novotný)', 'Nová, Ing.'];
  const text = await commentators([...people, 'Komise pro menšiny, cizince a začleňování']);
  expect(text).not.toMatch(/Nov|NOV/);
  expect(text.match(/fyzická osoba/g)).toHaveLength(people.length);
  expect(text).toContain('"Komise pro menšiny, cizince a začleňování"');
});

test('an office that is called like a person keeps its name once it has a short one', async () => {
  expect(await commentators(['Gymnázium Jana Nerudy'])).toContain('fyzická osoba');
  expect(await commentators(['Gymnázium Jana Nerudy'], [lead('Gymnázium Jana Nerudy', 'GJN')])).toContain('Gymnázium Jana Nerudy');
});
