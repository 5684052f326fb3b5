import type { FunctionMetadata } from '../host';

/** Where a run prints and what it takes from its surroundings. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly now: () => Date;
  /** The generated metadata of the custom functions. */
  readonly functions: FunctionMetadata;
}
