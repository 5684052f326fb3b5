import type { ZipPackage } from '../../../ooxml/zip';
import type { PassedOver } from '../returns';
import type { Contents, Found } from './contents';
import { safeName, whyPassedOver } from './names';

/** What is in a zip; nothing is unpacked yet. */
export function archiveContents(zip: ZipPackage): Contents {
  const files: Found[] = [];
  const passedOver: PassedOver[] = [];
  for (const part of zip.names) {
    const spelling = zip.spelling(part);
    if (spelling.endsWith('/')) continue;
    const name = safeName(spelling, `${files.length + 1}`);
    const why = whyPassedOver(spelling);
    if (why !== null) passedOver.push({ name, why });
    else files.push({ name, sentAt: null, bytes: () => zip.part(part)! });
  }
  return { is: 'archive', files, passedOver };
}
