import type { z } from "zod";
import { type CreatedTokenDto, CreateTokenBody } from "@/lib/schemas/api-token";
import { command } from "../_kit";
import { assertBotsExist } from "../bots";
import { ownerOf } from "./owner-of";
import { toTokenDto } from "./token-dto";
import { mintToken } from "./token-format";

type Created = z.infer<typeof CreatedTokenDto>;

/** The raw token is in this answer and nowhere else; a repeat with the same Idempotency-Key gets it blank. */
export const createToken = command({
  name: "token.create",
  permission: "tokens:write",
  input: CreateTokenBody,
  async run({ tx, input }) {
    await assertBotsExist(tx, input.botIds ?? []);
    const minted = mintToken(tx.tenant.id);
    const row = await tx.db.apiToken.create({
      data: {
        ...minted.row,
        tenantId: tx.tenant.id,
        name: input.name,
        scopes: [...new Set(input.scopes)],
        restrictedToBots: input.botIds !== undefined,
        createdById: ownerOf(tx.actor),
        expiresAt: input.expiresAt ?? null,
        bots: { create: [...new Set(input.botIds ?? [])].map((botId) => ({ botId })) },
      },
      include: { bots: { select: { botId: true } } },
    });
    const dto = toTokenDto(row);
    const result: Created = { ...dto, token: minted.raw };
    return { result, audit: { targetId: row.id, after: dto } };
  },
  remember: (result: Created) => ({ ...result, token: "" }),
});
