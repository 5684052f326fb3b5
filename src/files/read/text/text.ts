export const SEPARATORS = [';', '\t', ','] as const;

/** The apostrophes that people type, and those that programs make of them. */
const QUOTE = "['´`‘’]";
const PROTECTED: readonly RegExp[] = [
  // ="1.2", also after one more saving: =""1.2"", and =T("1.2")
  /^=("{1,2})([^"]*)\1$/,
  /^=(T\()"([^"]*)"\)$/i,
  // =1.1, a number that was to stay as it is
  /^(=)(\d+(?:[.,]\d+)*)$/,
  // '1.1 and 'A1.1, or in two apostrophes; 'tak zvané' věci is a text of its own
  new RegExp(`^(${QUOTE}{1,2})(\\p{L}{0,4}\\d[\\p{L}\\d.,/-]*)${QUOTE}?$`, 'u'),
  new RegExp(`^(')([^'´\`‘’]+)$`),
];

/**
 * A field without the marks by which programs keep Excel from reading it as a number, a day or a formula.
 *
 * @example withoutProtection('="1.10"') // '1.10'
 * @example withoutProtection("'=SUMA(A1)") // '=SUMA(A1)'
 */
export function withoutProtection(text: string): string {
  if (!/^[='´`‘’]/.test(text)) return text;
  for (const pattern of PROTECTED) {
    const [, , bare] = pattern.exec(text) ?? [];
    if (bare !== undefined) return bare;
  }
  return text;
}
