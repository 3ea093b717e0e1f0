import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import { BotHeader } from "@/components/bots/bot-header";
import { BotChat } from "@/components/chat/bot-chat";
import { ChatActions } from "@/components/chat/chat-actions";
import { ChatFrame } from "@/components/chat/chat-frame";
import type { ConversationId } from "@/lib/core/ids";
import { getPageCtx, orNotFound } from "@/lib/http";
import { getConversation } from "@/lib/services/chat";
import { hasLanguageModel } from "@/lib/services/connections";
import { getBotOfPage } from "./bot-of-page";

type ChatPageProps = {
  params: Promise<{ tenant: string; botId: string }>;
  searchParams: Promise<{ c?: string }>;
};

export async function generateMetadata({ params }: ChatPageProps): Promise<Metadata> {
  return { title: (await getBotOfPage(params)).name };
}

/** The keyboard of a phone takes room from the page, so that what one writes in stays in sight. */
export const viewport: Viewport = { interactiveWidget: "resizes-content" };

export default async function ChatPage({ params, searchParams }: ChatPageProps) {
  const { ctx } = await getPageCtx(params);
  const bot = await getBotOfPage(params);
  const { c } = await searchParams;
  // The query itself checks the id's form, and answers a wrong one as one that is not there.
  const conversationId = c as ConversationId;
  const conversation = c ? await orNotFound(getConversation(ctx, { conversationId })) : null;
  if (conversation && conversation.botId !== bot.id) notFound();
  return (
    <ChatFrame
      header={<BotHeader tenant={ctx.tenant.slug} bot={bot} actions={<ChatActions botId={bot.id} />} />}
    >
      <BotChat
        bot={bot}
        conversation={conversation}
        hasModel={hasLanguageModel(ctx, bot.models)}
        makingId={ctx.requestId}
      />
    </ChatFrame>
  );
}
