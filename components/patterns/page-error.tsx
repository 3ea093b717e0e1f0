"use client";

import { ErrorState } from "./error-state";
import { Page } from "./page";

type PageErrorProps = { error: unknown; retry(): void };

/** What a page shows when it fails on our side. */
export function PageError({ error, retry }: PageErrorProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <Page>
      <ErrorState title="This page could not be shown" requestId={digest} onRetry={retry}>
        Something went wrong on our side. Try again; if it stays, tell the operator the request id.
      </ErrorState>
    </Page>
  );
}
