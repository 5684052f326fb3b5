/** Puts values into a text of src/i18n. The functions do without i18next: Excel loads them to compute a cell. */
export function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
}
