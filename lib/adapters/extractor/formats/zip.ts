import { ReadingError } from "../document/reading-error";
import type { ZipEntry } from "../zip/zip";
import type { Format } from "./format";

/** Files that make an archive a document or a program of another kind. */
const MARKS = [
  "[Content_Types].xml",
  "ppt/presentation.xml",
  "xl/workbook.xml",
  "mimetype",
  "META-INF/container.xml",
  "META-INF/manifest.xml",
  "META-INF/MANIFEST.MF",
  "AndroidManifest.xml",
  "Index/Document.iwa",
  "Index.zip",
];
/** What systems and programs leave in folders: hidden files, previews, locks. */
const LEFT_OVER = /(^|\/)(\.|__MACOSX\/|~\$|(Thumbs\.db|desktop\.ini)$)/i;

/**
 * An archive of files, each of which becomes a document. Its own text only counts them: their names are the titles of
 * those documents, and a list of them would be quoted in place of what they say.
 */
export const zip: Format = {
  name: "a ZIP archive",
  extensions: ["zip"],
  mediaTypes: ["application/zip", "application/x-zip-compressed"],
  isText: false,
  matches: ({ zip }) => zip !== null && !MARKS.some((name) => zip.has(name)),
  async read({ zip }, builder, { attach, maxUnpackedBytes }) {
    const files = (zip?.entries() ?? []).filter(isFile);
    assertReadable(files, maxUnpackedBytes);
    if (!zip || !attach) throw tooDeep();
    builder.paragraph(summaryOf(files));
    for (const { name } of files) await attach({ name, contentType: null, content: await zip.read(name) });
  },
};

/** `ZIP archive of 3 files: 2 MD, 1 PDF.` */
function summaryOf(files: readonly ZipEntry[]): string {
  const counts = new Map<string, number>();
  for (const { name } of files) {
    const kind = /[^/]\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toUpperCase() ?? "other";
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const kinds = [...counts].sort(([a, one], [b, two]) => two - one || a.localeCompare(b));
  const total = files.length === 1 ? "1 file" : `${files.length.toLocaleString("en")} files`;
  return `ZIP archive of ${total}: ${kinds.map(([kind, count]) => `${count} ${kind}`).join(", ")}.`;
}

function isFile({ name, bytes, isLink }: ZipEntry): boolean {
  // A path that leads out of the archive is a file like any other: nothing is ever written there.
  const path = name.replace(/(^|\/)(\.{1,2}\/)+/g, "$1");
  return !name.endsWith("/") && !LEFT_OVER.test(path) && !isLink && bytes > 0;
}

function assertReadable(files: readonly ZipEntry[], maxBytes: number): void {
  if (files.length === 0)
    throw new ReadingError("empty", "There are no files in this archive. Check that it is the right one.");
  if (files.some((file) => file.isEncrypted)) {
    throw new ReadingError(
      "encrypted",
      "This archive is protected by a password. Unpack it, and add what is in it.",
    );
  }
  if (!files.every((file) => file.isUnpackable)) {
    throw new ReadingError(
      "unsupported_type",
      "This archive is packed in a way that cannot be read. Unpack it, and add what is in it.",
    );
  }
  if (files.reduce((sum, { bytes }) => sum + bytes, 0) > maxBytes) {
    const megabytes = Math.round(maxBytes / 1024 / 1024).toLocaleString("en");
    throw new ReadingError(
      "too_complex",
      `The files in this archive come to more than ${megabytes} MB. Split it, and add the parts.`,
    );
  }
}

function tooDeep(): ReadingError {
  return new ReadingError(
    "too_complex",
    "This archive lies too deep inside of others. Unpack it, and add what is in it.",
  );
}
