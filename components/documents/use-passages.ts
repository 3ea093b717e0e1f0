"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useTenant } from "@/lib/client/tenant";
import { AppError } from "@/lib/core/errors";
import type { DocumentId } from "@/lib/core/ids";
import { pageOf } from "@/lib/schemas/common";
import { ChunkDto } from "@/lib/schemas/document-text";

const AT_ONCE = 200;
const ChunkPage = pageOf(ChunkDto);

type Passages = { items: readonly ChunkDto[]; isAll: boolean; error: AppError | null };

const NONE: Passages = { items: [], isAll: false, error: null };

/**
 * The passages of a document in reading order, a page at a time; as many pages as it takes to reach `until`, an offset
 * in the text. Syncs with: the API.
 */
export function usePassages(documentId: DocumentId, until: number | null) {
  const { api } = useTenant();
  const [passages, setPassages] = useState(NONE);
  const cursor = useRef<string | null>(null);
  const loading = useRef<AbortController | null>(null);

  const loadMore = useCallback(async () => {
    if (loading.current) return;
    const abort = new AbortController();
    loading.current = abort;
    const from = cursor.current ? `&cursor=${encodeURIComponent(cursor.current)}` : "";
    try {
      const path = `/documents/${documentId}/chunks?limit=${AT_ONCE}${from}`;
      const page = await api.get(path, ChunkPage, abort.signal);
      if (abort.signal.aborted) return;
      cursor.current = page.nextCursor;
      loading.current = null;
      setPassages(({ items }) => ({
        items: [...items, ...page.items],
        isAll: page.nextCursor === null,
        error: null,
      }));
    } catch (thrown) {
      if (abort.signal.aborted) return;
      loading.current = null;
      setPassages((before) => ({ ...before, error: AppError.from(thrown) }));
    }
  }, [api, documentId]);

  useEffect(() => () => loading.current?.abort(), []);

  const { items, isAll, error } = passages;
  const reached = items.at(-1)?.end ?? 0;
  useEffect(() => {
    if (!isAll && !error && (reached === 0 || (until !== null && reached <= until))) loadMore();
  }, [isAll, error, reached, until, loadMore]);

  return { ...passages, loadMore };
}
