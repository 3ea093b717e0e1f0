import { createHash } from "node:crypto";
import { Transform, type TransformCallback } from "node:stream";

const MARK = "minirag-backup sha256:";
const HASH_LENGTH = 64;
export const SEAL_BYTES = MARK.length + HASH_LENGTH;

/** What stands where the seal will be: the comment that a zip file may end with. */
export const BLANK = MARK.padEnd(SEAL_BYTES, "-");

/** Puts the SHA-256 of all that comes before it in the place of the blank that the stream ends with. */
export class Seal extends Transform {
  readonly #hash = createHash("sha256");
  #held: Buffer = Buffer.alloc(0);

  override _transform(chunk: Buffer, _: string, done: TransformCallback): void {
    const all = Buffer.concat([this.#held, chunk]);
    const ready = all.subarray(0, Math.max(0, all.length - SEAL_BYTES));
    this.#held = all.subarray(ready.length);
    this.#hash.update(ready);
    done(null, ready);
  }

  override _flush(done: TransformCallback): void {
    done(null, `${MARK}${this.#hash.digest("hex")}`);
  }
}

/** The hash in a seal; null when this is none. */
export function readSeal(text: string): string | null {
  return text.length === SEAL_BYTES && text.startsWith(MARK) ? text.slice(MARK.length) : null;
}
