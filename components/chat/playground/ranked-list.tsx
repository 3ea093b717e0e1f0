"use client";

import Link from "next/link";
import { documentPath } from "@/lib/client/document-path";
import { useTenant } from "@/lib/client/tenant";
import type { RankedDto } from "@/lib/schemas/playground";
import { placeOf } from "../citation-text";

type RankedListProps = {
  /** Of those that an answer cites it is said. */
  list: readonly (RankedDto & { isCited?: boolean })[];
  /** Whether all of each passage is there, and not its beginning alone. */
  hasWhole?: boolean;
};

/** Passages with their ranks and scores; each opens its document at the place. */
export function RankedList({ list, hasWhole = false }: RankedListProps) {
  const { slug } = useTenant();
  const best = Math.max(...list.map(({ score }) => score), Number.EPSILON);
  return (
    <ol className="flex flex-col divide-y divide-border">
      {list.map((passage, at) => (
        <li key={passage.chunkId} className="flex gap-3 py-2.5 first:pt-0 last:pb-0">
          <span className="w-5 shrink-0 text-end text-muted tabular-nums">{at + 1}</span>
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap items-baseline gap-x-2">
              <Link
                href={documentPath(slug, passage.documentId, passage)}
                scroll={false}
                prefetch={false}
                className="wrap-anywhere font-medium hover:underline"
              >
                {passage.title}
              </Link>
              <span className="text-muted text-xs">{placeOf(passage)}</span>
              {passage.isCited && <span className="font-medium text-xs">Cited</span>}
              <span className="ms-auto text-muted text-xs tabular-nums" title="Score">
                {passage.score.toPrecision(3)}
              </span>
            </div>
            <div className="my-1 h-1 rounded-full bg-default" aria-hidden="true">
              <div
                className="h-full rounded-full bg-accent"
                style={{ width: `${Math.max(2, (passage.score / best) * 100)}%` }}
              />
            </div>
            <p
              dir="auto"
              className={`wrap-anywhere whitespace-pre-line text-muted text-xs ${hasWhole ? "" : "line-clamp-2"}`}
            >
              {passage.text}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
