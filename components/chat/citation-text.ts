import type { CitationDto } from "@/lib/schemas/chat";
import type { Answer } from "./answer";

/** Where in its document a citation stands: the page when there are pages, else the headings above. */
export function placeOf({ page, headingPath, title }: CitationDto): string | null {
  if (page !== null) return `Page ${page}`;
  const headings = headingPath.filter((heading, index) => index > 0 || heading !== title);
  return headings.length > 0 ? headings.join(" › ") : null;
}

/** An answer to take away: its text, then the sources its numbers stand for. */
export function toCopy({ text, citations }: Pick<Answer, "text" | "citations">): string {
  if (citations.length === 0) return text;
  const sources = citations.map((citation) => {
    const place = placeOf(citation);
    const where = [citation.title, place, citation.url].filter(Boolean).join(", ");
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
