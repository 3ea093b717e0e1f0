"use client";

import { Button } from "@heroui/react";
import { RotateCw, TriangleAlert } from "lucide-react";

type ErrorStateProps = {
  title: string;
  children: string;
  requestId?: string;
  onRetry?(): void;
};

/** Something could not be shown: what, whether another try helps, and what to quote when it does not. */
export function ErrorState({ title, children, requestId, onRetry }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className="flex flex-col items-center rounded-xl border border-border px-6 py-12 text-center"
    >
      <span className="mb-4 flex size-10 items-center justify-center rounded-lg bg-danger-soft text-danger-soft-foreground">
        <TriangleAlert className="size-5" aria-hidden="true" />
      </span>
      <p className="font-medium text-base">{title}</p>
      <p className="mt-1 max-w-md text-balance text-muted">{children}</p>
      {requestId && (
        <p className="mt-3 text-muted text-xs">
          Request id: <code className="select-all font-mono">{requestId}</code>
        </p>
      )}
      {onRetry && (
        <Button variant="secondary" className="mt-5" onPress={onRetry}>
          <RotateCw aria-hidden="true" />
          Try again
        </Button>
      )}
    </div>
  );
}
