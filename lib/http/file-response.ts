import { streamOf } from "@/lib/core/stream-of";
import { API_HEADERS } from "./render";

/**
 * A stored file on its way back: only ever as a download, never as a page of ours, whatever is in it.
 * The name is encoded as RFC 6266 and RFC 8187 say.
 */
export function fileResponse(file: {
  body: ReadableStream<Uint8Array>;
  bytes: number | null;
  fileName: string;
}): Response {
  const headers = new Headers({
    ...API_HEADERS,
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename="${asciiName(file.fileName)}"; filename*=UTF-8''${encodeName(file.fileName)}`,
  });
  if (file.bytes !== null) headers.set("content-length", String(file.bytes));
  return new Response(file.body, { headers });
}

const LINES = { csv: "text/csv", jsonl: "application/jsonl" } as const;

/** Lines that are made while they are sent, as a file to download. */
export function linesResponse(
  name: string,
  format: keyof typeof LINES,
  lines: AsyncIterable<string>,
): Response {
  return new Response(streamOf(encode(lines)), {
    headers: {
      ...API_HEADERS,
      "content-type": `${LINES[format]}; charset=utf-8`,
      "content-disposition": `attachment; filename="${asciiName(`${name}.${format}`)}"`,
    },
  });
}

async function* encode(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const line of lines) yield encoder.encode(line);
}

function asciiName(name: string): string {
  return name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
}

function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
