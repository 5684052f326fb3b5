/** What stands among the records of a list and is none: told by its words, in lists of measures and in ranges alike. */

/** How a row of sums begins, folded. */
export const TOTAL_WORDS = /^(celkem|celkove|soucet|soucty|mezisoucet|celkovy pocet|suma|uhrnem|total)(?=[^a-z]|$)/;

/** Words with which a heading begins, folded: "Strategický cíl 3", "Okruh B". */
export const HEADING_WORDS =
  /^(?:(?:strategick|specifick|hlavni|dilci)\S* )?(?:cil|okruh|podokruh|oblast|podoblast|priorit|pilir|kapitol|cast|tema|osa)\S*(?= |$)/;

/** Words with which a note under or over a list begins, folded. */
export const NOTE_WORDS =
  /^(?:\*|pozn\.|pozn:|poznamk|vysvetliv|legenda|zdroj|schvalil|schvalen|zpracoval|aktualizovan|stav k |stav ke |platnost |podpis|za spravnost|v [a-z ]{3,30},? (?:dne|\d{1,2}\. ?\d{1,2}\.)|dne \d)/;

/** A code is one word; a sentence is none. Word by word: one expression for the whole text takes days of a long one. */
export const WORDS = {
  test: (text: string): boolean =>
    text
      .trim()
      .split(/\s+/)
      .slice(0, -1)
      .some((word) => /\p{L}{2}/u.test(word)),
};

/** "1. Bydlení": a number of a chapter before words. */
export const NUMBERED = /^([\p{L}]{0,3}\d*(?:\.\d+)*)\.?[\s:–—-]+(\p{L}{2}.*)$/su;
