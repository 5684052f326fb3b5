/**
 * What real Excel does against its documentation, and the embedded Excel does only when asked: `modes.quirks` names
 * those that are on. Numbers are issues of OfficeDev/office-js.
 */
export type Quirk =
  /** A block written over rows hidden by a filter lands in the visible ones, in order; rows cannot be deleted there (#224, #994, #2619). */
  | 'filteredWrites'
  /** An empty cell reaches a custom function as 0 (#1951, #4702). */
  | 'emptyIsZero'
  /** A chart has no series, and everything after it in the batch is lost with it. */
  | 'chartFails'
  /** The text of a data label is taken without an error and not kept (#3010). */
  | 'labelsIgnored'
  /** Different formulas written into one column of a table become the first of them (#2093, #5909). */
  | 'oneFormulaPerColumn'
  /** Some options of a protection are told as null, and protect() refuses them so (#1931). */
  | 'nullProtectionOptions'
  /** protect() fails whatever it is given: the sheet stays open. */
  | 'noProtecting'
  /** A choice from a drop-down list raises no event (#3888, #4066). */
  | 'quietDropDowns'
  /** A chart is selected: there is no selected range (#2268). */
  | 'chartSelected'
  /** A custom XML part over 1 MB is refused (#394, #2408). */
  | 'smallXmlParts'
  /** Page setup fails (#1860). */
  | 'noPrinter'
  /** Texts are parsed as if they were typed in English: "May 2025" becomes a date (#1559). */
  | 'englishTyping'
  /** A sheet cannot be shown in the message that makes it. */
  | 'lateActivate'
  /** What is asked of a null object fails, instead of being a null object too. */
  | 'strictNullObjects';
