import { say } from './say';

/** "A Systémová opatření"; a group of measures without an area says so. */
export const areaText = ({ code, name }: { readonly code: string; readonly name: string }): string =>
  code === '' && name === '' ? say('report.okruhy.without') : [code, name].filter(Boolean).join(' ');
