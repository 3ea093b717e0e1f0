"use client";

import { ErrorState } from "@/components/patterns/error-state";

type ErrorPageProps = { error: unknown; retry(): void };

export default function AccountError({ error, retry }: ErrorPageProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <ErrorState title="Your account could not be shown" requestId={digest} onRetry={retry}>
      Something went wrong on our side. Try again; if it stays, tell the operator the request id.
    </ErrorState>
  );
}
