/** The chat with a bot; with a conversation, that one goes on. */
export function chatPath(tenant: string, botId: string, conversationId?: string): string {
  const path = `/t/${tenant}/bots/${botId}`;
  return conversationId ? `${path}?c=${conversationId}` : path;
}

/** A conversation to read. */
export function conversationPath(tenant: string, conversationId: string): string {
  return `/t/${tenant}/conversations/${conversationId}`;
}

/** The answers that the team wrote for a bot. */
export function answersPath(tenant: string, botId: string): string {
  return `${chatPath(tenant, botId)}/answers`;
}

/**
 * The form for a better answer to a question of a conversation, filled in with what was said; `answerId`: of an answer that
 * the team wrote, to change that one while it is there.
 */
export function correctPath(
  tenant: string,
  botId: string,
  { conversationId, messageId, answerId }: { conversationId: string; messageId: string; answerId?: string },
): string {
  const said = `conversation=${conversationId}&message=${messageId}`;
  return `${answersPath(tenant, botId)}?${said}${answerId ? `&edit=${answerId}` : ""}`;
}
