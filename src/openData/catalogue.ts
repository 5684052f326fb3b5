import { REGIONS, type RegionId } from '../core/plan/regions/regions';
import { czechDate } from '../core/text/date';
import { UNSTATED } from './codes';
import { metadataName } from './csvw';
import { csvName, openTable, parquetName, WITH_TEXTS, type TableName } from './tables';
import type { Context } from './rows';

/** Codes of the regions in RÚIAN (vyšší územní samosprávné celky). */
const RUIAN: Readonly<Record<RegionId, number>> = {
  praha: 19,
  stredocesky: 27,
  jihocesky: 35,
  plzensky: 43,
  karlovarsky: 51,
  ustecky: 60,
  liberec: 78,
  kralovehradecky: 86,
  pardubicky: 94,
  vysocina: 108,
  jihomoravsky: 116,
  olomoucky: 124,
  zlinsky: 141,
  moravskoslezsky: 132,
};

const TERMS = 'https://data.gov.cz/podmínky-užití/';
const AUTHORITY = 'http://publications.europa.eu/resource/authority';

export interface CatalogueOptions {
  /** The address at which the files are going to lie; without it addresses are relative to the record itself. */
  readonly base?: string;
  /** IČO of the publisher, eight digits. */
  readonly publisher?: string;
  readonly parquet?: boolean;
}

export const CATALOGUE_NAME = 'datova-sada.jsonld';

/**
 * The record of the data set for the national catalogue (NKOD), by the open formal norm DCAT-AP-CZ.
 * @param period first and last day of the period, ISO; null where the plan does not say it
 */
export function catalogueRecord(
  names: readonly TableName[],
  context: Context,
  [from, to]: readonly [string | null, string | null],
  { base = '', publisher, parquet = false }: CatalogueOptions,
): object {
  const region = REGIONS.find(({ nuts }) => nuts === context.kraj);
  const address = (file: string): string => (base === '' ? file : `${base.replace(/\/*$/, '/')}${file}`);
  const asOf = context.stav_k_datu === null ? '' : ` ke dni ${czechDate(String(context.stav_k_datu))}`;
  const title = `Plnění: ${String(context.plan)}`;
  const about =
    `Vyhodnocení plnění opatření${asOf}: úrovně opatření a kritérií, souhrny, území a podklady ${names.includes(WITH_TEXTS) ? 'i s texty' : 'bez textů'}. ` +
    'Pravidlo, podle kterého lze každou úroveň přepočítat, je v souboru pravidlo.sql.';
  const terms = {
    typ: 'Specifikace podmínek užití',
    autorské_dílo: `${TERMS}neobsahuje-autorská-díla/`,
    databáze_jako_autorské_dílo: `${TERMS}není-autorskoprávně-chráněnou-databází/`,
    databáze_chráněná_zvláštními_právy: `${TERMS}není-chráněna-zvláštním-právem-pořizovatele-databáze/`,
    osobní_údaje: `${TERMS}neobsahuje-osobní-údaje/`,
  };
  const distribution = (name: TableName, file: string, format: 'CSV' | 'PARQUET'): object => ({
    iri: address(`${CATALOGUE_NAME}#${file}`),
    typ: 'Distribuce',
    název: { cs: openTable(name).title },
    podmínky_užití: terms,
    soubor_ke_stažení: address(file),
    přístupové_url: address(file),
    typ_média: `http://www.iana.org/assignments/media-types/${format === 'CSV' ? 'text/csv' : 'application/vnd.apache.parquet'}`,
    formát: `${AUTHORITY}/file-type/${format}`,
    ...(format === 'CSV' ? { schéma: address(metadataName(name)) } : {}),
  });
  return {
    '@context':
      'https://ofn.gov.cz/dcat-ap-cz-rozhraní-katalogů-otevřených-dat/2024-05-28/kontexty/rozhraní-katalogů-otevřených-dat.jsonld',
    iri: address(CATALOGUE_NAME),
    typ: 'Datová sada',
    název: { cs: title },
    popis: { cs: about },
    ...(publisher === undefined ? {} : { poskytovatel: `https://rpp-opendata.egon.gov.cz/odrpp/zdroj/orgán-veřejné-moci/${publisher}` }),
    prvek_rúian: [`https://linked.cuzk.cz/resource/ruian/${region ? `vusc/${RUIAN[region.id]}` : 'stat/1'}`],
    klíčové_slovo: { cs: ['akční plán', 'plnění opatření', 'sociální začleňování'] },
    periodicita_aktualizace: `${AUTHORITY}/frequency/ANNUAL`,
    téma: [`${AUTHORITY}/data-theme/GOVE`, `${AUTHORITY}/data-theme/SOCI`],
    ...(from === null || to === null || context.obdobi === UNSTATED
      ? {}
      : { časové_pokrytí: { typ: 'Časový interval', začátek: from, konec: to } }),
    distribuce: names.flatMap((name) => [
      distribution(name, csvName(name), 'CSV'),
      ...(parquet ? [distribution(name, parquetName(name), 'PARQUET')] : []),
    ]),
  };
}

/** An address that names of files may be put behind: of the web, without parameters. */
export const isBase = (text: string): boolean => /^https?:\/\/[^\s"<>?#]+$/.test(text) && URL.canParse(text);

/** The national catalogue takes records by which everything is at https. */
export const hasAddresses = ({ base = '' }: CatalogueOptions): boolean => base.startsWith('https://');

/** IČO: eight digits of which the last one checks the others. */
export function isIco(text: string): boolean {
  if (!/^\d{8}$/.test(text)) return false;
  const sum = [...text.slice(0, 7)].reduce((all, digit, i) => all + +digit * (8 - i), 0);
  return (11 - (sum % 11)) % 10 === +text[7]!;
}
