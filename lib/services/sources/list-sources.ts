import { decodeCursor, toPage } from "@/lib/core/cursor";
import { Prisma } from "@/lib/db";
import { ListSourcesQuery } from "@/lib/schemas/source";
import { query } from "../_kit";
import { findSources } from "./internal";
import { toSourceDto } from "./source-dto";

/** Newest first, by bot, type, status, and what is in the title or address. */
export const listSources = query({
  name: "source.list",
  permission: "sources:read",
  input: ListSourcesQuery,
  async run({ tx, input }) {
    const conditions = [
      input.cursor && Prisma.sql`s.id < ${decodeCursor(input.cursor)}`,
      input.type && Prisma.sql`s.type = ${input.type}::"SourceType"`,
      input.status && Prisma.sql`s.status = ${input.status}`,
      input.botId && Prisma.sql`${input.botId} = any(s."botIds")`,
      input.search &&
        Prisma.sql`strpos(lower(concat_ws(' ', s.title, s.config->>'url')), lower(${input.search})) > 0`,
    ].filter((condition): condition is Prisma.Sql => typeof condition === "object");
    const rows = await findSources(tx, conditions, input.limit + 1);
    return toPage(rows, input.limit, (row) => row.id, toSourceDto);
  },
});
