import { DocumentBuilder } from "../document/document-builder";
import { ReadingError } from "../document/reading-error";
import type { ExtractHints, Extraction } from "../port";
import type { ReadOptions } from "./format";
import { identify } from "./identify";
import { inspect } from "./input-file";
import { limited } from "./limited-attach";

/** Reads one whole file. Never throws: what goes wrong is part of the answer. */
export async function readDocument(
  bytes: Uint8Array,
  hints: ExtractHints,
  options: ReadOptions,
): Promise<Extraction> {
  try {
    if (bytes.length === 0) throw isPage(hints) ? emptyPage() : emptyFile();
    const file = await inspect(bytes, hints, options.maxUnpackedBytes);
    const format = identify(file);
    const builder = new DocumentBuilder(options.maxCharacters);
    await format.read(file, builder, {
      ...options,
      attach: options.attach && limited(options.attach, options.maxAttachments),
    });
    if (builder.isEmpty) throw isPage(hints) ? emptyPage() : withoutText();
    return { ok: true, document: builder.finish() };
  } catch (error) {
    return { ok: false, ...toFailure(error) };
  }
}

/** Of a website: what people add as a file has a name. */
function isPage({ fileName, contentType }: ExtractHints): boolean {
  return !fileName && /html/i.test(contentType ?? "");
}

function emptyPage(): ReadingError {
  return new ReadingError(
    "empty",
    "There is no text on this page. Open its address: what only shows with scripts, or after signing in, cannot be read.",
  );
}

function emptyFile(): ReadingError {
  return new ReadingError("empty", "The file is empty. Check that it is the right one, and add it again.");
}

function withoutText(): ReadingError {
  return new ReadingError("empty", "There is no text in this file. Check that it is the right one.");
}

function toFailure(error: unknown): Pick<ReadingError, "code" | "message"> {
  if (error instanceof ReadingError) return { code: error.code, message: error.message };
  // The engine's limits: the stack, the length of a string, memory for an array or for WebAssembly.
  if (error instanceof RangeError || /out of memory|OOM|allocation failed/i.test(String(error))) {
    return {
      code: "too_complex",
      message:
        "The file is too large or too deeply nested to be read. Split it, or save it in a simpler format.",
    };
  }
  return {
    code: "damaged",
    message: "The file is damaged and could not be read. Open it, save it again, and add the new copy.",
  };
}
