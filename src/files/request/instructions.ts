import type { Municipality } from '../../core/plan/municipalities';
import { czechDate, type IsoDate } from '../../core/text/date';
import { PROGRESS_WORD, RELATION_WORD, type Progress, type Relation } from '../../core/text/wording';
import { REQUEST_SHEETS, FORM } from '../../schema/request';
import { GAP, guideSheet, heading, line, sheetLink, steps, title } from '../write/guide';
import { territoryGuide } from '../write/territoryTexts';
import type { Cell, Sheet } from '../write/workbook';

const RELATION_MEANING: Readonly<Record<Relation, string>> = {
  direct: 'Podklad přímo dokládá to, co kritérium žádá.',
  partial: 'Podklad dokládá jen část, nebo souvisí s kritériem nepřímo. Doplňte i důvod.',
  none: 'Podklad ke kritériu nemáme. Nic dalšího není potřeba.',
};

const PROGRESS_MEANING: Readonly<Record<Progress, string>> = {
  done: 'Hotovo, nebo trvale běží tak, jak kritérium žádá. Doložte popisem nebo odkazem.',
  partly: 'Hotová je jen část. Doložte popisem nebo odkazem a vyberte důvod, proč ne všechno.',
  preparing: 'Začalo se, ale výsledek zatím není. Stačí vybrat stav.',
  notDone: 'Kritérium se neplní. I to je odpověď; stačí vybrat stav.',
  later: 'Začne se později. Stačí vybrat stav.',
};

export interface RequestGuide {
  readonly addressee: string;
  readonly planName: string;
  readonly deadline: IsoDate | null;
  readonly returnTo: string;
  readonly rows: number;
  readonly hasPrevious: boolean;
  /** Some of it says how the measure ended. */
  readonly hasLast: boolean;
  readonly municipalities: readonly Municipality[];
  /** The sentence on how far they are, from the sheet of the form. */
  readonly progress: Cell;
}

/** The first sheet of a call, for somebody who does this once a year: what is wanted, by when, and what to click. */
export function requestInstructions({
  addressee,
  planName,
  deadline,
  returnTo,
  rows,
  hasPrevious,
  hasLast,
  municipalities,
  progress,
}: RequestGuide): Sheet {
  const { relation, territory, description, missing, previous } = FORM.columns;
  const where = returnTo === '' ? 'tomu, od koho výzva přišla' : `na ${returnTo}`;
  const strong = { bold: true } as const;
  const guide = territoryGuide(municipalities);
  return guideSheet([
    ...title(addressee, `Výzva k předložení podkladů: ${planName}`),
    heading('Co od vás potřebujeme'),
    line('Odpovědi', `Jednu odpověď v každém řádku listu ${FORM.sheet} (řádků: ${rows}). Počítejte s minutou na kritérium.`),
    line('Odevzdat do', { value: deadline === null ? 'Termín je v průvodním e-mailu.' : czechDate(deadline), style: strong }),
    line('Poslat zpět', returnTo === '' ? 'Tomu, od koho výzva přišla.' : { value: returnTo, style: strong }),
    line('Jak jste na tom', { ...progress, style: strong }),
    GAP,
    heading('Jak na to ve třech krocích'),
    ...steps([
      [
        sheetLink(FORM.sheet, `Vyplňte list ${FORM.sheet}`),
        `Každý řádek je jedno kritérium. Vyplňujte bílé buňky pod modrým záhlavím; vztah, stav a důvod vybírejte ze seznamu: šipka se ukáže vpravo od vybrané buňky. Co ještě chybí, je žlutě a slovy ve sloupci ${missing.header}.`,
      ],
      ['Potvrďte úplnost', `Až nahoře na listu ${FORM.sheet} uvidíte, že nic nechybí, napište tam své jméno a den do žlutých buněk.`],
      [
        'Uložte sešit a pošlete ho zpět',
        `Pošlete ho${deadline === null ? '' : ` do ${czechDate(deadline)}`} ${where}. Nechte ho jako sešit (.xlsx nebo .ods), ne jako PDF. Soubor můžete přejmenovat.`,
      ],
    ]),
    heading(`${relation.header}: jak se to, co dokládáte, týká kritéria`),
    ...(Object.keys(RELATION_WORD) as Relation[]).map((one) => line(RELATION_WORD[one], RELATION_MEANING[one])),
    GAP,
    heading('Stav realizace: jak je to daleko'),
    ...(Object.keys(PROGRESS_WORD) as Progress[]).map((one) => line(PROGRESS_WORD[one], PROGRESS_MEANING[one])),
    GAP,
    heading('Dobré vědět'),
    line(territory.header, guide.field),
    ...(guide.sheet === null ? [] : [line(sheetLink(REQUEST_SHEETS.municipalities, `List ${REQUEST_SHEETS.municipalities}`), guide.sheet)]),
    line(description.header, 'Co se konkrétně udělalo, kdy a s jakým výsledkem. Bez popisu nebo odkazu nelze podklad uznat jako plnění.'),
    ...(hasPrevious
      ? [
          line(
            previous.header,
            `${hasLast ? 'Jak opatření minule dopadlo a co jste k němu uvedli' : 'Co jste uvedli minule'}. Slouží jen k připomenutí, nic z ní se nepřebírá.`,
          ),
        ]
      : []),
    line('Odpovídá vás víc', 'Každý může vyplnit svou část ve své kopii sešitu. Pošlete všechny kopie zpět, spojí se samy.'),
    line('Šedé buňky', 'Jsou dané a zamčené. Je-li v nich chyba, napište to v průvodním e-mailu.'),
    line(
      'Bez doplňku i bez Excelu',
      'Sešit nepotřebuje žádný doplněk ani makra. Otevřete ho v Excelu (i na webu a na Macu) nebo v LibreOffice. Objeví-li se nahoře žlutý pruh, klikněte na Povolit úpravy.',
    ),
  ]);
}
