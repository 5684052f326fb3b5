import type cs from './cs.json';
import type functionsCs from './functions.cs.json';

// Makes every t('…') a checked key of the Czech files, plural endings included.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof cs & typeof functionsCs };
  }
}
