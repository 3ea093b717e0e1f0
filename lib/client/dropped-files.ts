/** More than anybody means to add at once; a folder with more is read up to here. */
const MOST = 1_000;

type Found = { path: string; file: File };

/**
 * The files of a drop, those in folders too, in the order of their paths. What is hidden, or cannot be read, is left out.
 * The drop has to be asked at once: when its event is over, it is empty.
 */
export async function droppedFiles(drop: DataTransfer): Promise<File[]> {
  const found: Found[] = [];
  const folders: FileSystemDirectoryEntry[] = [];
  for (const item of drop.items) {
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (isFolder(entry)) folders.push(entry);
    else if (file) found.push({ path: file.name, file });
  }
  for (const folder of folders) await walk(folder, found);
  return found.sort((a, b) => a.path.localeCompare(b.path, "en", { numeric: true })).map(({ file }) => file);
}

async function walk(folder: FileSystemDirectoryEntry, found: Found[]): Promise<void> {
  for (const entry of await entriesOf(folder)) {
    if (found.length >= MOST) return;
    if (entry.name.startsWith(".")) continue;
    if (isFolder(entry)) await walk(entry, found);
    else if (isFile(entry)) {
      const file = await fileOf(entry);
      if (file) found.push({ path: entry.fullPath, file });
    }
  }
}

/** A reader gives a part of a folder at a time, and nothing at its end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}

const isFolder = (entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry =>
  entry?.isDirectory === true;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
