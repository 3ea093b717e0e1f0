import { RelativeTime } from "@/components/patterns/relative-time";
import { TextLink } from "@/components/patterns/text-link";
import { chatPath } from "@/lib/client/chat-path";
import type { BotDto } from "@/lib/schemas/bot";
import type { ConversationDto } from "@/lib/schemas/conversation";
import { askerOf, channelLabel, pageLabel } from "./conversation-text";

type ConversationFactsProps = {
  tenant: string;
  conversation: ConversationDto;
  /** Null when it is deleted. */
  bot: Pick<BotDto, "id" | "name"> | null;
};

/** Who asked whom, when, and by which way. */
export function ConversationFacts({ tenant, conversation, bot }: ConversationFactsProps) {
  return (
    <>
      {askerOf(conversation)} asked{" "}
      {bot ? <TextLink href={chatPath(tenant, bot.id)}>{bot.name}</TextLink> : "a bot that is deleted"} ·{" "}
      {channelLabel(conversation.channel)}
      {conversation.page && (
        <>
          {" on "}
          <a
            href={conversation.page}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="wrap-anywhere rounded font-medium text-link underline decoration-1 underline-offset-4"
          >
            {pageLabel(conversation.page)}
          </a>
        </>
      )}{" "}
      · <RelativeTime iso={conversation.createdAt} />
    </>
  );
}
