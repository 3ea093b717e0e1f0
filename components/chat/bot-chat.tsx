"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { chatPath } from "@/lib/client/chat-path";
import { useTenant } from "@/lib/client/tenant";
import { Chat, type ChatProps } from "./chat";
import { ChatSkeleton } from "./chat-skeleton";
import { begin, follow, isLoading, openSession } from "./session";
import { useFreshPage } from "./use-fresh-page";

type BotChatProps = Omit<ChatProps, "onBegin"> & {
  /** Another one each time the server makes the page. */
  makingId: string;
};

/** The chat on a bot's page; the address says which conversation it is. */
export function BotChat({ makingId, conversation, bot, hasModel }: BotChatProps) {
  const { slug } = useTenant();
  const here = chatPath(slug, bot.id);
  const loaded = conversation?.id ?? null;
  const [kept, setKept] = useState(() => openSession(loaded, loaded));
  const params = useSearchParams();
  // While a document is open beside the chat the address is the document's, and the conversation stays.
  const wanted = usePathname() === here ? params.get("c") || null : kept.wanted;
  const session = follow(kept, wanted, loaded);
  if (session !== kept) setKept(session);
  useFreshPage(makingId, isLoading(session));

  function give(id: string) {
    setKept((before) => begin(before, id));
    const isHere = location.pathname === here;
    if (isHere && session.wanted !== id) history.replaceState(null, "", chatPath(slug, bot.id, id));
  }

  if (isLoading(session)) return <ChatSkeleton />;
  return (
    <Chat
      key={session.number}
      bot={bot}
      conversation={loaded === session.held ? conversation : null}
      hasModel={hasModel}
      onBegin={give}
    />
  );
}
