"use client";

import { useCallback, useEffect, useState } from "react";
import { useTenant } from "@/lib/client/tenant";
import { WidgetAssetsDto } from "@/lib/schemas/visitor";

/** What the widget has besides its settings; null until it is known. `reload` after a change. */
export type Assets = { assets: WidgetAssetsDto | null; reload(): void };

export function useAssets(botId: string): Assets {
  const { api } = useTenant();
  const [assets, setAssets] = useState<WidgetAssetsDto | null>(null);

  // Without an answer the page offers what is possible in any case.
  const load = useCallback(
    (signal?: AbortSignal) => {
      api
        .get(`/bots/${botId}/widget`, WidgetAssetsDto, signal)
        .then(setAssets)
        .catch(() => {});
    },
    [api, botId],
  );

  // Syncs with: the API.
  useEffect(() => {
    const abort = new AbortController();
    load(abort.signal);
    return () => abort.abort();
  }, [load]);

  return { assets, reload: load };
}
