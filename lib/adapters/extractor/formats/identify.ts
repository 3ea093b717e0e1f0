import { ReadingError } from "../document/reading-error";
import type { Format, InputFile } from "./format";
import { msg } from "./msg";
import { FORMATS } from "./registry";
import { BINARY_EXTENSIONS, knownSignature, VAGUE_TYPES } from "./signatures";

/**
 * The format that reads this file, told by content.
 * @throws ReadingError unsupported_type for content that is not read, or is not what its name or type says, or is two
 * things at once; encrypted for Office files with a password
 */
export function identify(file: InputFile): Format {
  if (isOfficeContainer(file.bytes) && !msg.matches(file)) throw olderOrEncrypted(file.bytes);
  const format = FORMATS.find((candidate) => candidate.matches(file));
  if (!format) throw unsupported(`This file is ${kindOf(file)}, which cannot be read.`);
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

function isOfficeContainer(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 8)).toString("latin1") === "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
}

function olderOrEncrypted(bytes: Uint8Array): ReadingError {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("EncryptedPackage", 0, "utf16le")) {
    return new ReadingError(
      "encrypted",
      "This Office file is protected by a password. Save a copy without the password and add that.",
    );
  }
  return new ReadingError(
    "unsupported_type",
    "This file is of an older Office format. Save it as .docx or PDF and add that.",
  );
}

function kindOf({ bytes, zip }: InputFile): string {
  if (zip?.has("ppt/presentation.xml")) return "a PowerPoint presentation";
  if (zip?.has("xl/workbook.xml")) return "an Excel workbook";
  if (zip?.has("content.xml")) return "an OpenDocument file";
  return zip
    ? "a package of a kind that is not known here"
    : (knownSignature(bytes) ?? "no kind of document that is known here");
}

function unsupported(what: string): ReadingError {
  const names = FORMATS.map((format) => format.name);
  const readable = `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
  return new ReadingError("unsupported_type", `${what} Add ${readable} instead.`);
}
