import { readDoc } from "../doc/read-doc";
import type { Format } from "./format";

export const doc: Format = {
  name: "a Word document before 2007",
  extensions: ["doc", "dot"],
  mediaTypes: ["application/msword"],
  isText: false,
  matches: ({ ole }) => ole?.has("WordDocument") === true,
  read: ({ bytes, ole }, builder) => {
    if (ole) return readDoc(bytes, ole, builder);
  },
};
