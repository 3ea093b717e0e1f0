import { passwordProtected, ReadingError } from "../document/reading-error";
import type { Format, InputFile } from "./format";
import { FORMATS } from "./registry";
import { BINARY_EXTENSIONS, knownSignature, VAGUE_TYPES } from "./signatures";

/**
 * The format that reads this file, told by content.
 * @throws ReadingError unsupported_type for content that is not read, or is not what its name or type says, or is two
 * things at once; encrypted for Office files with a password
 */
export function identify(file: InputFile): Format {
  if (file.ole?.has("EncryptedPackage")) throw passwordProtected();
  if (file.ole?.has("PowerPoint Document")) {
    throw new ReadingError(
      "unsupported_type",
      "This file is a presentation of PowerPoint before 2007. Save it as .pptx or PDF and add that.",
    );
  }
  const format = FORMATS.find((candidate) => candidate.matches(file));
  if (!format) throw unsupported(`This file is ${kindOf(file)}.`);
  if (!format.isText && hasSecondFace(file)) {
    throw unsupported(`This file is ${format.name} and something else at once, so it was not read.`);
  }
  if (isForeignExtension(file.extension, format)) {
    throw new ReadingError(
      "unsupported_type",
      `This file is named .${file.extension}, but it is ${format.name}. Give it the right name and add it again.`,
    );
  }
  if (isForeignType(file.mediaType, format)) {
    throw new ReadingError(
      "unsupported_type",
      `This file was sent as ${file.mediaType}, but it is ${format.name}. Download it and add it under its right name.`,
    );
  }
  return format;
}

function isForeignExtension(extension: string, format: Format): boolean {
  if (format.extensions.includes(extension)) return false;
  const owner = FORMATS.find((other) => other.extensions.includes(extension));
  if (format.isText) return BINARY_EXTENSIONS.has(extension) || owner?.isText === false;
  return BINARY_EXTENSIONS.has(extension) || owner !== undefined;
}

function isForeignType(mediaType: string, format: Format): boolean {
  if (VAGUE_TYPES.has(mediaType) || format.mediaTypes.includes(mediaType)) return false;
  if (/^(image|audio|video|font)\//.test(mediaType)) return true;
  const owner = FORMATS.find((other) => other.mediaTypes.includes(mediaType));
  if (format.isText) return owner?.isText === false;
  return owner !== undefined || mediaType.startsWith("text/");
}

/** A document whose head is a web page too, or whose end is an archive's: made to be read in two ways. */
function hasSecondFace({ bytes, zip }: InputFile): boolean {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  return zip === null && (/<(html|script|!doctype)\b/i.test(head) || endsAsArchive(bytes));
}

/** An end-of-directory record of ZIP whose comment reaches exactly to the end of the file. */
function endsAsArchive(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(-66_000));
  const at = tail.lastIndexOf("PK\x05\x06", undefined, "latin1");
  return at >= 0 && at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length;
}

function kindOf({ bytes, zip, ole }: InputFile): string {
  if (zip?.has("content.xml")) return "an OpenDocument file that is no text, sheet or presentation";
  const known = ole ? "of an older program" : zip ? "a package of another program" : knownSignature(bytes);
  return known === null ? "no kind of document that can be read" : `${known}, which cannot be read`;
}

function unsupported(what: string): ReadingError {
  return new ReadingError(
    "unsupported_type",
    `${what} Add it as a PDF, Word document or plain text instead.`,
  );
}
