"use client";

import { ErrorState } from "@/components/patterns/error-state";
import { Page } from "@/components/patterns/page";

type ErrorPageProps = { error: unknown; retry(): void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <Page>
      <ErrorState title="This page could not be shown" requestId={digest} onRetry={retry}>
        Something went wrong on our side. Try again; if it stays, tell the operator the request id.
      </ErrorState>
    </Page>
  );
}
