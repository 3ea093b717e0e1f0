import type { BotId, ConversationId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import type { ConversationDto, ConversationFilter } from "@/lib/schemas/conversation";
import { roleCan, scopesCan } from "@/lib/schemas/permissions";
import { actorId, reachableBots, type Tx } from "../_kit";
import { DEFAULT_THRESHOLD, UNSURE_MARGIN } from "../retrieval";

/** Who may change sources sees all conversations, to learn what is missing; others see their own. */
export function visibleTo({ actor }: Tx): Prisma.Sql[] {
  const seesAll =
    actor.type === "system" ||
    (actor.type === "user" && roleCan(actor.role, "sources:write")) ||
    (actor.type === "token" && scopesCan(actor.scopes, "sources:write"));
  const only = reachableBots(actor);
  return [
    ...(seesAll ? [] : [Prisma.sql`c."askerId" = ${actorId(actor)}`]),
    ...(only === null ? [] : [Prisma.sql`c."botId" = any(${[...only]}::text[])`]),
  ];
}

/** Answered, and hardly above the bot's threshold, or below it where that does not refuse: `m` is an answer of a bot `b`. */
const UNSURE = Prisma.sql`(not m.refused and m.curated is null and m.confidence < least(1,
  coalesce((b.retrieval->>'threshold')::float8, ${DEFAULT_THRESHOLD}::float8) + ${UNSURE_MARGIN}::float8))`;

const ANSWERS: Record<NonNullable<ConversationFilter["answer"]>, Prisma.Sql> = {
  refused: Prisma.sql`m.refused`,
  unsure: UNSURE,
  curated: Prisma.sql`m.curated is not null`,
};

const RATED: Record<NonNullable<ConversationFilter["feedback"]>, Prisma.Sql> = {
  up: Prisma.sql`m.rating = 'up'`,
  down: Prisma.sql`m.rating = 'down'`,
  any: Prisma.sql`m.rating is not null`,
};

/** The filter as conditions on a conversation `c` with a bot `b`. */
export function toConditions(tx: Tx, filter: ConversationFilter): Prisma.Sql[] {
  const { botId, mine, channel, from, to, feedback, answer, search } = filter;
  return [
    botId && Prisma.sql`c."botId" = ${botId}`,
    mine === "true" && Prisma.sql`c."askerId" = ${actorId(tx.actor)}`,
    channel && Prisma.sql`c.channel = ${channel}::"Channel"`,
    from && Prisma.sql`c."createdAt" >= ${from}::timestamptz`,
    to && Prisma.sql`c."createdAt" < ${to}::timestamptz`,
    feedback && withMessage(RATED[feedback]),
    answer && withMessage(ANSWERS[answer]),
    search && withMessage(Prisma.sql`m.content ilike ${`%${search.replace(/[\\%_]/g, "\\$&")}%`}`),
  ].filter((condition): condition is Prisma.Sql => typeof condition === "object");
}

function withMessage(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`exists (
    select from "Message" m
    where m."tenantId" = c."tenantId" and m."conversationId" = c.id and ${condition}
  )`;
}

type Row = Omit<ConversationDto, "answers" | "isMine" | "createdAt" | "updatedAt"> &
  ConversationDto["answers"] & { askerId: string | null; createdAt: Date; updatedAt: Date };

/** The newest conversations that meet all conditions, with what their answers add up to and who asked by the name of now. */
export async function findConversations(
  tx: Tx,
  conditions: readonly Prisma.Sql[],
  limit: number,
): Promise<ConversationDto[]> {
  const rows = await tx.db.$queryRaw<Row[]>`
    select c.id, c."botId", c."askerId", c.channel, c.title, c.page, c."createdAt", c."updatedAt",
           coalesce(u.name, k.name) as "askedBy", a.*
    from (
      select c.*, b.retrieval from "Conversation" c join "Bot" b on b.id = c."botId"
      where ${Prisma.join([Prisma.sql`true`, ...conditions], " and ")}
      order by c.id desc limit ${limit}
    ) c
    left join "User" u on u.id = c."askerId"
    left join "ApiToken" k on k.id = c."askerId"
    cross join lateral (
      select count(*)::int as "all",
             count(*) filter (where ${RATED.up})::int as up,
             count(*) filter (where ${RATED.down})::int as down,
             count(*) filter (where ${ANSWERS.refused})::int as refused,
             count(*) filter (where ${ANSWERS.unsure})::int as unsure,
             count(*) filter (where ${ANSWERS.curated})::int as curated
      from "Message" m cross join (select c.retrieval) b
      where m."tenantId" = c."tenantId" and m."conversationId" = c.id and m.role = 'assistant'
    ) a
    order by c.id desc`;
  return rows.map((row) => toDto(tx, row));
}

function toDto(tx: Tx, row: Row): ConversationDto {
  const { askerId, createdAt, updatedAt, all, up, down, refused, unsure, curated, ...rest } = row;
  return {
    ...rest,
    // Read as text, from columns that only ids of these kinds are written to.
    id: row.id as ConversationId,
    botId: row.botId as BotId,
    isMine: askerId === actorId(tx.actor),
    answers: { all, up, down, refused, unsure, curated },
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
