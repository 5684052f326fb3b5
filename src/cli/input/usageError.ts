/** Wrong words on the command line, or a file that cannot be opened or written: its message is said as it is. */
export class UsageError extends Error {}
