import type cs from './cs.json';

// Makes every t('…') a checked key of cs.json, plural endings included.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof cs };
  }
}
