import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { type Entry, openPromise } from "yauzl";
import { BackupRefused } from "../refused";
import { FORMAT, MANIFEST_ENTRY, Manifest } from "./manifest";
import { readSeal, SEAL_BYTES } from "./seal";

export type Archive = {
  file: string;
  manifest: Manifest;
  names: ReadonlySet<string>;
  /** The content of an entry. @throws BackupRefused when it is not there */
  open(name: string): Promise<AsyncIterable<Buffer>>;
  close(): void;
};

/**
 * Opens an archive that is as it was written, to its last byte.
 * @throws BackupRefused when it is not, is none of ours, or of a format that this release does not know
 */
export async function openArchive(file: string): Promise<Archive> {
  await assertWhole(file);
  return peekInto(file);
}

/** As `openArchive`, without a look at every byte: what is read has to be held against its own sum. */
export async function peekInto(file: string): Promise<Archive> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const openEntry = async (name: string): Promise<AsyncIterable<Buffer>> => {
      const entry = entries.get(name);
      if (!entry)
        throw new BackupRefused(`${file} lacks "${name}": it is no backup that this release can use.`);
      return zip.openReadStreamPromise(entry);
    };
    const manifest = parseManifest(file, (await buffer(await openEntry(MANIFEST_ENTRY))).toString());
    return { file, manifest, names: new Set(entries.keys()), open: openEntry, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function assertWhole(file: string): Promise<void> {
  const handle = await open(file, "r").catch((error: NodeJS.ErrnoException) => {
    throw new BackupRefused(`${file} cannot be read (${error.code}).`);
  });
  try {
    const { size } = await handle.stat();
    const end = Math.max(0, size - SEAL_BYTES);
    const { buffer: last } = await handle.read(Buffer.alloc(size - end), 0, size - end, end);
    const expected = readSeal(last.toString("latin1"));
    if (expected === null)
      throw new BackupRefused(
        `${file} is no backup of MiniRAG, or its end is missing. Use another copy of it.`,
      );
    const hash = createHash("sha256");
    if (end > 0) for await (const chunk of createReadStream(file, { end: end - 1 })) hash.update(chunk);
    if (hash.digest("hex") !== expected)
      throw new BackupRefused(`${file} is damaged: it is not what was written. Use another copy of it.`);
  } finally {
    await handle.close();
  }
}

function parseManifest(file: string, text: string): Manifest {
  const json: unknown = JSON.parse(text);
  const format = typeof json === "object" && json && "format" in json ? Number(json.format) : Number.NaN;
  if (format > FORMAT)
    throw new BackupRefused(`${file} was made by a newer release of MiniRAG. Restore it with that one.`);
  const parsed = Manifest.safeParse(json);
  if (!parsed.success)
    throw new BackupRefused(`${file} says nothing of itself that this release understands.`);
  return parsed.data;
}
