import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { idOf } from "@/lib/schemas/common";
import { command } from "../_kit";

/** Takes effect with the next request. */
export const revokeToken = command({
  name: "token.revoke",
  permission: "tokens:write",
  input: z.strictObject({ tokenId: idOf("token") }),
  async run({ tx, input }) {
    const { count } = await tx.db.apiToken.updateMany({
      where: { id: input.tokenId, revokedAt: null },
      data: { revokedAt: tx.now() },
    });
    if (count === 0) throw new AppError("not_found", "There is no such token.");
    return { result: null, audit: { targetId: input.tokenId } };
  },
});
