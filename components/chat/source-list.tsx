"use client";

import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { RelativeTime } from "@/components/patterns/relative-time";
import { documentPath } from "@/lib/client/document-path";
import { useTenant } from "@/lib/client/tenant";
import type { CitationDto, NearestDto } from "@/lib/schemas/chat";
import { FORGOTTEN, isForgotten, placeOf } from "./citation-text";

/** What an answer really cites, in the order of its numbers. Each opens its document at the passage. */
export function SourceList({ citations }: { citations: readonly CitationDto[] }) {
  const { slug } = useTenant();
  const label = useId();
  if (citations.length === 0) return null;
  return (
    <div>
      <p id={label} className="mb-1 font-medium text-muted text-xs">
        Sources
      </p>
      <ol aria-labelledby={label} className="flex flex-col gap-0.5">
        {citations.map((citation) => (
          <li key={citation.index} className="flex items-start gap-1">
            {isForgotten(citation) ? (
              <p className="flex items-baseline gap-2 py-1.5 text-muted text-sm">
                <Index>{citation.index}</Index>
                {FORGOTTEN}
              </p>
            ) : (
              <Link href={documentPath(slug, citation.documentId, citation)} {...LINE}>
                <Index>{citation.index}</Index>
                <SourceLine citation={citation} />
              </Link>
            )}
            {citation.link && <OnTheWeb link={citation.link} title={citation.title} />}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What came nearest to a question that the sources do not answer. */
export function NearestList({ nearest }: { nearest: readonly NearestDto[] }) {
  const { slug } = useTenant();
  const label = useId();
  if (nearest.length === 0) return null;
  return (
    <div>
      <p id={label} className="mb-1 font-medium text-muted text-xs">
        Nearest in your sources
      </p>
      <ul aria-labelledby={label} className="flex flex-col gap-0.5">
        {nearest.map((passage) => (
          <li key={passage.chunkId} className="flex items-start gap-1">
            <Link href={documentPath(slug, passage.documentId, passage)} {...LINE}>
              <SourceLine citation={passage} />
            </Link>
            {passage.link && <OnTheWeb link={passage.link} title={passage.title} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

const LINE = {
  scroll: false,
  prefetch: false,
  className: "touch -mx-2 flex min-w-0 flex-1 items-baseline gap-2 rounded-lg px-2 py-1.5 hover:bg-default",
};

function Index({ children }: { children: number }) {
  return (
    <span className="inline-flex h-[1.125rem] min-w-[1.125rem] shrink-0 items-center justify-center rounded-[0.3125rem] bg-accent-soft px-1 font-medium text-[0.6875rem] text-accent-soft-foreground tabular-nums">
      {children}
    </span>
  );
}

/** The page itself, at the words that are quoted. */
function OnTheWeb({ link, title }: { link: string; title: string }) {
  return (
    <a
      href={link}
      target="_blank"
      rel="noopener noreferrer nofollow"
      aria-label={`Open “${title}” on the web, at these words`}
      title="Open on the web"
      className="touch-square flex size-8 shrink-0 items-center justify-center rounded-lg text-muted hover:bg-default hover:text-foreground"
    >
      <ExternalLink className="size-4" aria-hidden="true" />
    </a>
  );
}

function SourceLine({ citation }: { citation: Omit<CitationDto, "index"> }) {
  const place = placeOf(citation);
  return (
    <span className="min-w-0 flex-1">
      <span className="flex flex-wrap items-baseline gap-x-2 text-muted text-xs">
        <span className="wrap-anywhere font-medium text-foreground text-sm">{citation.title}</span>
        {place && <span className="wrap-anywhere">{place}</span>}
        {citation.lastCheckedAt && (
          <span>
            <RelativeTime iso={citation.lastCheckedAt} prefix="checked " />
          </span>
        )}
      </span>
      <span className="line-clamp-1 wrap-anywhere text-muted text-xs" dir="auto">
        {citation.quote}
      </span>
    </span>
  );
}
