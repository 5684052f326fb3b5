/** What was done with a comment (vypořádání). */
export const RESULTS = ['accepted', 'partly', 'rejected', 'explained', 'noted'] as const;
export type Result = (typeof RESULTS)[number];

/** How much the body insists on it (typ). */
export const COMMENT_KINDS = ['substantial', 'advisory', 'formal'] as const;
export type CommentKind = (typeof COMMENT_KINDS)[number];

/** How far its settlement has got (stav). */
export const COMMENT_STATES = ['new', 'inProgress', 'settled', 'dispute'] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

/** The words as they stand in cells, lists and labels in every language of the pane. */
export const RESULT_WORD: Readonly<Record<Result, string>> = {
  accepted: 'Akceptováno',
  partly: 'Akceptováno částečně',
  rejected: 'Neakceptováno',
  explained: 'Vysvětleno',
  noted: 'Vzato na vědomí',
};
export const COMMENT_KIND_WORD: Readonly<Record<CommentKind, string>> = {
  substantial: 'zásadní',
  advisory: 'doporučující',
  formal: 'formální',
};
export const COMMENT_STATE_WORD: Readonly<Record<CommentState, string>> = {
  new: 'Nová',
  inProgress: 'Řeší se',
  settled: 'Vypořádána',
  dispute: 'Rozpor',
};
