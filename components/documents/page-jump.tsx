"use client";

import { Button } from "@heroui/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { type FormEvent, useState } from "react";

type PageJumpProps = { page: number; pages: number; onJump(page: number): void };

/** On which page one is, and the way to another one. */
export function PageJump({ page, pages, onJump }: PageJumpProps) {
  const [typed, setTyped] = useState<string | null>(null);

  function jump(event: FormEvent) {
    event.preventDefault();
    const wanted = Number.parseInt(typed ?? "", 10);
    if (wanted >= 1) onJump(Math.min(wanted, pages));
    setTyped(null);
  }

  return (
    <form onSubmit={jump} className="flex items-center gap-1">
      <Button
        variant="ghost"
        size="sm"
        isIconOnly
        aria-label="Page before"
        isDisabled={page <= 1}
        onPress={() => onJump(page - 1)}
      >
        <ChevronLeft aria-hidden="true" />
      </Button>
      <label className="flex items-center gap-1.5 whitespace-nowrap text-muted tabular-nums">
        <span>Page</span>
        <input
          value={typed ?? String(page)}
          onChange={(event) => setTyped(event.target.value.replace(/\D/g, ""))}
          onFocus={(event) => event.target.select()}
          onBlur={() => setTyped(null)}
          inputMode="numeric"
          maxLength={String(pages).length}
          enterKeyHint="go"
          autoComplete="off"
          aria-label={`Page, of ${pages}`}
          className="touch h-7 w-11 rounded-md border border-field-border bg-field-background px-1 text-center text-foreground max-sm:text-base"
        />
        <span>of {pages}</span>
      </label>
      <Button
        variant="ghost"
        size="sm"
        isIconOnly
        aria-label="Page after"
        isDisabled={page >= pages}
        onPress={() => onJump(page + 1)}
      >
        <ChevronRight aria-hidden="true" />
      </Button>
    </form>
  );
}
