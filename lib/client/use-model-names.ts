"use client";

import { useEffect, useState } from "react";
import { type ModelKind, ModelListDto } from "@/lib/schemas/models";
import { useTenant } from "./tenant";

type Listed = { connectionId: string; names: readonly string[] | null };

/**
 * The models that a connection's provider lists; null: it lists none, or could not be asked, so that the name has to be
 * typed. While it is asked, `isLooking`.
 */
export function useModelNames(
  connectionId: string | null,
  kind: ModelKind,
): { names: readonly string[] | null; isLooking: boolean } {
  const { api } = useTenant();
  const [listed, setListed] = useState<Listed | null>(null);

  // Syncs with: the provider, through the API.
  useEffect(() => {
    if (connectionId === null) return;
    const abort = new AbortController();
    api
      .get(`/connections/${connectionId}/models?kind=${kind}`, ModelListDto, abort.signal)
      .then(({ models }) => setListed({ connectionId, names: models.length > 0 ? models : null }))
      .catch(() => abort.signal.aborted || setListed({ connectionId, names: null }));
    return () => abort.abort();
  }, [api, connectionId, kind]);

  const isOfThis = listed?.connectionId === connectionId;
  return { names: isOfThis ? listed.names : null, isLooking: connectionId !== null && !isOfThis };
}
