import { createRequire } from "node:module";
import type { PackedFile, ReadOptions } from "../formats/format";
import { readDocument } from "../formats/read-document";
import type { ExtractedText, Extraction } from "../port";

const pdfiumWasm = createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm");
const OPTIONS: Omit<ReadOptions, "attach"> = {
  maxCharacters: 1_000_000,
  maxPages: 500,
  maxUnpackedBytes: 20_000_000,
  maxAttachments: 100,
  pdfiumWasm,
  pageHelper: null,
};

/** Reads in this process. `contentType` is what a browser or server would send along. */
export function read(
  content: Uint8Array | string,
  fileName?: string,
  contentType?: string,
  options: Partial<ReadOptions> = {},
): Promise<Extraction> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return readDocument(bytes, { fileName, contentType }, { ...OPTIONS, attach: null, ...options });
}

/** As `read`, with the files that came in it. */
export async function readWithAttachments(
  content: Uint8Array | string,
  fileName?: string,
): Promise<{ extraction: Extraction; attachments: PackedFile[] }> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const attachments: PackedFile[] = [];
  const attach = async (file: PackedFile) => {
    attachments.push(file);
  };
  const extraction = await readDocument(bytes, { fileName }, { ...OPTIONS, attach });
  return { extraction, attachments };
}

/** As `read`, for what has to be readable. */
export async function readOrThrow(...parameters: Parameters<typeof read>): Promise<ExtractedText> {
  const extraction = await read(...parameters);
  if (!extraction.ok) throw new Error(`${extraction.code}: ${extraction.message}`);
  return extraction.document;
}

/** The blocks as `kind: text`, headings with their level. */
export function blocksOf({ text, blocks }: ExtractedText): string[] {
  return blocks.map(({ kind, level, start, end }) => `${kind}${level ?? ""}: ${text.slice(start, end)}`);
}
