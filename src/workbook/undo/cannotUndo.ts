/** Why a change cannot be taken back; nothing was touched. Apart from `undo`, so that to tell of it is not to load it. */
export class CannotUndo extends Error {
  constructor(
    /** `others`: the last changes are not those that were to be taken back. */
    readonly code: 'nothing' | 'others' | 'changedSince',
    readonly sheet: string,
  ) {
    super(`${code} ${sheet}`);
    this.name = 'CannotUndo';
  }
}
