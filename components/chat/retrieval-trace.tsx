"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { callApi } from "@/lib/client/api";
import { formatNumber } from "@/lib/client/format";
import { useTenant } from "@/lib/client/tenant";
import { AppError } from "@/lib/core/errors";
import { TraceAnswerDto, type TraceDto } from "@/lib/schemas/trace";
import { RankedList } from "./playground/ranked-list";
import { goneLine, timingLine } from "./trace-text";

const NOT_FOUND = "Not looked for, or it failed";

type Shown = "not asked" | "asked" | { trace: TraceDto | null } | { failure: string };

/** How an answer was found. It is read when somebody opens it: most are never opened. */
export function RetrievalTrace({ conversationId, messageId }: { conversationId: string; messageId: string }) {
  const { slug } = useTenant();
  const [shown, setShown] = useState<Shown>("not asked");
  const load = async () => {
    setShown("asked");
    const path = `/conversations/${conversationId}/messages/${messageId}/trace`;
    setShown(
      await callApi("GET", path, { tenant: slug, answer: TraceAnswerDto }).catch((error) => ({
        failure: AppError.from(error).message,
      })),
    );
  };
  const open = (isOpen: boolean) => {
    const isWanted = shown === "not asked" || (typeof shown === "object" && "failure" in shown);
    if (isOpen && isWanted) void load();
  };
  return (
    <details className="text-xs" onToggle={(event) => open(event.currentTarget.open)}>
      <summary className="touch w-fit cursor-pointer rounded text-muted hover:text-foreground">
        How it was found
      </summary>
      <div className="mt-2 rounded-lg bg-default px-3 py-3">
        {typeof shown === "string" ? (
          <p role="status" className="text-muted">
            Loading…
          </p>
        ) : "failure" in shown ? (
          <div role="alert" className="flex flex-wrap items-center gap-3">
            {shown.failure}
            <Button variant="secondary" size="sm" onPress={() => void load()}>
              Try again
            </Button>
          </div>
        ) : shown.trace === null ? (
          <p className="text-muted">Nothing was looked for, or it was answered before this was kept.</p>
        ) : (
          <Trace trace={shown.trace} />
        )}
      </div>
    </details>
  );
}

function Trace({ trace: { found, threshold, timings, passages, gone } }: { trace: TraceDto }) {
  return (
    <div className="flex flex-col gap-3">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-muted">Found by words</dt>
        <dd>{found.lexical === null ? NOT_FOUND : formatNumber(found.lexical)}</dd>
        <dt className="text-muted">Found by meaning</dt>
        <dd>{found.dense === null ? NOT_FOUND : formatNumber(found.dense)}</dd>
        <dt className="text-muted">Refused below</dt>
        <dd className="tabular-nums">{threshold.toFixed(2)}</dd>
        <dt className="text-muted">Took</dt>
        <dd className="wrap-anywhere tabular-nums">{timingLine(timings)}</dd>
      </dl>
      {passages.length > 0 && <RankedList list={passages} />}
      {gone > 0 && <p className="text-muted">{goneLine(gone)}</p>}
    </div>
  );
}
