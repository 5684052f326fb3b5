import { COMMENT_KIND_WORD, COMMENT_KINDS, COMMENT_STATE_WORD, COMMENT_STATES, RESULT_WORD, RESULTS } from '../../core/comments/comment';
import { LEVELS } from '../../core/plan/level';
import { LEVEL_WORD, PROGRESS_WORD, INTERPRETATION_WORD, REASONS, REASON_WORD, RELATION_WORD } from '../../core/text/wording';
import type { ListName } from '../../schema/tables';

/** Lists whose items the product knows; they stand on the sheet Číselníky. The words are those that core reads. */
export const FIXED_LISTS = {
  Seznam_Urovne: LEVELS.map((level) => LEVEL_WORD[level]),
  Seznam_Vztahy: Object.values(RELATION_WORD),
  Seznam_Stavy: Object.values(PROGRESS_WORD),
  Seznam_Duvody: REASONS.map((reason) => REASON_WORD[reason]),
  Seznam_Vyklady: Object.values(INTERPRETATION_WORD),
  Seznam_AnoNe: ['ano', 'ne'],
  Seznam_Typy: [
    'odbor krajského úřadu',
    'obec s rozšířenou působností',
    'obec s pověřeným úřadem',
    'obec',
    'státní instituce',
    'nezisková organizace',
    'jiná organizace',
  ],
  Seznam_Vyporadani: RESULTS.map((result) => RESULT_WORD[result]),
  Seznam_TypyPripominek: COMMENT_KINDS.map((kind) => COMMENT_KIND_WORD[kind]),
  Seznam_StavyPripominek: COMMENT_STATES.map((state) => COMMENT_STATE_WORD[state]),
} as const satisfies Partial<Record<ListName, readonly string[]>>;

/** Kinds of bodies in a plan of a town or an institution. */
export const TYPES_WITHOUT_MUNICIPALITIES: readonly string[] = ['odbor', 'příspěvková organizace', ...FIXED_LISTS.Seznam_Typy.slice(4)];

/** Lists that grow with a table: a new gestor is offered as soon as the table has it. */
export const TABLE_LISTS = {
  Seznam_Okruhy: ['areas', 'code'],
  Seznam_Gestori: ['leads', 'name'],
  Seznam_Opatreni: ['measures', 'code'],
} as const satisfies Partial<Record<ListName, readonly [string, string]>>;

/** What Excel says when something else is typed: what is wrong and what to do. */
export const REFUSAL: Readonly<Record<ListName, string>> = {
  Seznam_Urovne: 'Úroveň je jedna ze tří: Plněno, Plněno částečně, Neplněno. Vyberte ji ze seznamu šipkou vpravo.',
  Seznam_Vztahy: 'Vztah podkladu je Bezprostřední, Částečný, nebo Žádný. Vyberte ho ze seznamu šipkou vpravo.',
  Seznam_Stavy: 'Takový stav realizace v seznamu není. Vyberte jeden ze seznamu šipkou vpravo.',
  Seznam_Duvody: 'Takový důvod v seznamu není. Vyberte nejbližší ze seznamu, nebo „jiné“ a důvod popište ve sloupci Popis.',
  Seznam_Vyklady: 'Výklad pravidla je výchozí, doslovný, relativní, nebo vstřícný. Vyberte ho ze seznamu.',
  Seznam_AnoNe: 'Napište ano, nebo ne, případně nechte buňku prázdnou.',
  Seznam_Typy: 'Takový typ v seznamu není. Vyberte nejbližší ze seznamu šipkou vpravo.',
  Seznam_Vyporadani: 'Takové vypořádání v seznamu není. Vyberte ho ze seznamu šipkou vpravo; proč a kde patří do dalších sloupců.',
  Seznam_TypyPripominek: 'Připomínka je zásadní, doporučující, nebo formální. Vyberte typ ze seznamu šipkou vpravo.',
  Seznam_StavyPripominek: 'Stav připomínky je Nová, Řeší se, Vypořádána, nebo Rozpor. Vyberte ho ze seznamu šipkou vpravo.',
  Seznam_Okruhy: 'Takový podokruh na listu Okruhy není. Vyberte ho ze seznamu, nebo ho nejdřív doplňte na listu Okruhy.',
  Seznam_Gestori: 'Takový gestor na listu Gestoři není. Vyberte ho ze seznamu, nebo ho nejdřív doplňte na listu Gestoři.',
  Seznam_Opatreni: 'Takový kód na listu Opatření není. Vyberte ho ze seznamu, nebo opatření nejdřív doplňte na listu Opatření.',
};

/** Short help shown beside a selected cell; only where the header does not say enough. That of Území is in `territoryTexts`. */
export const HINTS: Readonly<Record<string, Readonly<Record<string, { title: string; text: string }>>>> = {
  statements: {
    criterion: { title: 'Č. kritéria', text: 'Číslo kritéria z listu Kritéria. Nemá-li opatření žádné kritérium, nechte prázdné.' },
    description: {
      title: 'Popis',
      text: 'Co se konkrétně udělalo, kdy a s jakým výsledkem. Bez popisu nebo odkazu nelze podklad uznat jako plnění.',
    },
    reason: { title: 'Důvod', text: 'Proč není kritérium plněno, nebo je plněno jen částečně. U plněného nechte prázdné.' },
    ownLevel: { title: 'Vlastní hodnocení', text: 'Jak kritérium hodnotí předkladatel. Výslednou úroveň nemění, jen se s ní porovná.' },
  },
  measures: {
    partners: { title: 'Spolugestoři', text: 'Více spolugestorů oddělte středníkem. Názvy pište jako na listu Gestoři.' },
    overrideLevel: {
      title: 'Ruční úprava',
      text: 'Platí, jen když je vyplněna úroveň, důvod, kdo upravil i kdy. Vypočtená úroveň zůstane v souhrnu vedle ní.',
    },
    liveLevel: {
      title: 'Úroveň (živě)',
      text: 'Počítá ji doplněk z úrovní kritérií. Bez doplňku je prázdná; žádné číslo v souhrnu na ní nezávisí.',
    },
  },
  comments: {
    measure: { title: 'Kód opatření', text: 'Nechte prázdné, týká-li se připomínka celé zprávy nebo plánu; napište pak Místo.' },
    reason: { title: 'Odůvodnění', text: 'Povinné, když připomínka není akceptována, nebo jen částečně.' },
    where: { title: 'Zapracováno kde', text: 'Povinné u akceptované připomínky: kapitola, strana nebo opatření.' },
    state: {
      title: 'Stav',
      text: 'Zásadní připomínka, která není akceptována, je Rozpor, dokud se neprojedná: pak vyplňte Odůvodnění, Vyřídil a Dne a vyberte Vypořádána.',
    },
  },
  asz: { funds: { title: 'Prostředky', text: 'Celé koruny bez mezer a bez Kč.' } },
};

/** Notes at the headers of the form that a gestor fills in, by the column ids of the form. Those of Území and of the role are in `territoryTexts`, that of Datum names a day of the plan. */
export const REQUEST_NOTES: Readonly<Record<string, string>> = {
  relation:
    'Jak se to, co dokládáte, týká kritéria. Bezprostřední: dokládá ho přímo. Částečný: jen část, nebo nepřímo. Žádný: podklad ke kritériu nemáme.',
  progress: 'Jak je to daleko. U stavů Zahájena příprava, Neplní se a Bude zahájeno později stačí vybrat stav.',
  description: 'Co se konkrétně udělalo, kdy a s jakým výsledkem. Stačí popis, nebo odkaz.',
  link: 'Adresa stránky, číslo jednací nebo usnesení, kde se to dá ověřit. Stačí odkaz, nebo popis.',
  reason: 'Proč je kritérium plněno jen částečně. U plněného nechte prázdné.',
  ownLevel: 'Jak kritérium hodnotíte vy. Nemusí být; výslednou úroveň nemění.',
  missing: 'Co ještě v řádku chybí. Prázdné znamená, že řádek je hotový.',
};
