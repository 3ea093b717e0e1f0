"use client";

import { LoaderCircle } from "lucide-react";
import { useEffect, useState } from "react";
import { Live } from "@/components/patterns/live";
import type { ChatMessage } from "@/lib/schemas/chat-stream";
import { RetryButton } from "./answer-view";
import { NoteLine } from "./note-line";

/** Longer than an answer takes. */
const WAITED_FOR_MS = 3 * 60_000;

type UnansweredProps = { question: ChatMessage; onRetry?: (() => void) | undefined };

/** Stands in for an answer that is not there: perhaps another window still waits for it, else it can be asked again. */
export function Unanswered({ question, onRetry }: UnansweredProps) {
  const { createdAt, conversationId } = question.metadata ?? {};
  const [isExpected, setIsExpected] = useState(createdAt !== undefined && onRetry !== undefined);

  // Syncs with: the clock.
  useEffect(() => {
    if (!isExpected || createdAt === undefined) return;
    const rest = WAITED_FOR_MS - (Date.now() - Date.parse(createdAt));
    const timer = setTimeout(() => setIsExpected(false), Math.min(Math.max(rest, 0), WAITED_FOR_MS));
    return () => clearTimeout(timer);
  }, [isExpected, createdAt]);

  if (isExpected) {
    return (
      <p className="flex items-center gap-2 text-muted">
        <LoaderCircle className="size-4 shrink-0 motion-safe:animate-spin" aria-hidden="true" />
        This question is being answered elsewhere. The answer shows up here when it is there.
        <Live path={`/conversations/${conversationId}`} isActive />
      </p>
    );
  }
  return (
    <NoteLine tone="neutral" requestId={null} action={onRetry && <RetryButton onRetry={onRetry} />}>
      There is no answer to this question.
    </NoteLine>
  );
}
