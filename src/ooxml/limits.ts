/** How much of a package from outside is taken before it is refused; checked before anything is unpacked, and while it is. */
export interface PackageLimits {
  /** bytes of the file */
  readonly file: number;
  /** entries of the package */
  readonly parts: number;
  /** bytes of all parts together when unpacked */
  readonly unpacked: number;
  /** how many times larger a part may be than its packed form */
  readonly ratio: number;
}

/** The same for a workbook whose cells are read. */
export interface Limits extends PackageLimits {
  /** filled rows of all sheets that are read */
  readonly rows: number;
  /** filled cells of all sheets that are read */
  readonly cells: number;
  /** characters of one cell: what Excel can hold */
  readonly text: number;
}

/** A return of the largest plan has some hundreds of rows and, with photographs pasted in, some megabytes. */
export const LIMITS: Limits = {
  file: 32_000_000,
  parts: 4_000,
  unpacked: 100_000_000,
  ratio: 250,
  rows: 50_000,
  cells: 1_000_000,
  text: 32_767,
};

/** Small parts may pack as well as they like. */
const RATIO_FROM = 1_000_000;

/** Why nobody can take a file, whatever it is wanted for. */
export type FileFault =
  /** more of something than any file has that is wanted, or a package that unpacks to far more than it is */
  | { readonly code: 'tooBig'; readonly what: keyof Limits; readonly limit: number }
  /** a reader that was ended because it took longer (seconds) or more memory (megabytes) than any honest file */
  | { readonly code: 'tooBig'; readonly what: 'time' | 'memory'; readonly limit: number }
  | { readonly code: 'encrypted' }
  /** only those whom its author named may open it */
  | { readonly code: 'rightsManaged' }
  | { readonly code: 'damaged' }
  /** not there any more, or not to be opened by this user */
  | { readonly code: 'unreadable' }
  /** not a workbook at all; `is` says what it is, where that can be told */
  | { readonly code: 'notWorkbook'; readonly is?: OtherKind };

/** Files that people send instead of a workbook. */
export type OtherKind = 'document' | 'pdf' | 'page' | 'picture' | 'archive';

/** Ends the reading of a file, with the reason. */
export class Refused<F extends { readonly code: string } = FileFault> extends Error {
  /** `detail` says more to who looks for the cause: it is not translated and people never see it. */
  constructor(
    readonly fault: F,
    detail?: string,
  ) {
    super(detail === undefined ? fault.code : `${fault.code}: ${detail}`);
    this.name = 'Refused';
  }
}

/** @throws {Refused} when there is more of it than the limit; 0 of something is always within */
export function within<K extends keyof Limits>(limits: Pick<Limits, K>, what: K, size: number): void {
  if (size > limits[what]) throw new Refused({ code: 'tooBig', what, limit: limits[what] });
}

export function withinRatio(limits: Pick<Limits, 'ratio'>, packed: number, unpacked: number): void {
  if (unpacked > RATIO_FROM) within(limits, 'ratio', unpacked / Math.max(packed, 1));
}

export const damaged = (detail?: string): Refused => new Refused({ code: 'damaged' }, detail);
