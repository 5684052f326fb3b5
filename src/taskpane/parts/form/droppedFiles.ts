/** A file that was dropped, with the folders that it was in below the dropped one: "vracene/odbory/a.xlsx". */
export interface Dropped {
  readonly file: File;
  readonly path: string;
}

/** Nobody drops more returns than this at once; a disk dropped by mistake has an end. */
const MOST_FILES = 4_000;
const MOST_DEEP = 20;

/**
 * The files that were dropped, and those in the folders that were. What cannot be opened in a folder is passed over.
 * To be called while the event is told of: afterwards the browser takes its folders back.
 */
export function droppedFiles(data: Pick<DataTransfer, 'files' | 'items'>): Promise<Dropped[]> {
  const plain = [...data.files].map((file): Dropped => ({ file, path: file.name }));
  const entries = [...(data.items ?? [])].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some((entry) => entry.isDirectory)) return Promise.resolve(plain);
  return walked(entries);
}

async function walked(entries: readonly FileSystemEntry[]): Promise<Dropped[]> {
  const found: Dropped[] = [];
  const walk = async (entry: FileSystemEntry, folder: string, depth: number): Promise<void> => {
    if (found.length >= MOST_FILES || depth > MOST_DEEP) return;
    const path = folder + entry.name;
    try {
      if (entry.isFile) found.push({ file: await fileOf(entry as FileSystemFileEntry), path });
      else for (const inner of await listOf(entry as FileSystemDirectoryEntry)) await walk(inner, `${path}/`, depth + 1);
    } catch {
      // Moved or locked since it was dropped.
    }
  };
  for (const entry of entries) await walk(entry, '', 0);
  return found;
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));

/** A folder is told of in pieces, until an empty one. */
async function listOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (piece.length === 0) return all;
    all.push(...piece);
  }
}
