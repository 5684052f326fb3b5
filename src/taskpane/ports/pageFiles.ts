import type { FileIn } from '../../files/returns/returns';
import type { FilesPort, GivenFile, NamedFile } from './files';
import { refused, ApartReader } from './fileReader';

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
    const bytes = await bytesOf(file);
    if (bytes === null) return refused(file, { code: 'unreadable' });
    return reader.read<'returns'>({ kind: 'returns', bytes, file: named(file), expected }, signal, async (asked) => {
      const { readReturns } = await import(/* webpackChunkName: "reader" */ '../../files/returns/readReturns');
      return readReturns(asked.bytes, asked.file, asked.expected);
    });
  },
  async readComments(file, expected, signal) {
    const bytes = await bytesOf(file);
    if (bytes === null) return refused(file, { code: 'unreadable' });
    return reader.read<'comments'>({ kind: 'comments', bytes, file: named(file), expected }, signal, async (asked) => {
      const { readCommentFiles } = await import(/* webpackChunkName: "commentFiles" */ '../../files/comments/readComments');
      return readCommentFiles(asked.bytes, asked.file, asked.expected);
    });
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
  async openDataFile(order) {
    const { openDataFile } = await import(/* webpackChunkName: "openData" */ '../features/openData/openDataFile');
    return openDataFile(order);
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

/** null for a file that was moved, renamed or locked since it was chosen. */
const bytesOf = (file: GivenFile): Promise<Uint8Array | null> => file.bytes().catch(() => null);
/** A worker gets the name and time alone. */
const named = ({ name, lastModified }: GivenFile): FileIn => ({ name, lastModified });

const reader = new ApartReader(() => new Worker(new URL('./fileWorker.ts', import.meta.url)));
