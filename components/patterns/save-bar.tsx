"use client";

import { Button } from "@heroui/react";

type SaveBarProps = { isShown: boolean; isPending: boolean; onDiscard(): void };

/** Stays in sight while something is not saved. */
export function SaveBar({ isShown, isPending, onDiscard }: SaveBarProps) {
  if (!isShown) return null;
  return (
    <div className="sticky bottom-4 z-10 mt-6 flex flex-wrap items-center justify-end gap-2 rounded-xl border border-border bg-overlay p-2 ps-4 shadow-overlay">
      <p className="me-auto py-1 text-muted">There are changes that are not saved.</p>
      <Button variant="ghost" onPress={onDiscard} isDisabled={isPending}>
        Discard
      </Button>
      <Button type="submit" variant="primary" isPending={isPending}>
        Save
      </Button>
    </div>
  );
}
