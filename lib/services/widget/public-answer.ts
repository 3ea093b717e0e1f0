import type { CitationDto } from "@/lib/schemas/chat";
import type { MessageDto } from "@/lib/schemas/conversation";
import type { VisitorCitationDto, VisitorMessageDto } from "@/lib/schemas/visitor";

/** What a visitor sees of a citation: nothing by which documents and passages are known inside. */
export function toVisitorCitation(citation: CitationDto): VisitorCitationDto {
  const { index, title, url, link, page, seconds, headingPath, quote, lastCheckedAt } = citation;
  return { index, title, url, link, page, seconds, headingPath, quote, lastCheckedAt };
}

/** What a visitor sees of a message: not the model, the cost, nor what was thought of it besides their own rating. */
export function toVisitorMessage(message: MessageDto): VisitorMessageDto {
  const { id, role, content, citations, refused, status, curated, feedback, createdAt } = message;
  return {
    ...{ id, role, content, refused, status, createdAt },
    citations: citations.map(toVisitorCitation),
    links: curated?.links ?? [],
    rating: feedback?.rating ?? null,
  };
}
