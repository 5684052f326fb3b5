import type { InputRow } from './template';

/** Areas and subareas of the plan as they were published (data/okruhy.csv); A1 and A2 do have one name. */
export const AREAS: readonly (InputRow<'areas'> & { readonly code: string; readonly name: string; readonly parent: string })[] = [
  { code: 'A', name: 'Systémová opatření', parent: '' },
  { code: 'A1', name: 'Mezioborová spolupráce', parent: 'A' },
  { code: 'A2', name: 'Mezioborová spolupráce', parent: 'A' },
  { code: 'A3', name: 'Krajská péče o ohrožené děti, mládež, rodiny', parent: 'A' },
  { code: 'B', name: 'Osvěta, komunikace', parent: '' },
  { code: 'B1', name: 'Komunikace', parent: 'B' },
  { code: 'B2', name: 'Osvěta', parent: 'B' },
  { code: 'C', name: 'Znalosti a vzdělávání', parent: '' },
  { code: 'C1', name: 'Vzdělávání', parent: 'C' },
  { code: 'D', name: 'Infrastruktura', parent: '' },
  { code: 'D1', name: 'Infrastruktura', parent: 'D' },
  { code: 'E', name: 'Kvalita a její monitoring', parent: '' },
  { code: 'E1', name: 'Monitoring v oblasti sociálního začleňování z hlediska dopadu na cílovou skupinu', parent: 'E' },
];
