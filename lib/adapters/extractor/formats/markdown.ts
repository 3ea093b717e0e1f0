import { readMarkdown } from "../markdown/read-markdown";
import { decodeText } from "../text/decode";
import type { Format } from "./format";

const EXTENSIONS = ["md", "markdown", "mdx", "mkd", "mdown"];
const MEDIA_TYPES = ["text/markdown", "text/x-markdown"];

export const markdown: Format = {
  name: "a Markdown file",
  extensions: EXTENSIONS,
  mediaTypes: MEDIA_TYPES,
  isText: true,
  matches: (file) =>
    file.textStart !== null && (EXTENSIONS.includes(file.extension) || MEDIA_TYPES.includes(file.mediaType)),
  read(file, builder) {
    readMarkdown(decodeText(file.bytes, file.charset), builder);
  },
};
