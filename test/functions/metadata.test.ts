import { customFunctions } from '../../src/functions';
import { functionsMetadata } from '../../scripts/functions-metadata';

interface Described {
  id: string;
  name: string;
  description: string;
  parameters: { name: string; description: string; optional?: boolean; dimensionality?: string; type: string }[];
  result: { type: string; dimensionality?: string };
}

const SPECIFIED = ['UROVEN', 'UROVNE', 'KRITERIUM', 'ZDUVODNENI', 'HRANICNI', 'POKRYTI', 'PODILY', 'SOUHRN', 'POPISEK', 'ROZDIL'];
const registered = Object.keys(customFunctions((_, sentence) => new Error(sentence)));

async function described(language: 'cs' | 'en'): Promise<Described[]> {
  return (await functionsMetadata(language)).functions as Described[];
}

test('every described function is registered, every registered one is described, and nothing is missing', async () => {
  const ids = (await described('cs')).map((fn) => fn.id);
  expect([...registered].sort()).toEqual([...ids].sort());
  expect([...ids].sort()).toEqual([...SPECIFIED].sort());
});

test.each(['cs', 'en'] as const)('names are ASCII upper case and everything is described: %s', async (language) => {
  for (const fn of await described(language)) {
    expect(fn.name).toMatch(/^[A-Z]+$/);
    expect(fn.id).toBe(fn.name);
    expect(fn.description.length).toBeGreaterThan(20);
    for (const parameter of fn.parameters)
      expect({ fn: fn.id, parameter, ok: parameter.description.length > 5 }).toMatchObject({ ok: true });
  }
});

test('English differs from Czech in descriptions alone', async () => {
  const bare = (fns: Described[]): unknown =>
    fns.map((fn) => ({ ...fn, description: '', parameters: fn.parameters.map((parameter) => ({ ...parameter, description: '' })) }));
  const [cs, en] = [await described('cs'), await described('en')];
  expect(bare(en)).toEqual(bare(cs));
  cs.forEach((fn, i) => expect(en[i]!.description).not.toBe(fn.description));
});

test('optional arguments and ranges are as specified', async () => {
  const signatures = (await described('cs')).map(({ id, parameters }) => {
    const args = parameters.map(({ name, optional }) => (optional ? `[${name}]` : name));
    return `${id}(${args.join('; ')})`;
  });
  expect(signatures).toEqual([
    'UROVEN(urovne; [vyklad])',
    'UROVNE(kody; kodyKriterii; urovneKriterii; [vyklad])',
    'KRITERIUM(vztahy; stavy; [popisy]; [pokryti]; [prah])',
    'ZDUVODNENI(urovne; [vyklad])',
    'HRANICNI(urovne)',
    'POKRYTI(uzemi; [obce])',
    'PODILY(pocty)',
    'SOUHRN(urovne; [hlavicka])',
    'POPISEK(uroven; pocet; podil)',
    'ROZDIL(castky; celkem)',
  ]);
});
