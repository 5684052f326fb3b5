import type { Script } from 'node:vm';
import type { FunctionMetadata } from '../host';
import type { Language } from '../i18n';
import type { ReadCommentFiles, ReadKind, ReadList, ReadReturns, ReadValues } from './process/readerPool';

/** Where a run prints and what it takes from its surroundings. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Told what begins now; shown where somebody waits for it. */
  readonly progress?: (text: string) => void;
  readonly now: () => Date;
  /** What the texts are in; `main` says it to a command. */
  readonly language?: Language;
  /** Of the program. */
  readonly version?: string;
  /** The generated metadata of the custom functions. */
  readonly functions: FunctionMetadata;
  /** How returned workbooks are read; without it one after another. */
  readonly readReturns?: ReadReturns;
  /** The same for files with comments. */
  readonly readComments?: ReadCommentFiles;
  /** How a list of measures is read; without it where everything else is. */
  readonly readList?: ReadList;
  /** The same for workbooks of other formats, and for what a file is that is no plan. */
  readonly readValues?: ReadValues;
  readonly whatIs?: ReadKind;
  /** Microsoft's client, compiled; without it the one of the installed package. */
  readonly client?: () => Script;
}
