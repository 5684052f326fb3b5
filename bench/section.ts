/** One table of bench/RESULTS.md. */
export interface Row {
  readonly what: string;
  readonly value: string;
  readonly aim?: string;
}
export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}
