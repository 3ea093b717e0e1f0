"use client";

import { useCallback, useEffect, useState } from "react";
import { callApi } from "@/lib/client/api";
import { AppError } from "@/lib/core/errors";
import { OfferDto } from "@/lib/schemas/member";

type Looked = { secret: string; offer?: OfferDto; error?: AppError };

/** What an invitation's secret invites to. Neither offer nor error: we are still looking. */
export function useOffer(secret: string | null): { offer?: OfferDto; error?: AppError; retry(): void } {
  const [looked, setLooked] = useState<Looked | null>(null);
  const [tries, setTries] = useState(0);
  const retry = useCallback(() => {
    setLooked(null);
    setTries((before) => before + 1);
  }, []);

  // Syncs with: the API. `tries` only makes it look again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!secret) return;
    const abort = new AbortController();
    callApi("POST", "/invitations/look-up", {
      body: { link: secret },
      answer: OfferDto,
      signal: abort.signal,
    })
      .then((offer) => setLooked({ secret, offer }))
      .catch((error) => abort.signal.aborted || setLooked({ secret, error: AppError.from(error) }));
    return () => abort.abort();
  }, [secret, tries]);

  return looked?.secret === secret ? { ...looked, retry } : { retry };
}
