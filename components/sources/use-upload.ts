"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { notifyFailure } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import type { UploadProgress } from "@/lib/client/upload";
import { useStayWarning } from "@/lib/client/use-stay-warning";
import { AppError } from "@/lib/core/errors";
import type { AddedSourceDto } from "@/lib/schemas/added-source";
import { findUnreadable, signatureOf } from "./chosen-files";
import { type Attempt, sendFiles } from "./send-files";

type UploadState =
  | { status: "idle" }
  | { status: "sending"; progress: UploadProgress | null }
  | { status: "failed"; error: AppError };

type Sending = { files: readonly File[]; title: string; botIds: readonly string[] };

/**
 * Sends files as one source. What was chosen is the caller's and stays there: after a failure, or when it was canceled,
 * `start` with the same sends the same again, and adds it once. It goes on when somebody turns to another page; they are
 * told there how it ended.
 */
export function useUpload(onDone: (source: AddedSourceDto, isStillHere: boolean) => void) {
  const { slug } = useTenant();
  const [state, setState] = useState<UploadState>({ status: "idle" });
  const abort = useRef<AbortController | null>(null);
  const last = useRef<Attempt & { signature: string }>({ signature: "", key: "", uploads: null });
  const isHere = useIsHere();
  const isSending = state.status === "sending";
  useStayWarning(isSending);

  async function start({ files, title, botIds }: Sending): Promise<void> {
    const signature = signatureOf(files, title, botIds);
    if (last.current.signature !== signature)
      last.current = { signature, key: crypto.randomUUID(), uploads: null };
    const controller = new AbortController();
    const { signal } = controller;
    abort.current = controller;
    setState({ status: "sending", progress: null });
    try {
      const gone = await findUnreadable(files);
      if (gone) throw unreadable(gone);
      const onProgress = (progress: UploadProgress) => setState({ status: "sending", progress });
      const sending = { files, title, botIds, tenant: slug, signal, onProgress };
      const source = await sendFiles(sending, last.current);
      onDone(source, isHere.current);
    } catch (thrown) {
      if (!isHere.current) notifyFailure(thrown);
      setState(signal.aborted ? { status: "idle" } : { status: "failed", error: AppError.from(thrown) });
    }
  }

  const cancel = useCallback(() => abort.current?.abort(), []);
  const forgetFailure = useCallback(
    () => setState((before) => (before.status === "failed" ? { status: "idle" } : before)),
    [],
  );
  return { state, isSending, start, cancel, forgetFailure };
}

/** Whether the page that began is still shown. Syncs with: the page's life. */
function useIsHere() {
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return isHere;
}

function unreadable({ name }: File): AppError {
  return new AppError(
    "invalid_request",
    `“${name}” cannot be read any more: it was moved, changed or deleted. Remove it from the list, or choose it again.`,
  );
}
