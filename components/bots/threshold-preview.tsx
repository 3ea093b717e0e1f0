"use client";

import { useEffect, useState } from "react";
import { useTenant } from "@/lib/client/tenant";
import { type ConfidenceDto, ConfidencesDto } from "@/lib/schemas/threshold";
import { effectOf } from "./threshold-effect";

/** What a threshold would do to what the bot was asked last, and to its evaluations, while it is being chosen. */
export function ThresholdPreview({ botId, value }: { botId: string; value: number | undefined }) {
  const { api } = useTenant();
  const [known, setKnown] = useState<ConfidencesDto | null>(null);

  // Syncs with: the API. Without an answer the slider does without it.
  useEffect(() => {
    const abort = new AbortController();
    api
      .get(`/bots/${botId}/confidences`, ConfidencesDto, abort.signal)
      .then(setKnown)
      .catch(() => {});
    return () => abort.abort();
  }, [api, botId]);

  if (!known || known.items.length === 0) return null;
  const threshold = value ?? known.recommended;
  const { summary, below, above } = effectOf(known.items, threshold);
  return (
    <div className="flex flex-col gap-3 rounded-lg bg-default p-3">
      <p role="status" className="text-sm">
        {summary}
      </p>
      <Strip items={known.items} threshold={threshold} />
      <div className="grid gap-3 sm:grid-cols-2">
        <Nearest label="Just below: refused" items={below} />
        <Nearest label="Just above: answered" items={above} />
      </div>
    </div>
  );
}

/** Every question as a dot where its confidence is. */
function Strip({ items, threshold }: { items: readonly ConfidenceDto[]; threshold: number }) {
  return (
    <div className="relative h-6" aria-hidden="true" dir="ltr">
      <div className="absolute inset-x-0 top-1/2 h-px bg-border" />
      {items.map(({ question, from, confidence }) => (
        <span
          key={`${from} ${question}`}
          className={`absolute top-1/2 size-2 -translate-x-1/2 -translate-y-1/2 rounded-full ${confidence < threshold ? "bg-warning" : "bg-success"}`}
          style={{ left: `${confidence * 100}%` }}
        />
      ))}
      <span className="absolute inset-y-0 w-0.5 bg-foreground" style={{ left: `${threshold * 100}%` }} />
    </div>
  );
}

function Nearest({ label, items }: { label: string; items: readonly ConfidenceDto[] }) {
  return (
    <div className="min-w-0">
      <p className="font-medium text-muted text-xs">{label}</p>
      {items.length === 0 && <p className="text-muted text-xs">No question.</p>}
      <ul className="mt-1 flex flex-col gap-1">
        {items.map(({ question, from, confidence, shouldRefuse }) => (
          <li key={`${from} ${question}`} className="flex gap-2 text-xs">
            <span className="text-muted tabular-nums">{confidence.toFixed(2)}</span>
            <span dir="auto" className="wrap-anywhere line-clamp-2 min-w-0">
              {question}
              {shouldRefuse !== null && (
                <span className="text-muted">
                  {" "}
                  ({shouldRefuse ? "should be refused" : "should be answered"})
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
