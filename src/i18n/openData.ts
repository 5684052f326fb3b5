import type { Texts } from './create';
import findingsCs from './findings.cs.json';
import findingsEn from './findings.en.json';
import cs from './openData.cs.json';
import en from './openData.en.json';
import { periodTexts } from './periods';
import sharedEn from './shared.en.json';

/** What is said of open data in every part of the product that makes them. */
export const openDataTexts: Texts = {
  cs: [findingsCs, cs, ...(periodTexts.cs ?? [])],
  en: [sharedEn, findingsEn, en, ...(periodTexts.en ?? [])],
};
