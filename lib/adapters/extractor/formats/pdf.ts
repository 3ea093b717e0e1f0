import { readPdf } from "../pdf/read-pdf";
import type { Format } from "./format";

/** What may come before the header: blanks and a byte order mark, nothing that another reader could make sense of. */
const START = /^[\s\0]*(\xEF\xBB\xBF)?[\s\0]*%PDF-/;

export const pdf: Format = {
  name: "a PDF",
  extensions: ["pdf"],
  mediaTypes: ["application/pdf", "application/x-pdf"],
  isText: false,
  matches: (file) => START.test(Buffer.from(file.bytes.subarray(0, 64)).toString("latin1")),
  read: (file, builder, options) => readPdf(file.bytes, builder, options),
};
