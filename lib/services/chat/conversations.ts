import { z } from "zod";
import { decodeCursor, toPage } from "@/lib/core/cursor";
import { AppError } from "@/lib/core/errors";
import type { BotId, ConversationId, MessageId } from "@/lib/core/ids";
import type { Prisma } from "@/lib/db";
import {
  type CitationDto,
  type ConversationDetailDto,
  type ConversationDto,
  ListConversationsQuery,
  type MessageDto,
  type SupportDto,
} from "@/lib/schemas/chat";
import { idOf } from "@/lib/schemas/common";
import type { CuratedMark } from "@/lib/schemas/curated";
import { roleCan, scopesCan } from "@/lib/schemas/permissions";
import { actorId, query, reachableBots, type Tx } from "../_kit";
import { findGone, forget } from "../quotes";

const MESSAGES_SHOWN = 500;

/** Who may change sources sees all conversations, to learn what is missing; others see their own. */
function visible(tx: Tx): Prisma.ConversationWhereInput {
  const { actor } = tx;
  const seesAll =
    actor.type === "system" ||
    (actor.type === "user" ? roleCan(actor.role, "sources:write") : scopesCan(actor.scopes, "sources:write"));
  const only = reachableBots(actor);
  return {
    AND: [seesAll ? {} : { askerId: actorId(actor) }, only === null ? {} : { botId: { in: [...only] } }],
  };
}

/** Newest first. */
export const listConversations = query({
  name: "conversation.list",
  permission: "conversations:read",
  input: ListConversationsQuery,
  async run({ tx, input: { botId, mine, cursor, limit } }) {
    const where = {
      AND: [
        visible(tx),
        botId ? { botId } : {},
        mine === "true" ? { askerId: actorId(tx.actor) } : {},
        cursor ? { id: { lt: decodeCursor(cursor) } } : {},
      ],
    };
    const rows = await tx.db.conversation.findMany({ where, orderBy: { id: "desc" }, take: limit + 1 });
    const names = await nameAskers(tx, rows);
    return toPage(
      rows,
      limit,
      (row) => row.id,
      (row) => toDto(tx, row, names),
    );
  },
});

/** One conversation with its messages in order; of very many, the last. */
export const getConversation = query({
  name: "conversation.get",
  permission: "conversations:read",
  input: z.strictObject({ conversationId: idOf("conversation") }),
  async run({ tx, input }): Promise<ConversationDetailDto> {
    const row = await tx.db.conversation.findFirst({
      where: { AND: [{ id: input.conversationId }, visible(tx)] },
    });
    if (!row) throw new AppError("not_found", "There is no such conversation.");
    const where = { conversationId: row.id };
    const messages = await tx.db.message.findMany({ where, orderBy: { id: "desc" }, take: MESSAGES_SHOWN });
    const names = await nameAskers(tx, [row]);
    const answers = messages.reverse().map(toMessageDto);
    const cited = answers.flatMap(({ citations }) => citations.map(({ documentId }) => documentId));
    const gone = await findGone(tx, cited);
    const shown = answers.map((answer) => forget(answer, (id) => gone.has(id)));
    return { ...toDto(tx, row, names), messages: shown };
  },
});

type ConversationRow = {
  id: string;
  botId: string;
  askerId: string | null;
  channel: "api" | "dashboard";
  title: string;
  createdAt: Date;
  updatedAt: Date;
};

/** Those who began the conversations, by id: people of this tenant, and its tokens. */
async function nameAskers(tx: Tx, rows: readonly ConversationRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap(({ askerId }) => askerId ?? []))];
  if (ids.length === 0) return new Map();
  const wanted = { where: { id: { in: ids } }, select: { id: true, name: true } };
  const people = await tx.db.user.findMany(wanted);
  const tokens = await tx.db.apiToken.findMany(wanted);
  return new Map([...people, ...tokens].map(({ id, name }) => [id, name]));
}

function toDto(tx: Tx, row: ConversationRow, names: ReadonlyMap<string, string>): ConversationDto {
  const { id, botId, askerId, channel, title, createdAt, updatedAt } = row;
  const isMine = askerId === actorId(tx.actor);
  const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  const askedBy = names.get(askerId ?? "") ?? null;
  return { id: id as ConversationId, botId: botId as BotId, channel, title, isMine, askedBy, ...times };
}

type MessageRow = Pick<
  MessageDto,
  "role" | "status" | "content" | "confidence" | "refused" | "degraded" | "model" | "query"
> & {
  id: string;
  citations: Prisma.JsonValue;
  support: Prisma.JsonValue;
  curated: Prisma.JsonValue;
  inputTokens: number | null;
  outputTokens: number | null;
  costUsd: number | null;
  createdAt: Date;
};

function toMessageDto(row: MessageRow): MessageDto {
  const { role, status, content, confidence, refused, degraded, model, query } = row;
  // Written by finishTurn, from values of these very types.
  const citations = row.citations as CitationDto[];
  const support = row.support as SupportDto | null;
  const curated = row.curated as CuratedMark | null;
  const createdAt = row.createdAt.toISOString();
  return {
    id: row.id as MessageId,
    role,
    status,
    content,
    citations,
    confidence,
    refused,
    degraded,
    model,
    query,
    support,
    curated,
    usage: usageOf(row),
    createdAt,
  };
}

function usageOf({ inputTokens, outputTokens, costUsd }: MessageRow): MessageDto["usage"] {
  return inputTokens === null || outputTokens === null ? null : { inputTokens, outputTokens, costUsd };
}
