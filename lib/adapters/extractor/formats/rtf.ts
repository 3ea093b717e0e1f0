import { readRtf } from "../rtf/read-rtf";
import type { Format } from "./format";

const START = Buffer.from("{\\rtf");

export const rtf: Format = {
  name: "an RTF document",
  extensions: ["rtf"],
  mediaTypes: ["application/rtf", "text/rtf", "text/richtext"],
  isText: true,
  matches: ({ bytes }) => START.equals(bytes.subarray(0, START.length)),
  read({ bytes }, builder) {
    readRtf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1"), builder);
  },
};
