import type { Translate } from '../i18n';
import type { Io } from './io';
import type { CommandName, ValuesOf } from './options';

export interface Call<N extends CommandName> {
  readonly values: ValuesOf<N>;
  /** What stands on the command line besides options: files and folders. */
  readonly inputs: readonly string[];
}

/**
 * What a command does; how it is called is said in ./options.
 * @returns the exit code; 0 done, 1 done with something to mend. Unusable input is thrown.
 */
export type Command<N extends CommandName> = (call: Call<N>, t: Translate, io: Io) => Promise<number>;
