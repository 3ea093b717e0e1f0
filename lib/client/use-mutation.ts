"use client";

import { useRouter } from "next/navigation";
import { useCallback, useRef, useState } from "react";
import { notifyDone, notifyFailure } from "./notify";

type Options<Result> = {
  /** What to say when it is done; nothing when absent. */
  done?: string | ((result: Result) => string | undefined);
  /** Runs after success, before the page shows the new state. */
  after?(result: Result): void;
};

/**
 * A change by the API: says how it went, offers another try, and lets the page show the new state. While one is on its
 * way a second is not begun.
 */
export function useMutation<Arguments extends readonly unknown[], Result>(
  work: (...given: Arguments) => Promise<Result>,
  { done, after }: Options<Result> = {},
): { run(...given: Arguments): Promise<boolean>; isPending: boolean } {
  const router = useRouter();
  const [isPending, setIsPending] = useState(false);
  const latest = useRef({ work, done, after });
  latest.current = { work, done, after };
  const isBusy = useRef(false);

  const run = useCallback(
    async (...given: Arguments): Promise<boolean> => {
      if (isBusy.current) return false;
      isBusy.current = true;
      setIsPending(true);
      try {
        const result = await latest.current.work(...given);
        const { done, after } = latest.current;
        const message = typeof done === "function" ? done(result) : done;
        if (message) notifyDone(message);
        after?.(result);
        router.refresh();
        return true;
      } catch (thrown) {
        notifyFailure(thrown, () => void run(...given));
        return false;
      } finally {
        isBusy.current = false;
        setIsPending(false);
      }
    },
    [router],
  );
  return { run, isPending };
}
