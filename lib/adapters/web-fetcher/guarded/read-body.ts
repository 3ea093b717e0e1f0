import { pipeline, type Transform } from "node:stream";
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from "node:zlib";
import { tooLarge, unreadableEncoding } from "./failures";

/** What we ask for; `deflate` is read but not asked for, since servers disagree about what it means. */
export const ACCEPT_ENCODING = "gzip, br, zstd";

const ZSTD_WINDOW_LOG = 23; // 8 MB, the most that the web may use (RFC 9659)
const MOST_ENCODINGS = 2;

const DECODERS: Record<string, () => Transform> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: () => createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } }),
};

/**
 * Reads and decompresses a body. Bytes are counted before, between and after the decoders, while they flow, so that
 * neither a bomb nor an endless stream takes more memory or work than `maxBytes` allows.
 * @param contentEncoding the header's value, codings in the order they were applied
 * @throws AppError payload_too_large, upstream_rejected for an encoding that we do not read
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  let stage = limit(body, maxBytes);
  for (const decoder of decodersFor(contentEncoding)) {
    stage = limit(
      pipeline(stage, decoder, () => {}),
      maxBytes,
    );
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of stage) chunks.push(chunk);
  return concatenate(chunks);
}

function decodersFor(contentEncoding: string | undefined): Transform[] {
  const codings = (contentEncoding ?? "").toLowerCase().split(",");
  const names = codings.map((coding) => coding.trim()).filter((coding) => coding && coding !== "identity");
  if (names.length > MOST_ENCODINGS) throw unreadableEncoding();
  const makers = names.map((name) => (Object.hasOwn(DECODERS, name) ? DECODERS[name] : undefined));
  return makers.reverse().map((make) => {
    if (!make) throw unreadableEncoding();
    return make();
  });
}

async function* limit(source: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of source) {
    total += chunk.byteLength;
    if (total > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
