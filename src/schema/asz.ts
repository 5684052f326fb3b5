import type { AszTotal } from '../core/plan/plan';
import { partnersBySize, partnersAgainstOthers, quotedTotal, type AszTable, type Group, type SizeClass } from '../core/territory/asz';
import type { TerritorialCriterion } from '../core/territory/coverage';
import type { Municipality } from '../core/plan/municipalities';
import { czechNumber } from '../core/text/typography';
import type { CellValue } from '../core/text/text';
import type { Rows } from './outputs';
import { ASZ_TOTAL_WORD, SETTINGS } from './tables';

/** The rows of the sheet that lays out the funds of the ASZ, in the order of the columns of `ASZ_TABLES`. */

/** Always said beside the comparison. */
export const ASZ_CAVEAT = 'Partnerské obce nebyly vybrány náhodně; rozdíl není důkazem příčiny.';
/** What the median is of. */
export const ASZ_MEDIAN = 'Medián říká, v jakém podílu kritérií s územím je obec pokryta; obce bez odpovědi se nepočítají.';
/** Where there is nothing to compare. */
export const ASZ_WITHOUT_GROUPS = 'Partnerské obce se tu s ostatními nesrovnávají: žádné kritérium se nehodnotí podle území.';

/** The funds by municipality, then the sum of the rows, what the source states, by how much they differ, and what texts quote. */
export function aszFundsRows(table: AszTable, chosen: AszTotal | undefined): Rows {
  const { lines, sum, declared, difference, perInhabitant } = table;
  const rows = lines.map(({ municipality, isMissing, funds, raw, share, perInhabitant: own, since, note }): CellValue[] => [
    municipality,
    funds ?? raw,
    share ?? '',
    own === null ? '' : Math.round(own),
    since,
    note || (isMissing ? 'partner bez řádku v tabulce ASZ' : funds === null && raw === '' ? 'částka není vyplněna' : ''),
  ]);
  const quoted = quotedTotal(table, chosen);
  const isUnread = lines.some(({ funds, raw }) => funds === null && raw !== '');
  const why = isUnread
    ? 'U některé obce částka není číslo, texty proto celkovou částku neuvádějí.'
    : `Součty se liší. Který mají texty uvádět, vyberte v panelu (Mapa a obce), nebo napište na list Nastavení do řádku ${SETTINGS.aszTotal.key}: ${Object.values(ASZ_TOTAL_WORD).join(', nebo ')}. Do té doby celkovou částku neuvádějí.`;
  return [
    ...rows,
    ['Součet řádků', sum, sum === 0 ? '' : 1, perInhabitant === null ? '' : Math.round(perInhabitant), '', ''],
    ['Uvedeno ve zdroji', declared ?? '', '', '', '', declared === null ? 'zdroj součet neuvádí' : ''],
    ['Rozdíl', declared === null ? '' : difference, '', '', '', ''],
    [
      'Texty uvádějí',
      quoted ?? '',
      '',
      '',
      '',
      quoted !== null ? (chosen === undefined || difference === 0 ? '' : ASZ_TOTAL_WORD[chosen]) : why,
    ],
  ];
}

/** Partners and the others: all of them, then within each class of size that has a partner. */
export function aszGroupRows(criteria: readonly TerritorialCriterion[], municipalities: readonly Municipality[]): Rows {
  const pair = ({ partners, others }: { readonly partners: Group; readonly others: Group }, size: string): Rows => [
    groupRow(`Partnerské obce${size}`, partners),
    groupRow(`Ostatní obce${size}`, others),
  ];
  return [
    ...pair(partnersAgainstOthers(criteria, municipalities), ''),
    ...partnersBySize(criteria, municipalities).flatMap((groups) => pair(groups, `, ${sizeText(groups.size)}`)),
  ];
}

const groupRow = (name: string, { municipalities, answered, covered, partly, declared, median }: Group): CellValue[] => [
  name,
  median ?? '',
  municipalities,
  answered,
  municipalities - answered,
  median === null ? 'méně než 5 odpovědí, podíl se nepočítá' : '',
  covered,
  partly,
  declared,
];

/** @example sizeText([2000, 10_000]) // '2 000–9 999 obyvatel' */
function sizeText([from, below]: SizeClass): string {
  const number = (count: number): string => czechNumber(count);
  if (from <= 1) return `do ${number(below - 1)} obyvatel`;
  return below === Infinity ? `${number(from)} obyvatel a více` : `${number(from)}–${number(below - 1)} obyvatel`;
}
