import { writeData } from "../data/write-data";
import { parseJson } from "../json/parse-json";
import { decodeText } from "../text/decode";
import type { Format } from "./format";

const BY_LINE = ["jsonl", "ndjson"];
const EXTENSIONS = ["json", "geojson", "webmanifest", ...BY_LINE];
const TYPES_BY_LINE = ["application/jsonl", "application/x-ndjson", "application/x-jsonlines"];
const MEDIA_TYPES = ["application/json", "application/ld+json", "application/geo+json", ...TYPES_BY_LINE];

export const json: Format = {
  name: "a JSON file",
  extensions: EXTENSIONS,
  mediaTypes: MEDIA_TYPES,
  isText: true,
  matches: ({ textStart, extension, mediaType }) =>
    textStart !== null &&
    (EXTENSIONS.includes(extension) || (extension === "" && MEDIA_TYPES.includes(mediaType))),
  read({ bytes, charset, extension, mediaType }, builder) {
    const isByLine = BY_LINE.includes(extension) || TYPES_BY_LINE.includes(mediaType);
    const text = decodeText(bytes, charset);
    if (text.trim() !== "") writeData(parseJson(text, isByLine), builder);
  },
};
