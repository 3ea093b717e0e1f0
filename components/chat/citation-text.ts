import type { CitationDto } from "@/lib/schemas/chat";
import type { Answer } from "./answer";

/** Whether what a citation quoted was deleted since. */
export function isForgotten({ quote }: Pick<CitationDto, "quote">): boolean {
  return quote === "";
}

export const FORGOTTEN = "A document that was deleted";

type Placed = Pick<CitationDto, "page" | "seconds" | "headingPath" | "title">;

/** Where in its document a citation stands: the page when there are pages, the time in a recording, else the headings above. */
export function placeOf({ page, seconds, headingPath, title }: Placed): string | null {
  if (page !== null) return `Page ${page}`;
  if (seconds !== null) return `At ${toClock(seconds)}`;
  const headings = headingPath.filter((heading, index) => index > 0 || heading !== title);
  return headings.length > 0 ? headings.join(" › ") : null;
}

/** `1:05`, or `1:02:03` from an hour on. */
function toClock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  const [first = 0, ...rest] = parts[0] === 0 ? parts.slice(1) : parts;
  return [first, ...rest.map((part) => String(part).padStart(2, "0"))].join(":");
}

/** An answer to take away: its text, then the sources its numbers stand for. */
export function toCopy({ text, citations }: Pick<Answer, "text" | "citations">): string {
  if (citations.length === 0) return text;
  const sources = citations.map((citation) => {
    const place = placeOf(citation);
    const title = isForgotten(citation) ? FORGOTTEN : citation.title;
    const where = [title, place, citation.url].filter(Boolean).join(", ");
    return `[${citation.index}] ${where}`;
  });
  return `${text}\n\nSources:\n${sources.join("\n")}`;
}

/** An answer to be read out: its words without numbers and signs. */
export function toSpeech(markdown: string): string {
  return markdown
    .replace(/^ {0,3}(?:```|~~~).*$/gm, "")
    .replace(/(?<!\\)\s*\[\d{1,3}\](?!\()/g, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\|?(?:\s*:?-+:?\s*\|)+.*)(?=\s|$)/gm, "")
    .replace(/\\(?=\[)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|[*`|~]/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}
