/** Somebody, or a co-author, has changed the cell since it was read; nothing was written. Apart from `editCells`, so that to tell of it is not to load it. */
export class CellChanged extends Error {
  constructor(
    readonly sheet: string,
    readonly row: number,
    readonly column: number,
  ) {
    super(`${sheet} ${row} ${column}`);
    this.name = 'CellChanged';
  }
}
