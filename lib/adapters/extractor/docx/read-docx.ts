import mammoth from "mammoth";
import type { DocumentBuilder } from "../document/document-builder";
import { onlyPictures } from "../document/reading-error";
import { readHtml } from "../html/read-html";
import { writeGraphics } from "../ooxml/graphics";
import { Package } from "../ooxml/part";
import type { Zip } from "../zip/zip";
import { writeMargins } from "./margins";
import { prepareXml } from "./prepare-xml";
import { type RunStyles, runStyles, unseenRuns } from "./unseen-runs";

const STYLES = [
  "comment-reference => sup",
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='heading 7'] => h6:fresh",
  "p[style-name='heading 8'] => h6:fresh",
  "p[style-name='heading 9'] => h6:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Code'] => pre:separator('\\n')",
  "p[style-name='Source Code'] => pre:separator('\\n')",
  "p[style-name='Preformatted Text'] => pre:separator('\\n')",
];
/** What mammoth puts behind every foot- and endnote and comment. */
const BACK_LINK = /<a href="#((foot|end)note|comment)-ref-[^"]*">↑<\/a>/g;
const DRAWN = /^word\/(charts\/chart|diagrams\/data)/;

/**
 * The text of a Word document: headers of its pages once, body with tables, lists and text boxes, notes and comments,
 * charts and diagrams, footers once; without deletions.
 */
export async function readDocx(zip: Zip, builder: DocumentBuilder): Promise<void> {
  const main = "word/document.xml";
  const all = new Package(zip);
  await writeMargins("header", main, all, builder);
  const { value } = await mammoth.convertToHtml(asMammothInput(zip, builder, await stylesOf(zip)), {
    styleMap: STYLES,
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
    convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
  });
  readHtml(value.replace(BACK_LINK, ""), builder, { onlyMainContent: false });
  if ([...zip.names()].some((name) => DRAWN.test(name))) {
    const document = await all.open(main);
    await writeGraphics(document.tree, document, all, builder);
  }
  await writeMargins("footer", main, all, builder);
  if (builder.isEmpty && [...zip.names()].some((name) => name.startsWith("word/media/")))
    throw onlyPictures();
}

/**
 * mammoth also takes an opened archive (`file`, which its types leave out). Ours counts what it unpacks; the one that
 * mammoth would open itself trusts the sizes that the archive claims.
 */
function asMammothInput(zip: Zip, builder: DocumentBuilder, styles: RunStyles): { buffer: Buffer } {
  const file = {
    exists: (name: string) => zip.has(name),
    async read(name: string, encoding?: string) {
      const content = await zip.read(name);
      if (encoding === "base64") return content.toString("base64");
      if (!encoding) return content;
      const xml = new TextDecoder(encoding).decode(content);
      const { hidden, doubtful } = unseenRuns(xml, styles);
      for (const text of hidden) builder.unseen.addHidden(text);
      for (const text of doubtful) builder.unseen.addDoubtful(text);
      return prepareXml(xml);
    },
  };
  return { file } as unknown as { buffer: Buffer };
}

async function stylesOf(zip: Zip): Promise<RunStyles> {
  const part = "word/styles.xml";
  return zip.has(part) ? runStyles((await zip.read(part)).toString("utf8")) : new Map();
}
