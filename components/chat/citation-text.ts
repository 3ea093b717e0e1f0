import { toClock } from "@/lib/core/clock";
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
