import { REPORT_TABLES } from '../../schema/report';
import type { KeptRows } from '../outputs/keepRows';
import type { OutputSheet } from '../outputs/wanted';

/** A row for each measure × criterion × statement; written whole. */
export const ANNEX_SHEET: OutputSheet = {
  name: REPORT_TABLES.annex.sheet,
  title: 'Příloha č. 1: Přehled plnění opatření',
  note: 'Hodnoty na tomto listu zapisuje Plnění a při dalším zápisu přílohy je přepíše. Poznámky si pište vedle tabulky.',
  ids: ['annex'],
  dense: true,
};

/** A row for each comment, with what was done with it; written whole. */
export const SETTLEMENT_SHEET: OutputSheet = {
  name: REPORT_TABLES.settlement.sheet,
  title: 'Příloha č. 2: Vypořádání připomínek',
  note: 'Hodnoty na tomto listu zapisuje Plnění podle listu Připomínky. Vypořádání měňte tam; poznámky si pište vedle tabulky.',
  ids: ['settlement'],
  dense: true,
};

/** A row for each section of the report; the coordinator's texts on it are never overwritten. */
export const TEXTS_SHEET: KeptRows['sheet'] = {
  name: REPORT_TABLES.texts.sheet,
  title: 'Texty zprávy',
  note: 'Do sloupce Váš text napište, co má ve zprávě stát místo navrženého textu. Ostatní sloupce zapisuje Plnění.',
  ids: ['texts'],
};
