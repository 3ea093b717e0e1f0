import { decodeCursor, toPage } from "@/lib/core/cursor";
import { ListTokensQuery } from "@/lib/schemas/api-token";
import { query } from "../_kit";
import { toTokenDto } from "./token-dto";

/** Tokens that were not revoked, newest first. */
export const listTokens = query({
  name: "token.list",
  permission: "tokens:read",
  input: ListTokensQuery,
  async run({ tx, input }) {
    const rows = await tx.db.apiToken.findMany({
      where: { revokedAt: null, ...(input.cursor && { id: { lt: decodeCursor(input.cursor) } }) },
      include: { bots: { select: { botId: true } } },
      orderBy: { id: "desc" },
      take: input.limit + 1,
    });
    return toPage(rows, input.limit, (row) => row.id, toTokenDto);
  },
});
