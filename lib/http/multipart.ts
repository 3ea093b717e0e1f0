import "server-only";
import { Readable } from "node:stream";
import type { ReadableStream as NodeWebStream } from "node:stream/web";
import busboy from "busboy";
import { AppError } from "@/lib/core/errors";
import { streamOf } from "@/lib/core/stream-of";

const LIMITS = { files: 100, fields: 100, fieldSize: 64 * 1024, parts: 200, headerPairs: 50 };

export type FilePart = {
  name: string;
  fileName: string;
  contentType: string;
  body: ReadableStream<Uint8Array>;
};

/**
 * Reads a multipart body part by part, without ever holding a file: each goes to `onFile` while it arrives, one after
 * the other. Repeated fields become lists.
 * @throws AppError invalid_request for a body that is not whole multipart · payload_too_large for too many parts · what `onFile` throws
 */
export async function readMultipart(
  request: Request,
  onFile: (part: FilePart) => Promise<void>,
): Promise<Map<string, string[]>> {
  if (!request.body) throw new AppError("invalid_request", "The body is empty.");
  const body = Readable.fromWeb(request.body as NodeWebStream<Uint8Array>);
  const fields = new Map<string, string[]>();
  let writing = Promise.resolve();
  const parser = openParser(request.headers);
  const parsed = new Promise<void>((resolve, reject) => {
    const tooMany = () =>
      reject(new AppError("payload_too_large", `An upload may have at most ${LIMITS.files} files.`));
    parser.on("field", (name, value) => fields.set(name, [...(fields.get(name) ?? []), value]));
    parser.on("file", (name, stream, { filename, mimeType }) => {
      // A broken upload destroys the stream; the writer sees it, and nobody else has to.
      stream.on("error", () => {});
      const part = { name, fileName: filename ?? "file", contentType: mimeType };
      writing = writing.then(() => onFile({ ...part, body: streamOf(stream) }));
      writing.catch(reject);
    });
    parser.on("filesLimit", tooMany).on("partsLimit", tooMany).on("fieldsLimit", tooMany);
    parser.on("error", (cause) => reject(brokenBody(cause)));
    parser.on("close", resolve);
    body.on("error", (cause) => reject(brokenBody(cause)));
    body.pipe(parser);
  });
  try {
    await parsed;
    await writing;
    return fields;
  } catch (error) {
    // What is still on its way is read and dropped, so that the client gets to see our answer.
    body.unpipe();
    body.resume();
    // Ends the part that is arriving: nothing will complete it, and its writer would wait for ever.
    parser.destroy();
    await writing.catch(() => {});
    throw error;
  }
}

function openParser(headers: Headers): busboy.Busboy {
  try {
    return busboy({ headers: Object.fromEntries(headers), limits: LIMITS, defParamCharset: "utf8" });
  } catch (cause) {
    throw brokenBody(cause);
  }
}

function brokenBody(cause: unknown): AppError {
  return new AppError("invalid_request", "The upload is not whole multipart/form-data.", { cause });
}
