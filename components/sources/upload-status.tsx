"use client";

import { Button } from "@heroui/react";
import { ProgressLine } from "@/components/patterns/progress-line";
import { WayOut } from "@/components/patterns/way-out";
import type { UploadProgress } from "@/lib/client/upload";
import { requestIdOf } from "@/lib/client/wire-error";
import type { AppError } from "@/lib/core/errors";
import { formatBytes } from "@/lib/core/format-bytes";

/** The end of a long form may be out of sight. */
function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}

type SendingProps = { progress: UploadProgress | null; onCancel(): void };

/** How far an upload is, and the way to stop it. */
export function Sending({ progress, onCancel }: SendingProps) {
  const isSent = progress !== null && progress.sent >= progress.total;
  return (
    <div
      ref={intoView}
      className="flex items-center gap-4 rounded-xl border border-border bg-surface p-3 ps-4"
    >
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <p className="flex justify-between gap-3 tabular-nums">
          <span>{isSent ? "All sent; it is being stored" : "Sending"}</span>
          {progress && !isSent && (
            <span className="text-muted">
              {formatBytes(progress.sent)} of {formatBytes(progress.total)}
            </span>
          )}
        </p>
        <ProgressLine
          label="Upload"
          value={progress === null || isSent ? null : progress.sent / progress.total}
        />
      </div>
      <Button variant="secondary" onPress={onCancel}>
        Cancel
      </Button>
    </div>
  );
}

/** Once it is paid or there is room again, the same files can be sent. */
const isMendable = ({ code }: AppError) => code === "payment_required" || code === "quota_exceeded";

/** Why an upload did not come about, and that nothing has to be chosen again. */
export function UploadFailure({ error }: { error: AppError }) {
  const requestId = error.status >= 500 ? requestIdOf(error) : undefined;
  return (
    <div
      ref={intoView}
      role="alert"
      className="rounded-lg bg-danger-soft px-3 py-2 text-danger-soft-foreground"
    >
      {error.code === "unauthenticated" ? (
        <p>
          You are signed out. Your files are still chosen:{" "}
          <a href="/sign-in" target="_blank" rel="noreferrer" className="rounded font-medium underline">
            sign in in another tab
          </a>
          , then try again here.
        </p>
      ) : (
        <p>
          {error.message}
          <WayOut code={error.code} />
        </p>
      )}
      {(error.retryable || isMendable(error)) && (
        <p>Your files are still chosen; another try adds them once.</p>
      )}
      {requestId && <p className="text-xs">Request id: {requestId}</p>}
    </div>
  );
}
