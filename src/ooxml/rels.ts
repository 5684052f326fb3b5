/** Where the relationships of a part stand: `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`; '' is the package. */
export function relsPath(source: string): string {
  const slash = source.lastIndexOf('/');
  return `${source.slice(0, slash + 1)}_rels/${source.slice(slash + 1)}.rels`;
}

/** The last step of a relationship's type, the same in transitional and strict files: `worksheet`. */
export const relKind = (type: string): string => type.slice(type.lastIndexOf('/') + 1);

/**
 * The part that a relationship leads to, without a leading slash. Some programs write backslashes. A way that leaves the
 * package ends at its root.
 *
 * @example resolveTarget('xl/worksheets/sheet1.xml', '../tables/table1.xml') // 'xl/tables/table1.xml'
 */
export function resolveTarget(source: string, target: string): string {
  const way = target.replaceAll('\\', '/');
  const path: string[] = [];
  for (const step of (way.startsWith('/') ? way : source.slice(0, source.lastIndexOf('/') + 1) + way).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** The way from a part to another, as `resolveTarget` reads it. */
export function relativeTarget(source: string, target: string): string {
  const from = source.split('/').slice(0, -1);
  const to = target.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
