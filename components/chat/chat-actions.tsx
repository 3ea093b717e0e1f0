"use client";

import { History, SquarePen } from "lucide-react";
import { ButtonLink } from "@/components/patterns/button-link";
import { chatPath } from "@/lib/client/chat-path";
import { useTenant } from "@/lib/client/tenant";

/** The way to earlier conversations with the bot, and to a new one. */
export function ChatActions({ botId }: { botId: string }) {
  const { slug, path } = useTenant();
  return (
    <>
      <ButtonLink variant="ghost" size="sm" href={path(`/conversations?botId=${botId}&mine=true`)}>
        <History aria-hidden="true" />
        <span className="max-sm:sr-only">Earlier conversations</span>
      </ButtonLink>
      <ButtonLink variant="ghost" size="sm" href={chatPath(slug, botId)}>
        <SquarePen aria-hidden="true" />
        <span className="max-sm:sr-only">New conversation</span>
      </ButtonLink>
    </>
  );
}
