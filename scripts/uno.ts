import { spawnSync } from 'node:child_process';

/** A Python that can talk to LibreOffice: the system's with python3-uno, or LibreOffice's own. */
const PYTHONS = [
  'python3',
  '/usr/bin/python3',
  '/Applications/LibreOffice.app/Contents/Resources/python',
  'C:\\Program Files\\LibreOffice\\program\\python.exe',
];

/** @returns its command; null when there is none */
export const findUnoPython = (): string | null =>
  PYTHONS.find((python) => spawnSync(python, ['-c', 'import uno'], { stdio: 'ignore' }).status === 0) ?? null;
