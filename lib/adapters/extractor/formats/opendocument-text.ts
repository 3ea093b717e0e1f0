import { readOpenText } from "../opendocument/read-opendocument";
import type { Format } from "./format";

const MEDIA_TYPES = [
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.text-template",
];

export const openDocumentText: Format = {
  name: "an OpenDocument text",
  extensions: ["odt", "ott"],
  mediaTypes: MEDIA_TYPES,
  isText: false,
  matches: ({ packageType }) => MEDIA_TYPES.includes(packageType),
  read: ({ zip }, builder) => {
    if (zip) return readOpenText(zip, builder);
  },
};
