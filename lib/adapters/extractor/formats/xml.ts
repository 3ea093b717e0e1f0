import { readXml } from "../xml-text/read-xml";
import type { Format } from "./format";

const EXTENSIONS = ["xml", "rss", "atom", "dbk", "docbook", "dita", "fb2", "tei"];
const MEDIA_TYPES = ["application/xml", "text/xml", "application/rss+xml", "application/atom+xml"];

export const xml: Format = {
  name: "an XML file",
  extensions: EXTENSIONS,
  mediaTypes: MEDIA_TYPES,
  isText: true,
  matches: ({ textStart, extension, mediaType }) =>
    textStart !== null &&
    /^\uFEFF?\s*</.test(textStart) &&
    (EXTENSIONS.includes(extension) || (extension === "" && MEDIA_TYPES.includes(mediaType))),
  read: ({ bytes }, builder) => readXml(bytes, builder),
};
