import { CFB } from "@e965/xlsx";

/** The container of Office files before 2007, and of those with a password: a small file system within a file. */
export type OleContainer = {
  /** By the names that the formats give them, without the folders they are in. */
  has(stream: string): boolean;
  /** @throws when there is no such stream, or it cannot be read */
  read(stream: string): Uint8Array;
};

type Entry = { name: string; type: number; content: ArrayLike<number> | Uint8Array };

const STREAM = 2;

export function isOleContainer(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 8)).toString("latin1") === "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
}

/** @throws when its directory cannot be read */
export function openOleContainer(bytes: Uint8Array): OleContainer {
  const container: { FileIndex: Entry[] } = CFB.read(
    // The same bytes: files of this kind are large, and copies of them are what memory runs out of.
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    { type: "buffer" },
  );
  const streams = new Map<string, Entry>();
  for (const entry of container.FileIndex) {
    if (entry.type === STREAM && !streams.has(entry.name)) streams.set(entry.name, entry);
  }
  return {
    has: (name) => streams.has(name),
    read(name) {
      const entry = streams.get(name);
      if (!entry) throw new Error("There is no such stream in the container.");
      const { content } = entry;
      return content instanceof Uint8Array ? content : Uint8Array.from(content);
    },
  };
}
