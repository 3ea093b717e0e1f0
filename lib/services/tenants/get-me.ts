import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { UserId } from "@/lib/core/ids";
import type { MeDto } from "@/lib/schemas/tenant";
import { query } from "../_kit";

/** Who is asking: a person with a role, or a token with scopes. */
export const getMe = query({
  name: "me.get",
  permission: "tenant:read",
  input: z.unknown(),
  async run({ tx }): Promise<z.infer<typeof MeDto>> {
    const { id, slug, name } = tx.tenant;
    const tenant = { id, slug, name };
    const { actor } = tx;
    if (actor.type === "token") {
      const token = await tx.db.apiToken.findUniqueOrThrow({
        where: { id: actor.tokenId },
        select: { name: true },
      });
      return {
        type: "token",
        token: { id: actor.tokenId, name: token.name, scopes: [...actor.scopes] },
        tenant,
      };
    }
    if (actor.type !== "user")
      throw new AppError("forbidden", "Only a person or a token can ask who they are.");
    const select = { id: true, email: true, name: true };
    const user = await tx.db.user.findUniqueOrThrow({ where: { id: actor.userId }, select });
    return { type: "user", user: { ...user, id: user.id as UserId }, role: actor.role, tenant };
  },
});
