/** Wrong words on the command line, or a file that cannot be opened or written: a sentence for whoever gave them. */
export class UsageError extends Error {}
