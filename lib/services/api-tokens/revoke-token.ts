import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { idOf } from "@/lib/schemas/common";
import { command } from "../_kit";

/** Takes effect with the next request, also for the tokens that it made, and those that replaced them. */
export const revokeToken = command({
  name: "token.revoke",
  permission: "tokens:write",
  input: z.strictObject({ tokenId: idOf("token") }),
  async run({ tx, input }) {
    const [first, ...others] = await tx.db.$queryRaw<{ id: string }[]>`
      with recursive line as (
        select id from "ApiToken" where id = ${input.tokenId} and "revokedAt" is null
        union select t.id from "ApiToken" t join line on t."createdByTokenId" = line.id or t."rotatedFromId" = line.id and line.id <> ${input.tokenId})
      update "ApiToken" set "revokedAt" = ${tx.now()} where id in (select id from line) and "revokedAt" is null returning id`;
    if (!first) throw new AppError("not_found", "There is no such token.");
    const alsoRevoked = others.length > 0 ? { after: { andTokensItMade: others.length } } : {};
    return { result: null, audit: { targetId: input.tokenId, ...alsoRevoked } };
  },
});
