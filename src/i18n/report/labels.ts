import { say } from './say';

/** "A Systémová opatření"; a group of measures without an area says so. */
export const areaText = ({ code, name }: { readonly code: string; readonly name: string }): string =>
  code === '' && name === '' ? say('report.okruhy.without') : [code, name].filter(Boolean).join(' ');

/** "1. Sešla se skupina", "a) Sešla se skupina": a criterion with its number, or the number alone. */
export function criterionText(number: string, text = ''): string {
  const ordinal = number === '' || /[.)]$/.test(number) ? number : `${number}.`;
  return [ordinal, text].filter(Boolean).join(' ');
}
