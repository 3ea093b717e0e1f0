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

/** A page of a site as one reads it: without its scheme, and without the slash of a whole site. */
export function pageLabel(page: string): string {
  if (!URL.canParse(page)) return page;
  const { host, pathname } = new URL(page);
  return pathname === "/" ? host : host + decoded(pathname);
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
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
