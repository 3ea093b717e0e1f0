import type { ConversationDto } from "@/lib/schemas/conversation";

const CHANNELS: Record<ConversationDto["channel"], string> = {
  dashboard: "Dashboard",
  api: "API",
  widget: "Widget",
};

/** Who asked, when their name is not known any more, or never was. */
const GONE: Record<ConversationDto["channel"], string> = {
  dashboard: "A former member",
  api: "A deleted token",
  widget: "A visitor",
};

/** Where a conversation was held, in a word. */
export function channelLabel(channel: ConversationDto["channel"]): string {
  return CHANNELS[channel];
}

/** Who began a conversation, from the reader's point of view. */
export function askerOf({
  isMine,
  askedBy,
  channel,
}: Pick<ConversationDto, "isMine" | "askedBy" | "channel">): string {
  if (isMine) return "You";
  return askedBy ?? GONE[channel];
}
