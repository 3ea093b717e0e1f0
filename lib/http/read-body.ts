import { AppError } from "@/lib/core/errors";
import { inMegabytes } from "@/lib/core/megabytes";

/**
 * A JSON body of at most `maxBytes`, counted while it arrives.
 * @throws AppError unsupported_media_type · payload_too_large · invalid_request
 */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  if (typeOf(request) !== "application/json") {
    throw new AppError(
      "unsupported_media_type",
      "Send JSON, with the header Content-Type: application/json.",
    );
  }
  const text = await readText(request, maxBytes);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid_request", "The body is not valid JSON.", { cause });
  }
}

const MAX_CSV_BYTES = 5 * 1024 * 1024;

/** A body of comma-separated values, as it came. @throws AppError unsupported_media_type · payload_too_large */
export async function readCsv(request: Request): Promise<string> {
  if (typeOf(request) !== "text/csv")
    throw new AppError("unsupported_media_type", "Send CSV, with the header Content-Type: text/csv.");
  return readText(request, MAX_CSV_BYTES);
}

const typeOf = (request: Request) => request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();

/** A body as text, of at most `maxBytes`, counted while it arrives. @throws AppError payload_too_large */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const part of partsOf(request, maxBytes)) text += decoder.decode(part, { stream: true });
  return text + decoder.decode();
}

/** A body as bytes, of at most `maxBytes`, counted while they arrive. @throws AppError payload_too_large */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const part of partsOf(request, maxBytes)) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

async function* partsOf(request: Request, maxBytes: number): AsyncGenerator<Uint8Array> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > maxBytes) throw tooLarge(maxBytes);
  let bytes = 0;
  for await (const part of request.body ?? []) {
    bytes += part.byteLength;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    yield part;
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError("payload_too_large", `The body may have at most ${inMegabytes(maxBytes)}.`, {
    details: { maxBytes },
  });
}
