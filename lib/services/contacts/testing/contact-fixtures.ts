import { type ConversationId, newId, type VisitorId } from "@/lib/core/ids";
import type { Ctx } from "@/lib/services/_kit";
import { updateBot } from "@/lib/services/bots";
import { ask } from "@/lib/services/chat";
import { as, makeBot, makeTenant } from "@/lib/testing/fixtures";

export const SITE = "https://shop.example.test";
export const CONSENT = "I agree that Skerry Ltd.  may write to me.\nUntil I say no.";
export const PERSON = "team@example.test";

/** A team whose bot has a form before the chat, and somebody to be asked. */
export async function openSkerry(ports: Parameters<typeof makeTenant>[1] = {}) {
  const tenant = await makeTenant("Skerry", ports);
  const { id: botId } = await makeBot(tenant);
  const setUp = (widget: Parameters<typeof updateBot>[1]["widget"]) =>
    updateBot(tenant.ctx, { botId, widget: { ...widget, state: "on" } });
  await setUp({
    lead: {
      when: "before" as const,
      fields: [
        { field: "email" as const, isRequired: true },
        { field: "name" as const, isRequired: false },
      ],
      consent: CONSENT,
    },
    person: { email: PERSON },
  });
  return {
    ...{ tenant, setUp },
    visitor: (visitorId: VisitorId = newId("visitor")): Ctx => ({
      ...as(tenant.ctx, { type: "visitor", visitorId, botId, origin: SITE, isVerified: false }),
      // The limits are of the address too.
      address: visitorId,
    }),
    async talk(ctx: Ctx, message: string): Promise<ConversationId> {
      const { signal } = new AbortController();
      const { conversationId, parts } = await ask(ctx, { botId, message, signal });
      for await (const _ of parts);
      return conversationId;
    },
  };
}

export type Skerry = Awaited<ReturnType<typeof openSkerry>>;
