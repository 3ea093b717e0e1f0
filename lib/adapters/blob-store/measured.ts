import { createHash } from "node:crypto";
import { AppError } from "@/lib/core/errors";
import { inMegabytes } from "@/lib/core/megabytes";

export type Measured = {
  /** To be read once, to its end; ending it early cancels the stream. @throws AppError payload_too_large */
  chunks(): AsyncGenerator<Uint8Array, void>;
  /** Of what was read. */
  result(): { bytes: number; sha256: string };
};

/** A stream that is counted and hashed on its way into a store. */
export function measured(body: ReadableStream<Uint8Array>, maxBytes: number): Measured {
  const hash = createHash("sha256");
  let bytes = 0;
  return {
    async *chunks() {
      for await (const chunk of body) {
        bytes += chunk.byteLength;
        if (bytes > maxBytes) throw tooLarge(maxBytes);
        hash.update(chunk);
        yield chunk;
      }
    },
    result: () => ({ bytes, sha256: hash.digest("hex") }),
  };
}

function tooLarge(maxBytes: number): AppError {
  const most = inMegabytes(maxBytes);
  const message = `The file is larger than ${most}, the most that is taken. Split it, and add the parts.`;
  return new AppError("payload_too_large", message, { details: { maxBytes } });
}
