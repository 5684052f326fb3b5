import type { FunctionMetadata } from '../host';
import type { Language } from '../i18n';
import type { Compile } from './process/codeCache';
import type { ReadCommentFiles, ReadKind, ReadList, ReadReturns, ReadValues } from './process/readerPool';

/** Where a run prints and what it takes from its surroundings. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly now: () => Date;
  /** What the texts are in; `main` says it to a command. */
  readonly language?: Language;
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
  /** How a large script is compiled; without it as it stands. */
  readonly compile?: Compile;
}
