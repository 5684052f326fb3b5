import type { Language } from '../../i18n/create';
import type { MadeReport, SectionState } from '../../report/report';
import type { GivenFile, NamedFile } from '../ports/files';
import type { Handed } from '../ports/surroundings';
import { action, sentences } from './action';

export interface ReportOrder {
  readonly made: MadeReport;
  /** The office's document; null for the plain look. */
  readonly template: GivenFile | null;
  /** Of what is said of the template. */
  readonly language: Language;
  /** Gives a file to the user. */
  readonly hand: (file: NamedFile) => Promise<Handed>;
}

/** Makes the Word document and hands it over. */
export const makeReportFile = action({
  id: 'reportFile',
  label: (t) => t('reportTab.job.file'),
  isStoppable: true,
  run: async ({ files, signal }, { made, template, language, hand }: ReportOrder) => {
    const written = await files.reportFile(made, template, language);
    signal.throwIfAborted();
    if ('refused' in written) return written;
    const isHanded = (await hand(written.file)) !== 'refused';
    const count = made.sections.filter(({ included }) => included).length;
    return { file: written.file.name, isHanded, count, findings: written.findings };
  },
  undoable: false,
  isPartial: (result) => 'refused' in result || !result.isHanded || result.findings.some(({ severity }) => severity !== 'info'),
  outcome(result, t) {
    if ('refused' in result) return result.refused;
    const { file, isHanded, count, findings } = result;
    return sentences(
      isHanded ? t('reportTab.outcome.made', { count, file }) : t('reportTab.outcome.notHanded'),
      ...findings.flatMap(({ message, hint }) => [message, hint]),
    );
  },
});

export interface TextOrder {
  readonly section: SectionState;
  /** "" for the text that is proposed. */
  readonly own: string;
}

/** The coordinator's text of a section into tblZprava, with the figures that it was written over. */
export const saveReportText = action({
  id: 'reportText',
  label: (t) => t('reportTab.job.text'),
  run: async ({ workbook, read }, { section, own }: TextOrder) => {
    await workbook.saveOwnTexts(new Map([[section.id, own]]));
    await read();
    return { title: section.title, how: own === '' ? ('taken' as const) : own === section.own ? ('kept' as const) : ('saved' as const) };
  },
  undoable: true,
  outcome: ({ title, how }, t) => t(`reportTab.outcome.${how}`, { title }),
});

/** The sheets Příloha č. 1 and Zpráva, from what the workbook holds now. */
export const writeReportSheets = action({
  id: 'reportSheets',
  label: (t) => t('reportTab.job.sheets'),
  isStoppable: true,
  run: async ({ workbook, read, signal, onProgress }) => {
    const written = await workbook.writeReport({ signal, onProgress });
    await read();
    return written;
  },
  undoable: true,
  outcome: ({ annexRows, nothingChanged }, t) =>
    nothingChanged
      ? t('reportTab.outcome.sheetsUnchanged')
      : t('reportTab.outcome.sheets', { rows: t('reportTab.outcome.rows', { count: annexRows }) }),
});
