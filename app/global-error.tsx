"use client";

import "./globals.css";

type GlobalErrorProps = { error: unknown };

/** Stands in for the whole page, also where no script runs: the way on is a link, not a button. */
export default function GlobalError({ error }: GlobalErrorProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <html lang="en">
      <body className="bg-background font-sans text-foreground text-sm antialiased">
        <title>Something went wrong · MiniRAG</title>
        <main className="mx-auto flex min-h-dvh max-w-md flex-col items-start justify-center gap-3 p-6">
          <h1 className="font-semibold text-2xl tracking-tight">Something went wrong</h1>
          <p className="text-muted">MiniRAG could not show this page. Try again in a moment.</p>
          {digest && (
            <p className="text-muted text-xs">
              Request id: <code className="select-all font-mono">{digest}</code>
            </p>
          )}
          {/* A full load, on purpose: what broke may be the router itself. */}
          <a href="/" className="rounded font-medium text-link underline underline-offset-4">
            Go to the start page
          </a>
        </main>
      </body>
    </html>
  );
}
