const DEGREE = '(?:Ing|Mgr|MgA|Bc|BcA|JUDr|MUDr|MVDr|MDDr|PhDr|RNDr|PharmDr|PaedDr|ThDr|ThLic|ThMgr|RSDr|PhMr)';
/** Academic titles before and behind a name, with the name or alone: "Ing. Jan Novák", "Mgr Nová", "Nováková, Ph.D.", "Novák, Ing." */
const TITLE = new RegExp(
  `(?:^|[\\s,;(/])(?:${DEGREE}(?:\\.(?: ?arch\\.)?\\s*|\\s+)\\p{Lu}|${DEGREE}\\.?\\s*(?:$|[,;)])|(?:doc|prof)\\.\\s*\\p{Lu}|(?:Ph\\. ?D|CSc|DrSc|DiS|LL\\. ?M)\\.?(?![\\p{L}\\d])|MBA(?![\\p{L}\\d]))`,
  'u',
);
/** "paní Nováková" */
const ADDRESSED = /(?:^|[\s,;(/])(?:pan|paní|pí\.?)\s+\p{Lu}\p{Ll}/u;

/** The given names that most people in Czechia have, folded by nothing: a body is hardly ever called so alone. */
const GIVEN = new Set(
  (
    'Adam Adéla Albert Alena Aleš Alexandr Alexandra Alice Alois Alžběta Andrea Aneta Anežka Anna Antonín Antonie Barbora Blanka Bohumil Bohumila Bohumír Bohuslav Božena ' +
    'Břetislav Dagmar Dalibor Dana Daniel Daniela Darina David Denisa Denis Dominik Dominika Drahomíra Dušan Edita Eduard Eliška Emil Emilie Erik Erika Ester Eva Evžen Filip František Františka ' +
    'Gabriela Hana Helena Ilona Irena Iva Ivan Ivana Iveta Ivo Jakub Jan Jana Jarmila Jaromír Jaroslav Jaroslava Jindřich Jindřiška Jiří Jiřina Jitka Josef Jozef Juraj Kamil Kamila Karel Karla Karolína Kateřina ' +
    'Klára Kristýna Kryštof Květa Květoslava Ladislav Ladislava Lenka Leoš Libor Libuše Linda Lubomír Luboš Lucie Ludmila Luděk Lukáš Magdaléna Marcela Marek Margita Marian Marie Markéta Marta Martin Martina Matěj Matyáš ' +
    'Michaela Michal Milada Milan Milena Miloš Miloslav Miloslava Miluše Miriam Miroslav Miroslava Monika Natálie Nela Nikola Olga Oldřich Ondřej Otakar Otto Patricie Patrik Pavel Pavla Pavlína Petr Petra Radek Radim Radka Radomír Radovan René Renata Richard ' +
    'Robert Roman Romana Rostislav Rudolf Růžena Sabina Silvie Simona Soňa Stanislav Stanislava Svatopluk Šárka Šimon Štefan Štěpán Štěpánka Tamara Tereza Tomáš Vendula Veronika Věra Viktor Viktorie Vilém Vít Vítězslav Vladimír Vladimíra Vlasta Vlastimil Vojtěch Václav Yveta Yvona Zbyněk Zdeněk Zdeňka Zdenka Zdenek Zuzana Žaneta'
  ).split(' '),
);
/** A word of a name: "Nováková", "Nováková-Malá", "NOVÁKOVÁ". */
const WORD = /^(?:\p{Lu}[\p{Ll}']+|\p{Lu}{3,})(?:-\p{Lu}[\p{L}']+)?$/u;
const INITIAL = /^\p{Lu}\p{Ll}?\.$/u;

const isGiven = (word: string): boolean => GIVEN.has(word) || GIVEN.has(word.charAt(0) + word.slice(1).toLowerCase());
const wordsOf = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '');

/**
 * Does a text name a person? A title with a name or "paní" before one anywhere in it, or nothing but two or three words one of
 * which is a given name. Too many rather than too few: somebody looks at each of them before anything is published.
 *
 * @example namesPerson('Jana Nováková') // true
 * @example namesPerson('Odbor sociálních věcí') // false
 */
export function namesPerson(text: string): boolean {
  if (TITLE.test(text) || ADDRESSED.test(text)) return true;
  const words = wordsOf(text);
  return words.length >= 2 && words.length <= 3 && words.every((word) => WORD.test(word)) && words.some(isGiven);
}

/**
 * The same where a body should stand: there a name may have its office beside it, come first in a longer text, or have its given
 * name as an initial. In other texts that would take headings ("A. Bydlení") and lists of towns for people.
 *
 * @example namesPersonAsBody('OSV (Jana Nováková)') // true
 * @example namesPersonAsBody('Základní škola Jana Husa Liberec') // false
 */
export const namesPersonAsBody = (text: string): boolean =>
  namesPerson(text) ||
  text.split(/[,;:()/|]|\s[-–—]\s/).some((part) => {
    const words = wordsOf(part);
    const [first = '', second = ''] = words;
    const isWithInitial =
      words.length <= 3 &&
      words.every((word) => WORD.test(word) || INITIAL.test(word)) &&
      words.some((word) => WORD.test(word)) &&
      words.some((word) => INITIAL.test(word));
    return namesPerson(part) || isWithInitial || (isGiven(first) && WORD.test(second)) || (/^(?:p|sl)\.$/.test(first) && WORD.test(second));
  });

/** What stands in the place of a person's name where bodies are published. */
export const PERSON = 'fyzická osoba';
