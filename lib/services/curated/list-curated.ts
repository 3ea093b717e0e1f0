import { z } from "zod";
import { decodeCursor, toPage } from "@/lib/core/cursor";
import { idOf } from "@/lib/schemas/common";
import { ListCuratedQuery } from "@/lib/schemas/curated";
import { query } from "../_kit";
import { getBotOrThrow } from "../bots";
import { getCuratedOrThrow, toCuratedDto, withPhrasings } from "./curated-row";

/** What the team answers itself, newest first. */
export const listCurated = query({
  name: "curated.list",
  permission: "bots:read",
  input: ListCuratedQuery.extend({ botId: idOf("bot") }),
  async run({ tx, input: { botId, search, state, cursor, limit } }) {
    await getBotOrThrow(tx, botId);
    const contains = { contains: search ?? "", mode: "insensitive" as const };
    const rows = await tx.db.curatedAnswer.findMany({
      where: {
        AND: [
          { botId },
          search ? { OR: [{ answer: contains }, { phrasings: { some: { text: contains } } }] } : {},
          state ? { disabledAt: state === "disabled" ? { not: null } : null } : {},
          cursor ? { id: { lt: decodeCursor(cursor) } } : {},
        ],
      },
      include: withPhrasings,
      orderBy: { id: "desc" },
      take: limit + 1,
    });
    return toPage(rows, limit, (row) => row.id, toCuratedDto);
  },
});

export const getCurated = query({
  name: "curated.get",
  permission: "bots:read",
  input: z.strictObject({ botId: idOf("bot"), answerId: idOf("answer") }),
  run: async ({ tx, input }) => toCuratedDto(await getCuratedOrThrow(tx, input)),
});
