import { MessageSquare } from "lucide-react";
import type { Metadata } from "next";
import { ConversationFacts } from "@/components/chat/conversation-facts";
import { RemoveConversation } from "@/components/chat/remove-conversation";
import { toChatMessages } from "@/components/chat/stored-messages";
import { Transcript } from "@/components/chat/transcript";
import { ButtonLink } from "@/components/patterns/button-link";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { chatPath } from "@/lib/client/chat-path";
import { getPageCtx } from "@/lib/http";
import { getBotOfConversation, getConversationOfPage } from "./conversation-of-page";

type ConversationPageProps = { params: Promise<{ tenant: string; conversationId: string }> };

export async function generateMetadata({ params }: ConversationPageProps): Promise<Metadata> {
  return { title: (await getConversationOfPage(params)).title };
}

export default async function ConversationPage({ params }: ConversationPageProps) {
  const { ctx } = await getPageCtx(params);
  const { slug } = ctx.tenant;
  const conversation = await getConversationOfPage(params);
  const bot = await getBotOfConversation(ctx, conversation);
  return (
    <Page isNarrow>
      <PageHeader
        title={conversation.title}
        crumbs={[
          { label: "Home", href: `/t/${slug}` },
          { label: "Conversations", href: `/t/${slug}/conversations` },
        ]}
        description={<ConversationFacts tenant={slug} conversation={conversation} bot={bot} />}
        actions={
          <>
            <RemoveConversation id={conversation.id} />
            {conversation.isMine && bot && (
              <ButtonLink variant="primary" href={chatPath(slug, bot.id, conversation.id)}>
                <MessageSquare aria-hidden="true" />
                Continue
              </ButtonLink>
            )}
          </>
        }
      />
      <Transcript messages={toChatMessages(conversation)} botId={bot?.id} hasDetails />
    </Page>
  );
}
