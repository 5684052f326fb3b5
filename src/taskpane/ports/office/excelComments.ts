/** What reads and writes comments, as one file that is loaded when it is first needed. */
export { addComment, collectComments } from '../../../workbook/comments/collectComments';
export { inspectComments } from '../../../workbook/comments/inspectComments';
export { noteRound, settleComment } from '../../../workbook/comments/settleComment';
