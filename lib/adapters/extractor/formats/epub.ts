import { readEpub } from "../epub/read-epub";
import type { Format } from "./format";

export const epub: Format = {
  name: "an e-book",
  extensions: ["epub"],
  mediaTypes: ["application/epub+zip"],
  isText: false,
  matches: ({ zip }) => zip?.has("META-INF/container.xml") === true,
  read: ({ zip }, builder) => {
    if (zip) return readEpub(zip, builder);
  },
};
