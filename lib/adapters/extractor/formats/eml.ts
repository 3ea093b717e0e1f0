import { readEml } from "../mail/read-eml";
import type { Format } from "./format";

const EXTENSIONS = ["eml"];
const MEDIA_TYPES = ["message/rfc822"];
/** Lines `Name: value`, folded ones with them, among them one that every mail has. */
const HEADERS =
  /^(From .*\r?\n)?([!-9;-~]+:.*\r?\n([ \t].*\r?\n)*)*(From|Date|Received|Subject|Message-ID|MIME-Version):/i;

export const eml: Format = {
  name: "a mail (EML)",
  extensions: EXTENSIONS,
  mediaTypes: MEDIA_TYPES,
  isText: true,
  matches: ({ textStart, extension, mediaType }) =>
    textStart !== null &&
    (EXTENSIONS.includes(extension) || (extension === "" && MEDIA_TYPES.includes(mediaType))) &&
    HEADERS.test(textStart),
  read: ({ bytes }, builder, { attach }) => readEml(bytes, builder, attach),
};
