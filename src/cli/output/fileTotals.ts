/** How a file that was sent back was taken, in the order of the JSON. */
const TAKEN = ['read', 'duplicate', 'unidentified', 'refused'] as const;
export type FileStatus = (typeof TAKEN)[number];

/**
 * Files added up: how many there are, how many were taken in which way, and what became of all that stood in them.
 *
 * @param countsOf what became of the rows of one file
 * @param kinds in the order of the JSON
 */
export function fileTotals<File extends { readonly status: FileStatus }, Kind extends string>(
  files: readonly File[],
  countsOf: (file: File) => Readonly<Record<Kind, number>>,
  kinds: readonly Kind[],
): Readonly<Record<'files' | FileStatus | Kind, number>> {
  const taken = TAKEN.map((status) => [status, files.filter((file) => file.status === status).length]);
  const rows = kinds.map((kind) => [kind, files.reduce((total, file) => total + countsOf(file)[kind], 0)]);
  return Object.fromEntries([['files', files.length], ...taken, ...rows]) as Record<'files' | FileStatus | Kind, number>;
}
