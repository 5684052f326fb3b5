import type { FilesPort, NamedFile } from './files';
import { refused, FileReader } from './fileReader';

/** Files as this page makes and reads them; what each needs is loaded when it is first needed. */
export const pageFiles: FilesPort = {
  async buildRequests(list, common, { signal, onProgress }) {
    const { buildRequests } = await import(/* webpackChunkName: "calls" */ '../../files/request/zipRequests');
    return buildRequests(list, common, { signal, onProgress: (done, total) => onProgress({ done, total }) });
  },
  async zip(calls, { issuedOn }, mails): Promise<NamedFile> {
    const [first, second] = calls;
    if (first && !second) return { name: first.file, bytes: first.bytes };
    const { zipWithMails } = await import(/* webpackChunkName: "calls" */ '../../files/request/zipRequests');
    return { name: `vyzvy-${issuedOn}.zip`, bytes: zipWithMails(calls, mails, issuedOn) };
  },
  async draft(call, mail) {
    const { draft, draftName } = await import(/* webpackChunkName: "calls" */ '../../files/request/draft');
    return { name: draftName(call.file), bytes: draft(mail, call) };
  },
  async readReturns(file, expected, signal) {
    let bytes: Uint8Array;
    try {
      bytes = await file.bytes();
    } catch {
      // Moved, renamed or locked since it was chosen.
      return refused(file, { code: 'unreadable' });
    }
    return reader.read(bytes, { name: file.name, lastModified: file.lastModified }, expected, signal);
  },
  async readComments(file, expected) {
    const { readCommentFiles } = await import(/* webpackChunkName: "commentFiles" */ '../../files/comments/readComments');
    try {
      return await readCommentFiles(await file.bytes(), { name: file.name, lastModified: file.lastModified }, expected);
    } catch {
      return { readings: [{ status: 'refused', file: file.name, fault: { code: 'unreadable' }, from: [] }], passedOver: [] };
    }
  },
  async commentForms(who, common): Promise<NamedFile> {
    const { commentForms } = await import(/* webpackChunkName: "commentFiles" */ '../../files/comments/zipForms');
    return commentForms(who, common);
  },
  async readMeasureList(file, columns, region) {
    const { readListOfRegion } = await import(/* webpackChunkName: "newPlan" */ '../../files/measureList/measureList');
    return readListOfRegion(await file.bytes(), { columns, ...(region === null ? {} : { region }) });
  },
  async readPlan(file) {
    const { readPlanFile } = await import(/* webpackChunkName: "reader" */ '../../files/plan/readPlanFile');
    try {
      return readPlanFile(await file.bytes());
    } catch {
      return { fault: { code: 'unreadable' } };
    }
  },
  async reportFile({ document }, template, language) {
    const { reportFile } = await import(/* webpackChunkName: "docx" */ '../features/report/reportFile');
    return reportFile(document, template, language);
  },
  async newPlan(draft) {
    const { planFile } = await import(/* webpackChunkName: "newPlan" */ '../features/newPlan/planFile');
    return planFile(draft);
  },
  async nextPlan(source, draft) {
    const { nextPlanFile } = await import(/* webpackChunkName: "newPlan" */ '../features/periods/nextPlanFile');
    return nextPlanFile(source, draft);
  },
};

const reader = new FileReader(() => new Worker(new URL('./fileWorker.ts', import.meta.url)));
