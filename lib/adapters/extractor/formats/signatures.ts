import { UNREADABLE } from "@/lib/core/unreadable-names";

/** Kinds of files that are known and not read: what they are, as it fits after "is", and how their content starts. */
const KNOWN: readonly [name: string, start: string, offset?: number][] = [
  ["a PNG image", "\x89PNG\r\n\x1A\n"],
  ["a JPEG image", "\xFF\xD8\xFF"],
  ["a GIF image", "GIF8"],
  ["a WebP image", "WEBP", 8],
  ["a TIFF image", "II*\0"],
  ["a TIFF image", "MM\0*"],
  ["a Photoshop image", "8BPS"],
  ["an icon", "\0\0\x01\0"],
  ["a HEIC or AVIF image", "ftyphei", 4],
  ["a HEIC or AVIF image", "ftypavif", 4],
  ["a video", "ftyp", 4],
  ["a video", "\x1A\x45\xDF\xA3"],
  ["a video", "AVI ", 8],
  ["a sound file", "WAVE", 8],
  ["a sound file", "ID3"],
  ["a sound file", "OggS"],
  ["a sound file", "fLaC"],
  ["a program", "MZ"],
  ["a program", "\x7FELF"],
  ["a program", "\xCF\xFA\xED\xFE"],
  ["a program", "\xCA\xFE\xBA\xBE"],
  ["a program", "\0asm"],
  ["a compressed archive", "\x1F\x8B"],
  ["a compressed archive", "BZh"],
  ["a compressed archive", "\xFD7zXZ\0"],
  ["a compressed archive", "7z\xBC\xAF\x27\x1C"],
  ["a compressed archive", "Rar!\x1A\x07"],
  ["a compressed archive", "\x28\xB5\x2F\xFD"],
  ["an archive", "ustar", 257],
  ["a database", "SQLite format 3\0"],
  ["a font", "wOFF"],
  ["a font", "wOF2"],
  ["a PostScript file", "%!PS"],
];

const SVG_START = /^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)*(<!DOCTYPE svg[^>]*>\s*)?<svg\b/i;

/** What else than a document this is by its first bytes, or null when nothing known. */
export function knownSignature(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 1000)).toString("latin1");
  if (SVG_START.test(head)) return "an SVG image";
  const hit = KNOWN.find(([, start, offset = 0]) => head.startsWith(start, offset));
  return hit?.[0] ?? null;
}

/** Extensions of files that are no text; on a text they are a mismatch. The second ones are read. */
export const BINARY_EXTENSIONS: ReadonlySet<string> = new Set([
  ...UNREADABLE,
  ..."doc dot epub msg odp ods odt pptm pptx rtf xls xlsb xlsm xlsx zip".split(" "),
]);

/** Media types that say nothing about the content: what servers and browsers send when they do not know. */
export const VAGUE_TYPES: ReadonlySet<string> = new Set([
  "",
  "application/octet-stream",
  "binary/octet-stream",
  "application/download",
  "application/force-download",
  "application/x-download",
  "application/unknown",
  "application/zip",
  "application/x-zip-compressed",
]);
