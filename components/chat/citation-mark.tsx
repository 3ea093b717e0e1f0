"use client";

import { Tooltip } from "@heroui/react";
import Link from "next/link";
import { useContext } from "react";
import { documentPath } from "@/lib/client/document-path";
import { useTenant } from "@/lib/client/tenant";
import { CitationCard } from "./citation-card";
import { isForgotten, placeOf } from "./citation-text";
import { CitationsContext } from "./citations";

const SHOWN_AFTER_MS = 150;

/** `[1]` in an answer: shows what it rests on, and opens the document there. A number that cites nothing is text. */
export function CitationMark({ number }: { number: number }) {
  const { slug } = useTenant();
  const citation = useContext(CitationsContext).find(({ index }) => index === number);
  if (!citation || isForgotten(citation)) return `[${number}]`;
  const place = placeOf(citation);
  return (
    <Tooltip delay={SHOWN_AFTER_MS} closeDelay={0}>
      <Tooltip.Trigger<"a">
        className=""
        render={({ ref, role: _, ...props }) => (
          <Link
            {...props}
            ref={ref}
            href={documentPath(slug, citation.documentId, citation)}
            scroll={false}
            prefetch={false}
            aria-label={`Source ${number}: ${citation.title}${place ? `, ${place}` : ""}`}
            className="relative mx-0.5 inline-flex h-[1.125rem] min-w-[1.125rem] items-center justify-center rounded-[0.3125rem] bg-accent-soft px-1 align-[0.08em] font-medium text-[0.6875rem] text-accent-soft-foreground tabular-nums leading-none no-underline after:absolute after:-inset-x-0.5 after:-inset-y-2 hover:bg-accent hover:text-accent-foreground"
          >
            {number}
          </Link>
        )}
      />
      <Tooltip.Content className="w-80 max-w-[calc(100vw-2rem)] wrap-anywhere break-normal p-3">
        <CitationCard citation={citation} />
      </Tooltip.Content>
    </Tooltip>
  );
}
