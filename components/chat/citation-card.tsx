import { RelativeTime } from "@/components/patterns/relative-time";
import type { CitationDto } from "@/lib/schemas/chat";
import { placeOf } from "./citation-text";

/** What a citation rests on, at a glance. */
export function CitationCard({ citation }: { citation: CitationDto }) {
  const place = placeOf(citation);
  return (
    <span className="flex flex-col gap-1.5 text-start">
      <span className="line-clamp-6 whitespace-pre-line text-sm leading-5" dir="auto">
        “{citation.quote.trim()}”
      </span>
      <span className="text-muted">
        <span className="font-medium text-foreground">{citation.title}</span>
        {place && ` · ${place}`}
        {citation.lastCheckedAt && (
          <>
            {" · "}
            <RelativeTime iso={citation.lastCheckedAt} prefix="Checked " />
          </>
        )}
      </span>
    </span>
  );
}
