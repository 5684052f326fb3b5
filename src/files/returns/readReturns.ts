import { type Limits, LIMITS, Refused, within } from '../../ooxml/limits';
import { isZip, ZipPackage } from '../../ooxml/zip';
import { CompoundFile, isCompound } from '../read/binary/compound';
import { zippedName } from '../read/text/encoding';
import { isArchive } from '../read/openBook';
import { archiveContents } from './inside/archive';
import type { Budget, Contents } from './inside/contents';
import { isMail, mailboxContents, mailContents } from './inside/mail';
import { isOutlookMail, outlookContents } from './inside/outlook';
import { readReturn } from './readReturn';
import type { Contained, Container, Expected, FileIn, PassedOver, ReadFile, ReturnFault, ReturnReading } from './returns';

/** An archive of mails with archives attached is sent by people; more is not. */
export const MOST_DEEP = 3;

/**
 * Whatever came back: a workbook, an archive of them or an e-mail with them, told by its content. Each file in it is read as
 * if it had been given alone, under a name that says the way to it. Nothing is thrown for what is in the file, and all that is
 * unpacked from it together stays within the limits.
 *
 * @example (await readReturns(zip, { name: 'vraceno.zip', lastModified: null }, expected)).readings[0].return.file
 * // "vraceno.zip/odbor.xlsx"
 */
export const readReturns = (bytes: Uint8Array, file: FileIn, expected: Expected, limits: Limits = LIMITS): Promise<ReadFile> =>
  readContained<ReturnReading>(bytes, file, limits, (inside, one) => readReturn(inside, one, expected, limits));

/** The refusal that every kind of reading may end in. */
interface RefusedReading {
  readonly status: 'refused';
  readonly file: string;
  readonly fault: ReturnFault;
}

/**
 * The same for any kind of file that people send together.
 * @param read one file that is no archive and no e-mail; its name says the way to it
 */
export async function readContained<R>(
  bytes: Uint8Array,
  file: FileIn,
  limits: Limits,
  read: (bytes: Uint8Array, file: FileIn) => R,
): Promise<{ readonly readings: readonly ((R | RefusedReading) & Contained)[]; readonly passedOver: readonly PassedOver[] }> {
  const readings: ((R | RefusedReading) & Contained)[] = [];
  const passedOver: PassedOver[] = [];
  let { parts, unpacked } = limits;

  const take = async (name: string, lastModified: string | null, from: readonly Container[], given: () => Given): Promise<void> => {
    const path = [...from.map((container) => container.name), name].join('/');
    const refuse = (fault: ReturnFault): void => void readings.push({ status: 'refused', file: path, fault, from });
    try {
      const it = given();
      const contents = 'contents' in it ? it.contents : await contentsOf(it.bytes, limits, { parts, unpacked });
      if (contents === null) {
        if ('bytes' in it) readings.push({ ...read(it.bytes, { name: path, lastModified }), from });
        return;
      }
      const { is, files, letter } = contents;
      passedOver.push(...contents.passedOver.map((one) => ({ ...one, name: `${path}/${one.name}` })));
      if (files.length === 0) return refuse(letter ? { code: 'mailOnly', ...letter } : { code: 'archiveEmpty' });
      if (from.length >= MOST_DEEP) return refuse({ code: 'tooDeep' });
      parts -= files.length;
      for (const one of files)
        await take(one.name, one.sentAt, [...from, { is, name }], () => {
          if (one.contents) return { contents: one.contents() };
          const inside = one.bytes();
          unpacked -= inside.length;
          return { bytes: inside };
        });
    } catch (error) {
      // A fault of a library on a hostile file is a fault of the file: the rest of them have to go on.
      refuse(error instanceof Refused ? (error as Refused<ReturnFault>).fault : { code: 'damaged' });
    }
  };

  await take(file.name, file.lastModified, [], () => ({ bytes }));
  return { readings, passedOver };
}

type Given = { readonly bytes: Uint8Array } | { readonly contents: Contents };

/**
 * What is in an archive or an e-mail.
 * @returns null for any other file, and for one that is damaged so that its own reader says it
 * @throws {Refused} for one that holds files and may not be opened
 */
async function contentsOf(bytes: Uint8Array, limits: Limits, budget: Budget): Promise<Contents | null> {
  if (bytes.length > limits.file) return null;
  if (isZip(bytes)) {
    const zip = zipOf(bytes, limits);
    if (!zip || !isArchive(zip)) return null;
    within(budget, 'parts', zip.names.length);
    within(
      budget,
      'unpacked',
      zip.names.reduce((sum, name) => sum + zip.size(name), 0),
    );
    return archiveContents(zip);
  }
  if (isCompound(bytes)) {
    const compound = compoundOf(bytes);
    return compound && isOutlookMail(compound) ? outlookContents(compound, budget) : null;
  }
  if (!isMail(bytes)) return null;
  return mailboxContents(bytes) ?? (await mailContents(bytes, budget));
}

function zipOf(bytes: Uint8Array, limits: Limits): ZipPackage | null {
  try {
    return new ZipPackage(bytes, limits, limits.unpacked, zippedName);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code } = error.fault as ReturnFault;
    // A workbook behind a password is no zip.
    if (code === 'encrypted') throw new Refused<ReturnFault>({ code: 'archiveLocked' });
    return null;
  }
}

function compoundOf(bytes: Uint8Array): CompoundFile | null {
  try {
    return new CompoundFile(bytes);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
