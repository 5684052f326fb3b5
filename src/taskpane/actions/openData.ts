import type { NamedFile, OpenDataFile, OpenDataOrder } from '../ports/files';
import type { Handed } from '../ports/surroundings';
import { action, sentences } from './action';

export interface HandedOpenData extends OpenDataOrder {
  /** Gives a file to the user. */
  readonly hand: (file: NamedFile) => Promise<Handed>;
  /** Shows what is to be looked at before the files are published. */
  readonly show: (findings: OpenDataFile['findings']) => void;
}

/** Makes the archive of open data and hands it over. */
export const makeOpenData = action({
  id: 'openData',
  label: (t) => t('openDataTab.job'),
  run: async ({ files }, { hand, show, ...order }: HandedOpenData) => {
    const { file, tables, findings } = await files.openDataFile(order);
    show(findings);
    const isHanded = (await hand(file)) !== 'refused';
    return { file: file.name, tables, isHanded, toLookAt: findings.filter(({ severity }) => severity !== 'info').length };
  },
  undoable: false,
  isPartial: ({ isHanded, toLookAt }) => !isHanded || toLookAt > 0,
  outcome: ({ file, tables, isHanded, toLookAt }, t) =>
    isHanded
      ? sentences(t('openDataTab.made', { count: tables, file }), toLookAt === 0 ? '' : t('openDataTab.toLookAt', { count: toLookAt }))
      : t('openDataTab.notHanded'),
});
