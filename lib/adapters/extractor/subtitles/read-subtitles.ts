import type { DocumentBuilder } from "../document/document-builder";

const TIMES = /^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}/;
const VOICE = /<v(?:\.[^\s>]*)?\s+([^>]+)>/g;
const TAG = /<\/?(?:[a-z]|ruby|rt|lang|font)(?:[.\s][^>]*)?>|<[\d:.]+>|\{\\[^}]*\}/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&nbsp;": " ",
  "&lrm;": "",
  "&rlm;": "",
};
/** About as much as is found and cited as one passage. */
const PARAGRAPH_LETTERS = 1000;

/** Whether a text starts as subtitles do: with WebVTT's own line, or with a number and times. */
export function startsAsSubtitles(text: string): boolean {
  const [first = "", second = ""] = text
    .replace(/^\uFEFF/, "")
    .trimStart()
    .split(/\r\n?|\n/, 2);
  return /^WEBVTT([ \t]|$)/.test(first) || (/^\d+\s*$/.test(first) && TIMES.test(second));
}

/** What is said in WebVTT or SubRip subtitles, as running text that knows its times: without numbers, comments, styles. */
export function readSubtitles(text: string, builder: DocumentBuilder): void {
  let letters = Number.POSITIVE_INFINITY;
  let speaker = "";
  for (const cue of text.replace(/\r\n?/g, "\n").split(/\n[ \t]*\n/)) {
    const lines = cue.split("\n");
    const at = lines.findIndex((line) => TIMES.test(line));
    if (at < 0) continue;
    const words = lines.slice(at + 1).join(" ");
    const voice = [...words.matchAll(VOICE)].map(([, name = ""]) => name.trim())[0] ?? speaker;
    const said = plain(words);
    if (said === "") continue;
    builder.startTime(secondsOf(lines[at] ?? ""));
    if (voice !== speaker || letters + said.length > PARAGRAPH_LETTERS) {
      builder.paragraph(voice === speaker ? said : `${voice}: ${said}`);
      letters = 0;
      speaker = voice;
    } else {
      builder.continueParagraph(said, " ");
    }
    letters += said.length;
  }
}

function secondsOf(line: string): number {
  const start = TIMES.exec(line)?.[1] ?? "";
  return start.split(":").reduce((seconds, part) => seconds * 60 + Number(part.replace(",", ".")), 0);
}

function plain(words: string): string {
  return words
    .replace(TAG, "")
    .replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}
