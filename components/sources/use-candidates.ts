"use client";

import { useEffect, useState } from "react";
import { useTenant } from "@/lib/client/tenant";
import { AppError } from "@/lib/core/errors";
import { pageOf } from "@/lib/schemas/common";
import { SourceDto } from "@/lib/schemas/source";
import { findCandidates } from "./candidates";

const PAUSE_MS = 250;

type Candidates =
  | { status: "loading" }
  | { status: "failed"; error: AppError }
  | { status: "found"; sources: SourceDto[]; hasMore: boolean };

/** The sources that could be attached to a bot, by what is typed. Syncs with: the API, when the typing pauses. */
export function useCandidates(botId: string, search: string): Candidates & { retry(): void } {
  const { api } = useTenant();
  const [tries, setTries] = useState(0);
  const [answer, setAnswer] = useState<{ key: string; candidates: Candidates } | null>(null);
  const words = search.trim();
  const key = `${tries}/${words}`;

  useEffect(() => {
    const abort = new AbortController();
    const show = (candidates: Candidates) => {
      if (!abort.signal.aborted) setAnswer({ key, candidates });
    };
    const list = (cursor: string | null) => {
      const query = new URLSearchParams({ limit: "100" });
      if (words) query.set("search", words);
      if (cursor) query.set("cursor", cursor);
      return api.get(`/sources?${query}`, pageOf(SourceDto), abort.signal);
    };
    const timer = setTimeout(
      () =>
        findCandidates(botId, list)
          .then((found) => show({ status: "found", ...found }))
          .catch((thrown) => show({ status: "failed", error: AppError.from(thrown) })),
      words ? PAUSE_MS : 0,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, botId, words, key]);

  const retry = () => setTries((before) => before + 1);
  return answer?.key === key ? { ...answer.candidates, retry } : { status: "loading", retry };
}
