import { readDocx } from "../docx/read-docx";
import type { Format } from "./format";

export const docx: Format = {
  name: "a Word document",
  extensions: ["docx", "docm"],
  mediaTypes: [
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.ms-word.document.macroenabled.12",
  ],
  isText: false,
  matches: ({ zip }) =>
    zip?.has("[Content_Types].xml") === true && [...zip.names()].some((name) => name.startsWith("word/")),
  read: ({ zip }, builder) => {
    if (zip) return readDocx(zip, builder);
  },
};
