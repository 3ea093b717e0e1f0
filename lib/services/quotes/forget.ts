import { type CitationDto, EXTRACTIVE } from "@/lib/schemas/chat";

/** What a stored answer says, as far as a document is in it. */
export type QuotingAnswer<Support> = {
  model: string | null;
  content: string;
  citations: CitationDto[];
  support: Support | null;
};

/**
 * An answer without the words of documents that are gone: their quotes and titles, and the whole text when it was put
 * together from sentences of the sources. What a model wrote in its own words stays, with the place it cited.
 */
export function forget<Support, Answer extends QuotingAnswer<Support>>(
  answer: Answer,
  isGone: (documentId: string) => boolean,
): Answer {
  if (!answer.citations.some(({ documentId }) => isGone(documentId))) return answer;
  const citations = answer.citations.map((citation) =>
    isGone(citation.documentId)
      ? { ...citation, quote: "", title: "", fileName: null, url: null, link: null, headingPath: [] }
      : citation,
  );
  return answer.model === EXTRACTIVE
    ? { ...answer, citations, content: "", support: null }
    : { ...answer, citations };
}
