import { z } from "zod";
import { isAppError, validationFailed } from "@/lib/core/errors";
import { type BotId, type ConversationId, type MessageId, newId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import { ChatBody, type SearchFilter } from "@/lib/schemas/chat";
import { idOf } from "@/lib/schemas/common";
import { type Actor, actorId, type Ctx, type PlainTx, plainly, reserve } from "../_kit";
import { readBotConnections } from "../connections";
import { findCurated } from "../curated";
import { narrow, readAskedBot } from "../retrieval";
import { standsAlone } from "./follow-up/refers-back";
import { type Answer, toHistory, withoutGone } from "./history";
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

/**
 * Everything an answer needs from the database before it is looked for, and the question kept: one transaction. It is no
 * command, for neither audit nor events belong to it, and each statement is time that somebody waits for the first word.
 * @throws AppError not_found · validation_failed · quota_exceeded
 */
export function beginTurn(ctx: Ctx, input: z.output<typeof TurnInput>) {
  const { botId, message, conversationId: wanted, filter, page } = input;
  return plainly(ctx, async (tx) => {
    const question = { id: newId("message"), botId, message, page };
    const conversationId = wanted ?? newId("conversation");
    const messageId: MessageId = newId("message");
    const [{ hasCurated, ...turn }] = await together(
      prepareTurn(tx, { botId, filter }),
      wanted ? goOn(tx, question, wanted) : openConversation(tx, question, conversationId),
    );
    // Who asks of some documents only wants to hear from those.
    const isWhole = filter === undefined && (wanted === undefined || standsAlone(message));
    const [curated, history] = await together(
      isWhole && hasCurated ? findCurated(tx, botId, message) : Promise.resolve(null),
      wanted ? readHistory(tx, { botId, conversationId, before: question.id }) : Promise.resolve<Turn[]>([]),
      reserve(tx, { meter: "messages", id: messageId, amount: 1 }),
    );
    /** `curated`: the team's own answer. */
    return { ...turn, curated, conversationId, messageId, history, question: message };
  });
}

/**
 * Sends statements of one transaction without waiting for each other's answers. It ends when all of them have: what still
 * ran after a refusal would run in whatever the connection does next.
 * @throws what the first of them says to people, else what the first of them was thrown
 */
async function together<Works extends readonly Promise<unknown>[]>(
  ...works: Works
): Promise<{ -readonly [At in keyof Works]: Awaited<Works[At]> }> {
  const reasons = (await Promise.allSettled(works)).flatMap((outcome) =>
    outcome.status === "rejected" ? [outcome.reason] : [],
  );
  if (reasons.length > 0) throw reasons.find(isAppError) ?? reasons[0];
  return Promise.all(works) as never;
}

export type BegunTurn = Awaited<ReturnType<typeof beginTurn>>;

type Asked = { botId: BotId; filter?: SearchFilter | undefined };

/** What every answer needs of its bot, whether it is stored or not. */
export async function prepareTurn(tx: PlainTx, { botId, filter }: Asked) {
  const { bot, scope, hasCurated } = await readAskedBot(tx, botId);
  return {
    ...{ bot, hasCurated },
    scope: await narrow(tx, scope, filter),
    connections: await readBotConnections(tx, bot.models),
  };
}

type Question = { id: MessageId; botId: BotId; message: string; page: string | null };

/** A conversation that begins with this question. */
async function openConversation(tx: PlainTx, question: Question, id: ConversationId): Promise<void> {
  const { botId, message, page } = question;
  const title = message.trim().replace(/\s+/g, " ").slice(0, TITLE_LENGTH);
  const { tenant, actor } = tx;
  await tx.db.$queryRaw(Prisma.sql`
    with opened as (
      insert into "Conversation" (id, "tenantId", "botId", "askerId", channel, title, page, "updatedAt")
      values (${id}, ${tenant.id}, ${botId}, ${actorId(actor)}, ${channelOf(actor)}::"Channel", ${title}, ${page}, ${tx.now()}))
    insert into "Message" (id, "tenantId", "conversationId", role, content)
    values (${question.id}, ${tenant.id}, ${id}, 'user', ${message})`);
}

/** A conversation goes on only with the bot and the asker it began with. */
async function goOn(tx: PlainTx, { id, botId, message }: Question, wanted: ConversationId): Promise<void> {
  const kept = await tx.db.$queryRaw<unknown[]>(Prisma.sql`
    with opened as (
      update "Conversation" set "updatedAt" = ${tx.now()}
      where id = ${wanted} and "botId" = ${botId} and "askerId" = ${actorId(tx.actor)} returning id, "tenantId")
    insert into "Message" (id, "tenantId", "conversationId", role, content)
    select ${id}, "tenantId", id, 'user', ${message} from opened returning id`);
  if (kept.length > 0) return;
  throw validationFailed([
    { path: ["conversationId"], message: "is not a conversation of yours with this bot" },
  ]);
}

type Before = { botId: BotId; conversationId: ConversationId; before: MessageId };

async function readHistory(tx: PlainTx, { botId, conversationId, before }: Before): Promise<Turn[]> {
  const rows = await tx.db.$queryRaw<Answer[]>(Prisma.sql`
    select role::text, content, citations from "Message"
    where "conversationId" = ${conversationId} and status in ('complete', 'aborted') and id <> ${before}
    order by id desc limit ${TURNS_REMEMBERED}`);
  return toHistory(await withoutGone(tx, botId, rows.reverse()));
}
