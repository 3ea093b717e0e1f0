"use client";

import { ErrorState } from "@/components/patterns/error-state";

type ErrorPageProps = { error: unknown; retry(): void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <main className="mx-auto flex min-h-view max-w-lg flex-col justify-center p-6">
      <h1 className="sr-only">This page could not be shown</h1>
      <ErrorState title="This page could not be shown" requestId={digest} onRetry={retry}>
        Something went wrong on our side. Try again; if it stays, tell the operator the request id.
      </ErrorState>
    </main>
  );
}
