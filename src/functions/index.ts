import cs from '../i18n/functions.cs.json';
import en from '../i18n/functions.en.json';
import { fill } from './fill';
import { uroven } from './uroven';
import { urovne } from './urovne';
import { kriterium } from './kriterium';
import { zduvodneni } from './zduvodneni';
import { hranicni } from './hranicni';
import { pokryti } from './pokryti';
import { podily } from './podily';
import { souhrn } from './souhrn';
import { popisek } from './popisek';
import { rozdil } from './rozdil';
import { Problem, type ProblemCode } from './problem';

/** Any custom function as the runtime calls it: ranges as arrays of rows, null for what is left out. */
export type CustomFunction = (...args: unknown[]) => unknown;

/** Makes the runtime's own error of a code and a sentence: `CustomFunctions.Error` in Excel. */
export type MakeError = (code: ProblemCode, sentence: string) => Error;

/*
 * What Excel calls, one file a function. Each reads its cells, asks the core, and writes words or numbers; the rule itself
 * is in the core. Names and Czech descriptions of the metadata are generated from the comment above each (webpack), the
 * English ones from functions.en.json. Bump the version in package.json and manifest.xml on every change of a name or a
 * parameter: Excel keeps the metadata for about 24 hours.
 */
const IMPLEMENTED = {
  UROVEN: uroven,
  UROVNE: urovne,
  KRITERIUM: kriterium,
  ZDUVODNENI: zduvodneni,
  HRANICNI: hranicni,
  POKRYTI: pokryti,
  PODILY: podily,
  SOUHRN: souhrn,
  POPISEK: popisek,
  ROZDIL: rozdil,
};

/** The functions under their ids, ready to be registered with Excel, the embedded Excel or a test. */
export function customFunctions(makeError: MakeError, language: 'cs' | 'en' = 'cs'): Readonly<Record<string, CustomFunction>> {
  const texts = (language === 'en' ? en : cs).functions;
  const translate = (problem: Problem): Error => makeError(problem.code, fill(texts[problem.key], problem.params));
  const finish = (value: unknown): unknown => (value instanceof Problem ? translate(value) : value);
  const wrap =
    (implementation: CustomFunction): CustomFunction =>
    (...args) => {
      try {
        const result = implementation(...args);
        return Array.isArray(result) ? (result as unknown[][]).map((row) => row.map(finish)) : result;
      } catch (problem) {
        throw finish(problem);
      }
    };
  return Object.fromEntries(Object.entries(IMPLEMENTED).map(([id, implementation]) => [id, wrap(implementation as CustomFunction)]));
}

/** Tells Excel where the functions are. To be called as soon as the page loads, not after Office is ready. */
export function registerFunctions(language: 'cs' | 'en'): void {
  // CustomFunctions.Error arrives later than CustomFunctions.associate, so it is looked up when it is needed.
  const makeError: MakeError = (code, sentence) => new CustomFunctions.Error(CustomFunctions.ErrorCode[code], sentence) as unknown as Error;
  CustomFunctions.associate(customFunctions(makeError, language) as Record<string, CustomFunction>);
}
