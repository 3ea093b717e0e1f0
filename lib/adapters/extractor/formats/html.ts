import { decodeHtml } from "../html/decode-html";
import { openTags } from "../html/open-tags";
import { readHtml } from "../html/read-html";
import type { Format, InputFile } from "./format";

const EXTENSIONS = ["html", "htm", "xhtml", "shtml"];
const MEDIA_TYPES = ["text/html", "application/xhtml+xml"];
/** The start of a whole page, after comments and an XML declaration. */
const PAGE_START = /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body)\b/i;

export const html: Format = {
  name: "a web page",
  extensions: EXTENSIONS,
  mediaTypes: MEDIA_TYPES,
  isText: true,
  matches(file) {
    if (file.textStart === null) return false;
    if (EXTENSIONS.includes(file.extension)) return true;
    if (PAGE_START.test(file.textStart)) return !isPlain(file);
    return MEDIA_TYPES.includes(file.mediaType) && !isPlain(file) && !isMarkdownName(file);
  },
  read(file, builder) {
    const page = decodeHtml(file.bytes, file.charset);
    readHtml(XML_START.test(page) ? openTags(page) : page, builder, {
      onlyMainContent: true,
      ...(file.selection && { selection: file.selection }),
    });
  },
};

/** A page that is XML too, and may close an element where it opens. */
const XML_START = /^\s*<\?xml\b/;

/** A page that somebody saved as text is meant to be read as text. */
function isPlain(file: InputFile): boolean {
  return file.extension === "txt" || (file.extension === "" && file.mediaType === "text/plain");
}

function isMarkdownName(file: InputFile): boolean {
  return file.extension === "md" || file.extension === "markdown";
}
