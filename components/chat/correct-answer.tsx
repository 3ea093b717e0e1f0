"use client";

import { PenLine } from "lucide-react";
import { ButtonLink } from "@/components/patterns/button-link";
import { correctPath } from "@/lib/client/chat-path";
import { useTenant } from "@/lib/client/tenant";
import type { ChatMessage } from "@/lib/schemas/chat-stream";

/** One step from a bad answer to a better one: the form, filled in with what was asked and said. */
export function CorrectAnswer({ botId, message }: { botId: string; message: ChatMessage }) {
  const { slug, can } = useTenant();
  const { conversationId, curated } = message.metadata ?? {};
  if (!conversationId || !can("bots:write")) return null;
  const said = { conversationId, messageId: message.id, ...(curated && { answerId: curated.answerId }) };
  return (
    <ButtonLink
      variant="ghost"
      size="sm"
      prefetch={false}
      className="font-normal text-xs"
      href={correctPath(slug, botId, said)}
    >
      <PenLine aria-hidden="true" />
      {curated ? "Edit this answer" : "Correct this answer"}
    </ButtonLink>
  );
}
