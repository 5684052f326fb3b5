/** Namespaces, content types and kinds of relationships of a Word document, as Word writes them. */
export { CHART, CORE_PROPERTIES, CORE_PROPERTIES_REL, DRAWING, PACKAGE_RELS, REL } from '../../ooxml/namespaces';

export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const WORD_DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing';

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
export const DOCUMENT_TYPE = `${WORD_TYPE}.document.main+xml`;
/** A template of Word (.dotx): the same parts under another name. */
export const TEMPLATE_TYPE = `${WORD_TYPE}.template.main+xml`;
export const NUMBERING_TYPE = `${WORD_TYPE}.numbering+xml`;
export const STYLES_TYPE = `${WORD_TYPE}.styles+xml`;

/** The document is Czech, whatever language the program or the template was made in. */
export const LANGUAGE = 'cs-CZ';

/** The order in which the schema wants the properties of a paragraph. */
export const PARAGRAPH_ORDER =
  'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange'.split(
    ' ',
  );
