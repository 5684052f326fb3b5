import { areaKey, areLiberecAreas, areOfLiberec, LIBEREC_AREAS, type Region } from '../../../core/plan/liberec';
import { namesRegion, regionIn, regionOf } from '../../../core/plan/regions/regions';
import { cellText } from '../../../core/text/text';
import { fold } from '../../../core/text/text';
import type { InputRow } from '../../plan/template';
import type { ListArea } from './areas';
import type { Found } from '../layout/header';
import { headingsOf } from '../layout/rows';
import type { ListSheet, SourceRow } from '../layout/sheets';

/** What a list says of whose plan it is. */
interface About {
  /** Areas and municipalities on sheets of their own. */
  readonly areas: readonly ListArea[];
  readonly municipalities: readonly InputRow<'municipalities'>[];
  readonly found: readonly Found[];
}

/**
 * Whose plan is a list of? Its own areas or municipalities decide. Without them it has to name one region above the list, or,
 * to be that of the Liberec Region, one of the published areas with its name, or have codes of most of the subareas and no
 * others: codes like A1.1 alone are in plans of towns too. Areas of its own say only whether it is that of the Liberec
 * Region: whose else it is, the municipalities or the title say.
 */
export function regionOfList({ areas, municipalities, found }: About): Region {
  if (areas.length > 0 && areLiberecAreas(areas)) return 'liberec';
  if (municipalities.length > 0) {
    const list = municipalities.map(({ code, orp }) => ({ code: cellText(code ?? ''), orp: cellText(orp ?? '') }));
    if (areOfLiberec(list.map(({ code }) => code))) return areas.length > 0 ? 'own' : 'liberec';
    return otherThanLiberec(regionOf(list));
  }
  const titles = found.flatMap(({ sheet, above }) => [
    sheet.name,
    ...above.flatMap(({ texts }) => [...texts.values()]),
    ...sheet.tables.flatMap(({ context: { opening, headings, above: lines } }) => [...opening, ...headings, ...lines]),
  ]);
  const [named, ...others] = new Set(titles.flatMap((title) => regionIn(title) ?? []));
  if (areas.length > 0) return others.length > 0 ? 'own' : otherThanLiberec(named ?? null);
  if (titles.some((title) => namesRegion('liberec', title))) return 'liberec';
  if (named !== undefined) return others.length > 0 ? 'own' : named;
  const rows = [...new Set(found.map(({ sheet }: { readonly sheet: ListSheet }) => sheet))].flatMap((sheet) => sheet.rows);
  const headings = found.flatMap(({ sheet }) => sheet.tables.flatMap(({ context }) => headingsOf(context)));
  const namesInHeading = (text: string): boolean => namesArea({ texts: new Map([[0, text]]) });
  return headings.some(namesInHeading) || rows.some(namesArea) || hasTheirCodes(found) ? 'liberec' : 'own';
}

/** With areas of its own a list is not that of the plan of the Liberec Region, whose areas would go before them. */
const otherThanLiberec = (region: Region | null): Region => (region === null || region === 'liberec' ? 'own' : region);

/** Names that no other plan is likely to have; "Infrastruktura" and "Vzdělávání" are in many. */
const OWN_NAMES: ReadonlySet<string> = new Set(
  LIBEREC_AREAS.map(({ name }) => fold(name)).filter((name) => name.includes(' ') && name !== 'znalosti a vzdelavani'),
);
const KEYS: ReadonlySet<string> = new Set(LIBEREC_AREAS.map(({ code, name }) => areaKey(code, name)));

/** "A1 – Mezioborová spolupráce" in one cell, or in two that stand side by side. */
function namesArea({ texts }: Pick<SourceRow, 'texts'>): boolean {
  const cells = [...texts.values()];
  return cells.some((text, i) => {
    const [, code, name] = /^(?:(?:pod)?okruh\s+)?([A-E]\d?)[\s.:–—-]+(\S.*)$/isu.exec(text) ?? [];
    return (
      OWN_NAMES.has(fold(text)) ||
      (code !== undefined && KEYS.has(areaKey(code, name!))) ||
      (i > 0 && KEYS.has(areaKey(cells[i - 1]!, text)))
    );
  });
}

const SUBAREAS: ReadonlySet<string> = new Set(LIBEREC_AREAS.filter(({ parent }) => parent !== '').map(({ code }) => code));
/** Of the eight subareas. */
const MOST_SUBAREAS = 6;

function hasTheirCodes(found: readonly Found[]): boolean {
  const codes = found.flatMap(({ columns, rows }) => {
    const at = columns.at.get('code');
    return at === undefined ? [] : rows.flatMap(({ texts }) => texts.get(at) ?? []);
  });
  const subareas = new Set(codes.flatMap((code) => /^(.+)\.\d+[a-z]?\.?$/i.exec(code.trim())?.[1]?.toUpperCase() ?? []));
  return subareas.size >= MOST_SUBAREAS && [...subareas].every((code) => SUBAREAS.has(code));
}
