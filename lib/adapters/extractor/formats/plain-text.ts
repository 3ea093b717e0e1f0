import { decodeText } from "../text/decode";
import { writePlainText } from "../text/write-plain-text";
import type { Format } from "./format";

/** Everything that is text and nothing more particular: the last in the registry. */
export const plainText: Format = {
  name: "a text file",
  extensions: ["txt", "text", "log"],
  mediaTypes: ["text/plain"],
  isText: true,
  matches: (file) => file.textStart !== null,
  read(file, builder) {
    writePlainText(decodeText(file.bytes, file.charset), file.extension, builder);
  },
};
