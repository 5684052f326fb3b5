/** Operators of filters and of conditional formats (ST_FilterOperator, ST_ConditionalFormattingOperator), as formulas write them. */
export const COMPARISON_SIGNS: Record<string, string> = {
  equal: '=',
  notEqual: '<>',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
  lessThan: '<',
  lessThanOrEqual: '<=',
};
