import mammoth from "mammoth";
import type { DocumentBuilder } from "../document/document-builder";
import { onlyPictures } from "../document/reading-error";
import { readHtml } from "../html/read-html";
import type { Zip } from "../zip/zip";

const STYLES = [
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
/** What mammoth puts behind every foot- and endnote. */
const BACK_LINK = /<a href="#(foot|end)note-ref-[^"]*">↑<\/a>/g;

/** The text of a Word document: body, tables, lists, text boxes, notes; without headers, footers and deletions. */
export async function readDocx(zip: Zip, builder: DocumentBuilder): Promise<void> {
  const { value } = await mammoth.convertToHtml(asMammothInput(zip), {
    styleMap: STYLES,
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
    convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
  });
  readHtml(value.replace(BACK_LINK, ""), builder, { onlyMainContent: false });
  if (builder.isEmpty && [...zip.names()].some((name) => name.startsWith("word/media/"))) {
    throw onlyPictures();
  }
}

/**
 * mammoth also takes an opened archive (`file`, which its types leave out). Ours counts what it unpacks; the one that
 * mammoth would open itself trusts the sizes that the archive claims.
 */
function asMammothInput(zip: Zip): { buffer: Buffer } {
  const file = {
    exists: (name: string) => zip.has(name),
    async read(name: string, encoding?: string) {
      const content = await zip.read(name);
      if (encoding === "base64") return content.toString("base64");
      return encoding ? withFormulas(new TextDecoder(encoding).decode(content)) : content;
    },
  };
  return { file } as unknown as { buffer: Buffer };
}

/** mammoth passes over formulas: their characters become ordinary text. */
function withFormulas(xml: string): string {
  if (!xml.includes("<m:oMath")) return xml;
  return xml
    .replace(/<m:t(\s[^>]*)?>/g, '<w:r><w:t xml:space="preserve">')
    .replaceAll("</m:t>", "</w:t></w:r>")
    .replace(/<\/?m:[^>]*>/g, "");
}
