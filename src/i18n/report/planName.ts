import { inCzech } from './say';

/** "Akční plán 2024-2025", "I. Akční plán", "Strategický plán města", "Program prevence". */
const PLAN = /^((?:[IVX]+|\d+)\.\s)?(?:(\p{L}+)\s)?(plán|program)(?=\s|$)/iu;
/** Nouns that are the same in the second case. */
const SAME = /^(strategie|koncepce)(?=\s|$)/iu;

/**
 * The name of a plan after "plnění", in the second case. A name that cannot be declined beyond doubt is quoted.
 *
 * @example genitiveOf('Akční plán 2024-2025') // 'Akčního plánu 2024-2025'
 * @example genitiveOf('Bydlení pro všechny') // 'dokumentu „Bydlení pro všechny“'
 */
export function genitiveOf(name: string): string {
  const t = inCzech();
  const own = name.trim();
  if (own === '') return t('report.plan.unnamed');
  if (SAME.test(own)) return own;
  const match = PLAN.exec(own);
  const adjective = match?.[2];
  if (!match || (adjective !== undefined && !/[íý]$/iu.test(adjective))) return t('report.plan.quoted', { name: own });
  const declined = [match[1]?.trim(), adjective?.replace(/í$/iu, 'ího').replace(/ý$/iu, 'ého'), `${match[3]}u`].filter(Boolean).join(' ');
  return `${declined}${own.slice(match[0].length)}`;
}
