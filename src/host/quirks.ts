/**
 * What real Excel does against its documentation, and the embedded Excel does only when asked: `modes.quirks` names
 * those that are on. Numbers are issues of OfficeDev/office-js.
 */
export const QUIRKS = {
  filteredWrites:
    'a block written over rows hidden by a filter lands in the visible ones, in order; rows cannot be deleted there (#224, #994, #2619)',
  emptyIsZero: 'an empty cell reaches a custom function as 0 (#1951, #4702)',
  chartFails: 'a chart that was added has no series yet, and everything after it in the batch is lost with it',
  labelsIgnored: 'the text of a data label is taken without an error and not kept (#3010)',
  oneFormulaPerColumn: 'different formulas written into one column of a table become the first of them (#2093, #5909)',
  nullProtectionOptions: 'some options of a protection are told as null, and protect() refuses them so (#1931)',
  noProtecting: 'protect() fails whatever it is given: the sheet stays open',
  quietDropDowns: 'a choice from a drop-down list raises no event (#3888, #4066)',
  chartSelected: 'a chart is selected: there is no selected range (#2268)',
  smallXmlParts: 'a custom XML part over 1 MB is refused (#394, #2408)',
  noPrinter: 'page setup fails (#1860)',
  englishTyping: 'texts are parsed as if they were typed in English: "May 2025" becomes a date (#1559)',
  strictNullObjects: 'what is asked of a null object fails, instead of being a null object too',
} as const;

export type Quirk = keyof typeof QUIRKS;
