"use client";

import { Button } from "@heroui/react";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { notifyFailure } from "@/lib/client/notify";
import { AppError } from "@/lib/core/errors";

const SHOWN_MS = 2_000;

type CopyButtonProps = { text: string; label: string; variant?: "ghost" | "secondary"; hasLabel?: boolean };

/** Puts a text on the clipboard and says that it did. */
export function CopyButton({ text, label, variant = "ghost", hasLabel = false }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);

  // Syncs with: the clock.
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
    } catch (cause) {
      notifyFailure(
        new AppError("forbidden", "The browser did not let us copy. Select the text instead.", { cause }),
      );
    }
  }

  return (
    <Button
      variant={variant}
      size="sm"
      isIconOnly={!hasLabel}
      aria-label={hasLabel ? undefined : isCopied ? "Copied" : label}
      onPress={copy}
    >
      {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      {hasLabel && (isCopied ? "Copied" : label)}
      <span className="sr-only" role="status">
        {isCopied ? "Copied" : ""}
      </span>
    </Button>
  );
}
