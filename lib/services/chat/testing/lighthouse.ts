import type { BotId, ConversationId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import type { ChatAnswerDto } from "@/lib/schemas/chat";
import type { Ctx } from "@/lib/services/_kit";
import { ask, type TurnPart } from "@/lib/services/chat";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant } from "@/lib/testing/fixtures";
import { startOpenAiDouble } from "@/lib/testing/openai-double";

const GUIDE = `# The lighthouse

The lamp of the lighthouse was lit for the first time in 1873. It burned colza oil until 1911.

## Visiting

Visitors climb 212 steps to the gallery. The tower is closed on Mondays and in stormy weather.

Footnotes look like this [1] in old books, and the code is \`steps[1]\`.`;

type More = { conversationId?: ConversationId; signal?: AbortSignal; bot?: BotId };

/** A team with a guide to a lighthouse and a bot that has read it, and a double of OpenAI. */
export async function openLighthouse() {
  const double = await startOpenAiDouble();
  const tenant = await makeTenant("Lighthouse");
  const botId = (await fillTenant(tenant, GUIDE)).bot as BotId;
  return {
    ...{ double, tenant, botId },
    /** Asks, and reads the answer to its end. */
    async askAll(ctx: Ctx, message: string, more: More = {}) {
      const { signal = new AbortController().signal, bot = botId, conversationId } = more;
      const asked = { botId: bot, message, signal, ...(conversationId && { conversationId }) };
      const { parts, messageId } = await ask(ctx, asked);
      const all: TurnPart[] = [];
      for await (const part of parts) all.push(part);
      const finish = all.find((part) => part.type === "finish");
      return { parts: all, messageId, answer: finish?.answer as ChatAnswerDto };
    },
    /** A message of the team's, as it is kept. */
    stored: (id: string) => inTenant(tenant.id, (db) => db.message.findUniqueOrThrow({ where: { id } })),
  };
}

export type Lighthouse = Awaited<ReturnType<typeof openLighthouse>>;
