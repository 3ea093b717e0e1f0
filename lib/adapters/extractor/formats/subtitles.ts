import { readSubtitles, startsAsSubtitles } from "../subtitles/read-subtitles";
import { decodeText } from "../text/decode";
import type { Format } from "./format";

export const subtitles: Format = {
  name: "a file of subtitles",
  extensions: ["vtt", "srt"],
  mediaTypes: ["text/vtt", "application/x-subrip"],
  isText: true,
  matches: ({ textStart, extension }) =>
    textStart !== null && extension !== "txt" && extension !== "md" && startsAsSubtitles(textStart),
  read(file, builder) {
    readSubtitles(decodeText(file.bytes, file.charset), builder);
  },
};
