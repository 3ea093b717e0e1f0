"use client";

import { useCallback, useEffect, useState } from "react";
import { callApi } from "@/lib/client/api";
import { AppError } from "@/lib/core/errors";
import { OfferDto } from "@/lib/schemas/member";

type Looked = { secret: string; attempt: number; offer?: OfferDto; error?: AppError };

/** What an invitation's secret invites to. Neither offer nor error: we are still looking. */
export function useOffer(secret: string | null): { offer?: OfferDto; error?: AppError; retry(): void } {
  const [looked, setLooked] = useState<Looked | null>(null);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((before) => before + 1), []);

  // Syncs with: the API.
  useEffect(() => {
    if (!secret) return;
    const abort = new AbortController();
    callApi("POST", "/invitations/look-up", {
      body: { link: secret },
      answer: OfferDto,
      signal: abort.signal,
    })
      .then((offer) => setLooked({ secret, attempt, offer }))
      .catch((error) => abort.signal.aborted || setLooked({ secret, attempt, error: AppError.from(error) }));
    return () => abort.abort();
  }, [secret, attempt]);

  const isOfThis = looked?.secret === secret && looked.attempt === attempt;
  return isOfThis ? { ...looked, retry } : { retry };
}
