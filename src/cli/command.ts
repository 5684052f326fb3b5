import type { Translate } from '../i18n';
import type { Io } from './io';

/** Options by their names; one name has one type in all commands. */
export type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

export type Values<O extends Options> = { readonly [K in keyof O]?: O[K]['type'] extends 'boolean' ? boolean : string };

export interface Call<O extends Options> {
  readonly values: Values<O>;
  /** What stands on the command line besides options: files and folders. */
  readonly inputs: readonly string[];
}

/** One command of the program: `plneni NAME …`. `--lang` and `--help` belong to every one. */
export interface Command<O extends Options = Options> {
  readonly name: string;
  readonly options: O;
  /** How many inputs it takes. */
  readonly inputs: { readonly least: number; readonly most: number };
  /** One sentence, said when it is used otherwise. */
  usage(t: Translate): string;
  /** What it does and what its options mean, for --help. */
  help(t: Translate): string;
  /** @returns the exit code; 0 done, 1 done with something to mend. Unusable input is thrown. */
  run(call: Call<O>, t: Translate, io: Io): Promise<number>;
}
