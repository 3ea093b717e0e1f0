import { readRst } from "../rst/read-rst";
import { decodeText } from "../text/decode";
import type { Format } from "./format";

const EXTENSIONS = ["rst", "rest"];
const MEDIA_TYPES = ["text/x-rst", "text/prs.fallenstein.rst"];

export const rst: Format = {
  name: "a reStructuredText file",
  extensions: EXTENSIONS,
  mediaTypes: MEDIA_TYPES,
  isText: true,
  matches: (file) =>
    file.textStart !== null && (EXTENSIONS.includes(file.extension) || MEDIA_TYPES.includes(file.mediaType)),
  read(file, builder) {
    readRst(decodeText(file.bytes, file.charset), builder);
  },
};
