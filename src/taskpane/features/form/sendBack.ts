/**
 * The e-mail address in what a coordinator wrote of where to send a workbook back; the first of several, null without one.
 * @example addressIn('Jana Nováková <jana@kraj.cz>, dveře 12') === 'jana@kraj.cz'
 */
export const addressIn = (text: string): string | null =>
  /[^\s<>()[\],;:"'„“]+@[^\s<>()[\],;:"'„“@]+\.[^\s<>()[\],;:"'„“@.]{2,}/.exec(text)?.[0] ?? null;

/** What opens a new e-mail; the workbook itself the user attaches. */
export const mailTo = (address: string, subject: string, text: string): string =>
  `mailto:${encodeURIComponent(address).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
