import { decodeCursor, toPage } from "@/lib/core/cursor";
import { ListBotsQuery } from "@/lib/schemas/bot";
import { query } from "../_kit";
import { toBotDto } from "./bot-dto";
import { reachable } from "./internal";

/** Newest first; `deleted=true` lists those that can be restored instead. */
export const listBots = query({
  name: "bot.list",
  permission: "bots:read",
  input: ListBotsQuery,
  async run({ tx, input }) {
    const deletedAt = input.deleted === "true" ? { not: null } : null;
    const after = input.cursor ? { id: { lt: decodeCursor(input.cursor) } } : {};
    const rows = await tx.db.bot.findMany({
      where: { AND: [{ deletedAt }, after, reachable(tx)] },
      include: { _count: { select: { sources: true } } },
      orderBy: { id: "desc" },
      take: input.limit + 1,
    });
    return toPage(rows, input.limit, (row) => row.id, toBotDto);
  },
});
