import { type Entry, fromBufferPromise } from "yauzl";
import { ReadingError } from "../document/reading-error";

/** An archive whose directory has been read; entries are unpacked one by one, and counted. */
export type Zip = {
  has(name: string): boolean;
  names(): Iterable<string>;
  /** @throws ReadingError too_complex past the limit of the archive; any other error: damaged, or not there */
  read(name: string): Promise<Buffer>;
};

const MAX_ENTRIES = 20_000;

/**
 * Reads the directory of an archive without unpacking anything. `read` refuses entries that say they are larger than
 * what is left of the limit, and counts what really comes out, over all entries together.
 * @throws ReadingError too_complex; any other error means that the archive is damaged
 */
export async function openZip(bytes: Uint8Array, maxUnpackedBytes: number): Promise<Zip> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const archive = await fromBufferPromise(buffer, { lazyEntries: true });
  const entries = new Map<string, Entry>();
  for await (const entry of archive.eachEntry()) {
    entries.set(entry.fileName, entry);
    if (entries.size > MAX_ENTRIES) throw tooLarge();
  }
  let left = maxUnpackedBytes;
  return {
    has: (name) => entries.has(name),
    names: () => entries.keys(),
    async read(name) {
      const entry = entries.get(name);
      if (!entry) throw new Error("There is no such entry in the archive.");
      if (entry.uncompressedSize > left) throw tooLarge();
      // One piece of memory, not many that are copied together: the largest entries fill most of what a reader may use.
      const content = Buffer.alloc(entry.uncompressedSize);
      let length = 0;
      for await (const chunk of await archive.openReadStreamPromise(entry)) {
        left -= chunk.length;
        if (left < 0) throw tooLarge();
        length += chunk.copy(content, length);
      }
      return content.subarray(0, length);
    },
  };
}

function tooLarge(): ReadingError {
  return new ReadingError(
    "too_complex",
    "The file unpacks to far more than its size and was not read. Save it again with less in it, or as plain text.",
  );
}
