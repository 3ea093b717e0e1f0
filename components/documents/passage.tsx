"use client";

import { memo } from "react";
import { formatNumber } from "@/lib/client/format";
import type { ChunkDto } from "@/lib/schemas/document-text";

type PassageProps = { passage: ChunkDto; isChosen: boolean; onChoose(passage: ChunkDto): void };

/** One passage: its number, where it stands, and how it begins. */
export const Passage = memo(function Passage({ passage, isChosen, onChoose }: PassageProps) {
  const number = passage.ordinal + 1;
  const facts = [
    ...(passage.page === null ? [] : [`Page ${formatNumber(passage.page)}`]),
    `${formatNumber(passage.tokens)} tokens`,
  ];
  return (
    <li id={`passage-${number}`}>
      <button
        type="button"
        aria-current={isChosen ? "true" : undefined}
        onClick={() => onChoose(passage)}
        className="w-full rounded-lg border border-border bg-surface p-3 text-start hover:border-field-border aria-[current]:border-foreground"
      >
        <span className="flex items-baseline gap-2 text-muted text-xs">
          <span className="font-semibold text-foreground tabular-nums">
            <span className="sr-only">Passage </span>
            {formatNumber(number)}
          </span>
          <span>{facts.join(" · ")}</span>
        </span>
        {passage.headingPath.length > 0 && (
          <span dir="auto" className="mt-1 block truncate font-medium text-xs">
            {passage.headingPath.join(" › ")}
          </span>
        )}
        <span
          dir="auto"
          className={`wrap-anywhere mt-1 text-muted ${isChosen ? "block whitespace-pre-line" : "line-clamp-3"}`}
        >
          {passage.text}
        </span>
      </button>
    </li>
  );
});
