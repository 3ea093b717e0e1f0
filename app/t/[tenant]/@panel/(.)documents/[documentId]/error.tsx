"use client";

import { PanelMessage } from "@/components/documents/panel-message";
import { ErrorState } from "@/components/patterns/error-state";

type PanelErrorProps = { error: unknown; retry(): void };

export default function PanelError({ error, retry }: PanelErrorProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <PanelMessage>
      <ErrorState title="This document could not be shown" requestId={digest} onRetry={retry}>
        Something went wrong on our side. Try again; if it stays, tell the operator the request id.
      </ErrorState>
    </PanelMessage>
  );
}
