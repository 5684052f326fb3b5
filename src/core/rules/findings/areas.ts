import type { Plan } from '../../plan/plan';
import { fold } from '../../text/text';
import { finding, type Finding } from './finding';

export function* checkAreas({ areas }: Plan): Generator<Finding> {
  const first = new Map<string, string>();
  const codes = new Set<string>();
  for (const { row, code, key: codeKey, name, parentKey } of areas) {
    if (codes.has(codeKey)) yield finding('areaDuplicate', { table: 'areas', row, column: 'code' }, { code });
    codes.add(codeKey);
    // An area may share its name with its only sub-area (D and D1 do); two at one level may not.
    const key = `${parentKey === '' ? '' : 'sub'}\n${fold(name)}`;
    const other = first.get(key);
    if (other !== undefined && name !== '') yield finding('areasSameName', { table: 'areas', row, column: 'name' }, { code, other, name });
    else first.set(key, code);
  }
}
