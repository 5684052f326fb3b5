/** Namespaces and content types of the transitional format, which Excel writes. */
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** Of `r:id`, and how the types of relationships begin. */
export const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** How the namespaces of the package itself begin. */
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const PACKAGE_RELS = `${PACKAGE}/relationships`;
export const CORE_PROPERTIES = `${PACKAGE}/metadata/core-properties`;
/** The type of the relationship to the core properties. */
export const CORE_PROPERTIES_REL = `${PACKAGE_RELS}/metadata/core-properties`;
export const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
export const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
export const SHEET_DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';

/** How content types of Office begin. */
export const TYPE = 'application/vnd.openxmlformats-officedocument';
export const SPREADSHEET_TYPE = `${TYPE}.spreadsheetml`;
export const RELS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml';
