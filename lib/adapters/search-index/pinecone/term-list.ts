import type { IndexEntry } from "../port";
import { hashTerm } from "../term-hash";

const BYTES = 4;

/** An entry's terms in order, title before body, each by its 32-bit hash: a dimension of the sparse vectors. */
export function hashesOf({ titleTerms, bodyTerms }: IndexEntry): Uint32Array {
  const hashes = new Uint32Array(titleTerms.length + bodyTerms.length);
  let at = 0;
  for (const terms of [titleTerms, bodyTerms]) for (const term of terms) hashes[at++] = hashTerm(term).short;
  return hashes;
}

/** Little-endian, on every machine: the manifest is read by all of them. */
export function toBytes(hashes: Uint32Array): Buffer {
  const bytes = Buffer.alloc(hashes.length * BYTES);
  for (let at = 0; at < hashes.length; at++) bytes.writeUInt32LE(hashes[at] ?? 0, at * BYTES);
  return bytes;
}

export function toHashes(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.byteLength / BYTES }, (_, at) => view.getUint32(at * BYTES, true));
}
