import type { DocumentBuilder } from "../document/document-builder";

const TIMES = /^\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}/;
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

/** What is said in WebVTT or SubRip subtitles, as running text: without numbers, times, comments and styles. */
export function readSubtitles(text: string, builder: DocumentBuilder): void {
  let paragraph = "";
  let speaker = "";
  for (const cue of text.replace(/\r\n?/g, "\n").split(/\n[ \t]*\n/)) {
    const lines = cue.split("\n");
    const times = lines.findIndex((line) => TIMES.test(line));
    if (times < 0) continue;
    const words = lines.slice(times + 1).join(" ");
    const voice = [...words.matchAll(VOICE)].map(([, name = ""]) => name.trim())[0] ?? speaker;
    const said = plain(words);
    if (said === "") continue;
    if (voice !== speaker || paragraph.length + said.length > PARAGRAPH_LETTERS) {
      builder.paragraph(paragraph);
      paragraph = voice === speaker ? "" : `${voice}:`;
      speaker = voice;
    }
    paragraph += ` ${said}`;
  }
  builder.paragraph(paragraph);
}

function plain(words: string): string {
  return words
    .replace(TAG, "")
    .replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}
