"use client";

import { useEffect, useState } from "react";
import type { Api } from "@/lib/client/api";
import { useTenant } from "@/lib/client/tenant";
import { AppError } from "@/lib/core/errors";
import { DocumentTextDto } from "@/lib/schemas/document-text";
import type { DocumentDto } from "@/lib/schemas/source";

export type TextResult = { text: DocumentTextDto; error?: undefined } | { text?: undefined; error: AppError };

/** The texts read last: another place in the same document is there at once. */
const KEPT = 4;
const kept = new Map<string, DocumentTextDto>();

/**
 * The text of a document; null while it is on its way. Read anew when another version answers. Syncs with: the API.
 * @param version an older one, when that is still kept
 */
export function useDocumentText(
  document: Pick<DocumentDto, "id" | "lastCheckedAt">,
  version: number | undefined,
) {
  const { api, slug } = useTenant();
  const key = `${slug} ${document.id} ${document.lastCheckedAt} ${version ?? ""}`;
  const [attempt, setAttempt] = useState(0);
  const [got, setGot] = useState<{ key: string; attempt: number; result: TextResult } | null>(null);
  const cached = kept.get(key);

  useEffect(() => {
    if (kept.has(key)) return;
    const abort = new AbortController();
    read(api, { documentId: document.id, version }, abort.signal).then((result) => {
      if (abort.signal.aborted) return;
      if (result.text) keep(key, result.text);
      setGot({ key, attempt, result });
    });
    return () => abort.abort();
  }, [api, document.id, version, key, attempt]);

  const isOfThis = got?.key === key && got.attempt === attempt;
  const result: TextResult | null = cached ? { text: cached } : isOfThis ? got.result : null;
  const retry = () => setAttempt((before) => before + 1);
  return { result, retry };
}

type Wanted = { documentId: string; version: number | undefined };

async function read(api: Api, { documentId, version }: Wanted, signal: AbortSignal): Promise<TextResult> {
  const path = `/documents/${documentId}/text${version === undefined ? "" : `?version=${version}`}`;
  try {
    return { text: await api.get(path, DocumentTextDto, signal) };
  } catch (thrown) {
    const error = AppError.from(thrown);
    const isPruned = error.code === "not_found" && version !== undefined;
    return isPruned ? read(api, { documentId, version: undefined }, signal) : { error };
  }
}

function keep(key: string, text: DocumentTextDto): void {
  kept.set(key, text);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}
