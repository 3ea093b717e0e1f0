import { z } from "zod";
import { validationFailed } from "@/lib/core/errors";
import { type BotId, type ConversationId, type MessageId, newId } from "@/lib/core/ids";
import { ChatBody, type SearchFilter } from "@/lib/schemas/chat";
import { idOf } from "@/lib/schemas/common";
import { type Actor, actorId, command, type Tx } from "../_kit";
import { readBotConnections } from "../connections";
import { type Curated, findCurated } from "../curated";
import { narrow, readAskedBot } from "../retrieval";
import { standsAlone } from "./follow-up/refers-back";
import { toHistory, withoutGone } from "./history";
import type { Turn } from "./prompt";

const TURNS_REMEMBERED = 6;
const TITLE_LENGTH = 80;

/** Where a question comes from, by who asks it. */
const CHANNEL_OF = { user: "dashboard", token: "api", system: "api", visitor: "widget" } as const;

/** Who tries the widget in the dashboard is no visitor to be counted. */
function channelOf(actor: Actor) {
  return actor.type === "visitor" && actor.isPreview ? CHANNEL_OF.user : CHANNEL_OF[actor.type];
}

export const TurnInput = ChatBody.omit({ stream: true }).extend({
  botId: idOf("bot"),
  /** Where the widget stands, without query and fragment; it is kept with the conversation and told to no model. */
  page: z.string().max(500).nullable().default(null),
});

/** Everything an answer needs from the database before it is looked for: one transaction. */
export const beginTurn = command({
  name: "chat.ask",
  permission: "chat:use",
  input: TurnInput,
  async run({ tx, input: { botId, message, conversationId, filter, page } }) {
    const turn = await prepareTurn(tx, { botId, filter });
    const conversation = await openConversation(tx, { botId, message, page }, conversationId);
    const question = { id: newId("message"), role: "user" as const, content: message };
    await tx.db.message.create({
      data: { ...question, tenantId: tx.tenant.id, conversationId: conversation.id },
    });
    // Who asks of some documents only wants to hear from those.
    const isWhole = filter === undefined && (conversationId === undefined || standsAlone(message));
    const result = {
      ...turn,
      curated: isWhole ? await findCurated(tx, botId, message) : null,
      conversationId: conversation.id,
      messageId: newId("message") as MessageId,
      history: conversation.history,
      question: message,
    };
    return { result, audit: { skip: "every question is kept in its conversation" } };
  },
  // Not even sealed are keys kept elsewhere than in their connections.
  remember: (turn) => ({ ...turn, connections: [] }),
});

export type BegunTurn = Awaited<ReturnType<typeof beginTurn>>;

type Asked = { botId: BotId; filter?: SearchFilter | undefined };

/** What every answer needs of its bot, whether it is stored or not. */
export async function prepareTurn(tx: Tx, { botId, filter }: Asked) {
  const { bot, scope } = await readAskedBot(tx, botId);
  return {
    bot,
    scope: await narrow(tx, scope, filter),
    connections: await readBotConnections(tx, bot.models),
    /** The team's own answer; none where it is to be seen what the sources answer. */
    curated: null as Curated | null,
  };
}

type Opened = { id: ConversationId; history: Turn[] };

/** A conversation goes on only with the bot and the asker it began with. */
async function openConversation(
  tx: Tx,
  { botId, message, page }: { botId: BotId; message: string; page: string | null },
  wanted?: ConversationId,
): Promise<Opened> {
  const askerId = actorId(tx.actor);
  if (wanted === undefined) {
    const id = newId("conversation");
    const channel = channelOf(tx.actor);
    const title = message.trim().replace(/\s+/g, " ").slice(0, TITLE_LENGTH);
    await tx.db.conversation.create({
      data: { id, tenantId: tx.tenant.id, botId, askerId, channel, title, page },
    });
    return { id, history: [] };
  }
  const { count } = await tx.db.conversation.updateMany({
    where: { id: wanted, botId, askerId },
    data: { updatedAt: tx.now() },
  });
  if (count === 0)
    throw validationFailed([
      { path: ["conversationId"], message: "is not a conversation of yours with this bot" },
    ]);
  const rows = await tx.db.message.findMany({
    where: { conversationId: wanted, status: { in: ["complete", "aborted"] } },
    orderBy: { id: "desc" },
    take: TURNS_REMEMBERED,
    select: { role: true, content: true, citations: true },
  });
  return { id: wanted, history: toHistory(await withoutGone(tx, botId, rows.reverse())) };
}
