import { readMsg } from "../mail/read-msg";
import type { Format } from "./format";

/** Streams that Outlook's mails have and no Office document: the mail's properties, and their names. */
const STREAMS = ["__properties_version1.0", "__nameid_version1.0"];

export const msg: Format = {
  name: "an Outlook mail (MSG)",
  extensions: ["msg"],
  mediaTypes: ["application/vnd.ms-outlook"],
  isText: false,
  matches: ({ ole }) => STREAMS.some((name) => ole?.has(name) === true),
  read: ({ bytes }, builder, { attach }) => readMsg(bytes, builder, attach),
};
