import { readMsg } from "../mail/read-msg";
import type { Format } from "./format";

const COMPOUND_FILE = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/** The streams that Outlook's mails have and no Office document: the mail's properties, and their names. */
const STREAMS = ["__properties_version1.0", "__nameid_version1.0"];

export const msg: Format = {
  name: "an Outlook mail (MSG)",
  extensions: ["msg"],
  mediaTypes: ["application/vnd.ms-outlook"],
  isText: false,
  matches({ bytes }) {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return (
      content.subarray(0, 8).toString("latin1") === COMPOUND_FILE &&
      STREAMS.every((name) => content.includes(name, 0, "utf16le"))
    );
  },
  read: ({ bytes }, builder, { attach }) => readMsg(bytes, builder, attach),
};
