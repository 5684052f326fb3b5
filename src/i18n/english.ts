import en from './en.json';
import functionsEn from './functions.en.json';

/** Apart, so that a pane in Czech does not load them. */
export const english = { ...en, ...functionsEn };
