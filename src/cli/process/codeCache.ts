import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Script } from 'node:vm';

/** Compiles a file, whose text may stand between two others. */
export type Compile = (file: string, before?: string, after?: string) => Script;

/**
 * Compiles files with what V8 made of them when the program was built, kept beside it: a third of the time of a short
 * command is compiling. V8 refuses what another version of it made, and then compiles as ever; nothing is written but by {@link keep}.
 */
export class CodeCache {
  private readonly scripts = new Map<string, { script: Script; source: readonly Uint8Array[] }>();

  /** @param folder where it is kept; it need not be there */
  constructor(private readonly folder: string) {}

  readonly compile: Compile = (file, before = '', after = '') => {
    // Bytes are hashed several times as fast as texts.
    const source = [Buffer.from(before), readFileSync(file), Buffer.from(after)];
    const cachedData = this.kept(file, source);
    const script = new Script(source.join(''), { filename: file, ...(cachedData && { cachedData }) });
    this.scripts.set(file, { script, source });
    return script;
  };

  /** Keeps what has been compiled so far, functions that have run included. */
  keep(): void {
    mkdirSync(this.folder, { recursive: true });
    for (const [file, { script, source }] of this.scripts) {
      const data = script.createCachedData();
      writeFileSync(this.placeOf(file), Buffer.concat([digest([...source, data]), data]));
    }
  }

  private placeOf(file: string): string {
    return join(this.folder, `${basename(file)}.bin`);
  }

  /** Only of this very text, and whole: V8 itself looks at the length of the text alone, and believes the rest. */
  private kept(file: string, source: readonly Uint8Array[]): Buffer | undefined {
    try {
      const kept = readFileSync(this.placeOf(file));
      const data = kept.subarray(DIGEST_BYTES);
      return digest([...source, data]).equals(kept.subarray(0, DIGEST_BYTES)) ? data : undefined;
    } catch {
      return undefined;
    }
  }
}

const DIGEST_BYTES = 20;

function digest(pieces: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha1');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}
