import type { Texts } from './create';
import cs from './openData.cs.json';
import en from './openData.en.json';
import { periodTexts } from './periods';
import sharedEn from './shared.en.json';

/** What is said of open data in every part of the product that makes them. */
export const openDataTexts: Texts = { cs: [cs, ...(periodTexts.cs ?? [])], en: [sharedEn, en, ...(periodTexts.en ?? [])] };
