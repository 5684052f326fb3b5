import type { PackageLimits } from '../../../ooxml/limits';
import type { Container, PassedOver } from '../returns';

/** A file that was found in another. */
export interface Found {
  /** With its folders, safe to be shown. */
  readonly name: string;
  /** ISO time when it was sent; null when nothing says it */
  readonly sentAt: string | null;
  /** @throws {Refused} when it cannot be unpacked */
  readonly bytes: () => Uint8Array;
  /** What is in it, where it is no file of its own: a mail in a mail of Outlook. */
  readonly contents?: () => Contents;
}

/** What an archive or an e-mail holds. */
export interface Contents {
  readonly is: Container['is'];
  readonly files: readonly Found[];
  readonly passedOver: readonly PassedOver[];
  /** Who sent an e-mail and what about; absent for an archive. */
  readonly letter?: { readonly sender: string; readonly subject: string };
}

/** How much more may be unpacked from one given file, however deep it is. */
export type Budget = Pick<PackageLimits, 'parts' | 'unpacked'>;
