"use client";

import { History, SquarePen } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { ButtonLink } from "@/components/patterns/button-link";
import { chatPath } from "@/lib/client/chat-path";
import { useTenant } from "@/lib/client/tenant";

/** The way to earlier conversations with the bot, and out of this one to a new one. */
export function ChatActions({ botId }: { botId: string }) {
  const { slug, path } = useTenant();
  const hasBegun = useSearchParams().has("c");
  return (
    <>
      <ButtonLink variant="ghost" size="sm" href={path(`/conversations?botId=${botId}&mine=true`)}>
        <History aria-hidden="true" />
        Earlier<span className="max-sm:sr-only">conversations</span>
      </ButtonLink>
      {hasBegun && (
        <ButtonLink size="sm" href={chatPath(slug, botId)}>
          <SquarePen aria-hidden="true" />
          New<span className="max-sm:sr-only">conversation</span>
        </ButtonLink>
      )}
    </>
  );
}
