import { parseCsv } from "@/lib/core/parse-csv";
import { writeRows } from "../document/write-rows";
import { decodeText } from "../text/decode";
import type { Format } from "./format";

const EXTENSIONS = ["csv", "tsv", "tab"];
const MEDIA_TYPES = ["text/csv", "text/tab-separated-values"];

export const csv: Format = {
  name: "a CSV table",
  extensions: EXTENSIONS,
  mediaTypes: MEDIA_TYPES,
  isText: true,
  matches: ({ textStart, extension, mediaType }) =>
    textStart !== null &&
    (EXTENSIONS.includes(extension) || (extension === "" && MEDIA_TYPES.includes(mediaType))),
  read(file, builder) {
    writeRows(parseCsv(decodeText(file.bytes, file.charset)), builder);
  },
};
