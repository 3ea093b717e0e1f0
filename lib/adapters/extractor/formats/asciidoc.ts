import { readAsciiDoc } from "../asciidoc/read-asciidoc";
import { decodeText } from "../text/decode";
import type { Format } from "./format";

const EXTENSIONS = ["adoc", "asciidoc", "asc"];
const MEDIA_TYPES = ["text/asciidoc", "text/x-asciidoc"];

export const asciidoc: Format = {
  name: "an AsciiDoc file",
  extensions: EXTENSIONS,
  mediaTypes: MEDIA_TYPES,
  isText: true,
  matches: (file) =>
    file.textStart !== null && (EXTENSIONS.includes(file.extension) || MEDIA_TYPES.includes(file.mediaType)),
  read(file, builder) {
    readAsciiDoc(decodeText(file.bytes, file.charset), builder);
  },
};
