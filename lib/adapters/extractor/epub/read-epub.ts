import type { DocumentBuilder } from "../document/document-builder";
import { ReadingError } from "../document/reading-error";
import { decodeHtml } from "../html/decode-html";
import { openTags } from "../html/open-tags";
import { readHtml } from "../html/read-html";
import { descendantsOf, parseXml } from "../xml/parse-xml";
import type { Zip } from "../zip/zip";
import { readContents, readPackage } from "./package";

const ENCRYPTION = "META-INF/encryption.xml";
/** Ways of hiding fonts, which leave the text as it is. */
const FONT_ONLY = new Set(["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"]);
const HAS_HEADING = /<h[1-6][\s>]/i;
const HAS_WORDS = /<body\b[\s\S]*?>[^<]*[\p{L}\p{N}]/iu;

/** Writes the chapters of an e-book (EPUB 2 or 3) in reading order. */
export async function readEpub(zip: Zip, builder: DocumentBuilder): Promise<void> {
  await refuseEncrypted(zip);
  const { title, chapters, contents } = await readPackage(zip);
  builder.title = title;
  const found = chapters.filter((name) => zip.has(name));
  if (found.length === 0) throw new Error("There are no chapters in this book.");
  const headings = await readContents(zip, contents);
  for (const name of found) {
    const html = openTags(decodeHtml(await zip.read(name), null));
    const heading = headings.get(name);
    if (heading && !HAS_HEADING.test(html) && HAS_WORDS.test(html)) builder.heading(1, heading);
    readHtml(html, builder, { onlyMainContent: false });
  }
  if (builder.isEmpty) {
    throw new ReadingError(
      "needs_ocr",
      "The pages of this book are pictures. Run text recognition (OCR) on it, then add it again.",
    );
  }
}

async function refuseEncrypted(zip: Zip): Promise<void> {
  if (!zip.has(ENCRYPTION)) return;
  const tree = parseXml(await zip.read(ENCRYPTION));
  for (const { attribs } of descendantsOf(
    tree,
    "EncryptionMethod",
    "enc:EncryptionMethod",
    "xenc:EncryptionMethod",
  )) {
    if (FONT_ONLY.has(attribs.Algorithm ?? "")) continue;
    throw new ReadingError(
      "encrypted",
      "This book is protected against copying. Add a copy without the protection, if you have the right to one.",
    );
  }
}
