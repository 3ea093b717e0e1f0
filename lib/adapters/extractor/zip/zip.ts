import { type Entry, fromBufferPromise, getFileNameLowLevel } from "yauzl";
import { ReadingError } from "../document/reading-error";

/** What the directory of an archive says of one of its files. */
export type ZipEntry = {
  /** As it was given, with `/` between folders: never to be used as a path. Those of folders end with `/`. */
  name: string;
  /** Unpacked, as the archive claims. */
  bytes: number;
  isEncrypted: boolean;
  /** False for methods of packing that are not known here. */
  isUnpackable: boolean;
  isLink: boolean;
};

/** An archive whose directory has been read; entries are unpacked one by one, and counted. */
export type Zip = {
  has(name: string): boolean;
  names(): Iterable<string>;
  entries(): ZipEntry[];
  /** @throws ReadingError too_complex past the limit of the archive; any other error: damaged, or not there */
  read(name: string): Promise<Buffer>;
};

const MAX_ENTRIES = 20_000;
const UTF8_FLAG = 0x800;

/**
 * Reads the directory of an archive without unpacking anything. `read` refuses entries that say they are larger than
 * what is left of the limit, and counts what really comes out, over all entries together.
 * @throws ReadingError too_complex; any other error means that the archive is damaged
 */
export async function openZip(bytes: Uint8Array, maxUnpackedBytes: number): Promise<Zip> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Names are decoded here: the library gives up the whole archive over one name that would lead out of its folder.
  // Sizes are counted here: to the library a bomb that lies about its size is just damaged.
  const archive = await fromBufferPromise(buffer, {
    lazyEntries: true,
    decodeStrings: false,
    validateEntrySizes: false,
  });
  const entries = new Map<string, Entry>();
  for await (const entry of archive.eachEntry()) {
    entries.set(nameOf(entry), entry);
    if (entries.size > MAX_ENTRIES) throw tooLarge();
  }
  let left = maxUnpackedBytes;
  return {
    has: (name) => entries.has(name),
    names: () => entries.keys(),
    entries: () => [...entries].map(([name, entry]) => describe(name, entry)),
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

function describe(name: string, entry: Entry): ZipEntry {
  const isEncrypted = entry.isEncrypted();
  const fileType = (entry.externalFileAttributes >>> 16) & 0xf000;
  return {
    name,
    bytes: entry.uncompressedSize,
    isEncrypted,
    isUnpackable: isEncrypted || entry.canDecodeFileData(),
    isLink: fileType === 0xa000,
  };
}

/** Some programs write UTF-8 without saying so. */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const isUtf8 = Buffer.from(fileNameRaw.toString("utf8")).equals(fileNameRaw);
  const flags = isUtf8 ? generalPurposeBitFlag | UTF8_FLAG : generalPurposeBitFlag;
  return getFileNameLowLevel(flags, fileNameRaw, extraFields, false);
}

function tooLarge(): ReadingError {
  return new ReadingError(
    "too_complex",
    "The file unpacks to far more than its size and was not read. Save it again with less in it, or as plain text.",
  );
}
