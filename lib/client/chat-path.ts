/** The chat with a bot; with a conversation, that one goes on. */
export function chatPath(tenant: string, botId: string, conversationId?: string): string {
  const path = `/t/${tenant}/bots/${botId}`;
  return conversationId ? `${path}?c=${conversationId}` : path;
}

/** A conversation to read. */
export function conversationPath(tenant: string, conversationId: string): string {
  return `/t/${tenant}/conversations/${conversationId}`;
}
