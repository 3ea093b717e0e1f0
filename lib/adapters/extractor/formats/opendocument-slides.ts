import { readOpenSlides } from "../opendocument/read-opendocument";
import type { Format } from "./format";

const MEDIA_TYPES = [
  "application/vnd.oasis.opendocument.presentation",
  "application/vnd.oasis.opendocument.presentation-template",
];

export const openDocumentSlides: Format = {
  name: "an OpenDocument presentation",
  extensions: ["odp", "otp"],
  mediaTypes: MEDIA_TYPES,
  isText: false,
  matches: ({ packageType }) => MEDIA_TYPES.includes(packageType),
  read: ({ zip }, builder) => {
    if (zip) return readOpenSlides(zip, builder);
  },
};
