import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { type CreatedTokenDto, CreateTokenBody } from "@/lib/schemas/api-token";
import { command, type Tx } from "../_kit";
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
    await assertRoom(tx);
    const parent = await parentOf(tx);
    const minted = mintToken(tx.tenant.id);
    const row = await tx.db.apiToken.create({
      data: {
        ...minted.row,
        tenantId: tx.tenant.id,
        name: input.name,
        scopes: [...new Set(input.scopes)],
        restrictedToBots: input.botIds !== undefined,
        createdById: ownerOf(tx.actor),
        createdByTokenId: parent?.id ?? null,
        expiresAt: earlier(input.expiresAt ?? null, parent?.expiresAt ?? null),
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

/** Limits by token would mean nothing if there could be any number of them. */
const MOST_TOKENS = 100;

async function assertRoom({ db, tenant, now }: Tx): Promise<void> {
  const isGood = [{ expiresAt: null }, { expiresAt: { gt: now() } }];
  const count = await db.apiToken.count({ where: { tenantId: tenant.id, revokedAt: null, OR: isGood } });
  if (count < MOST_TOKENS) return;
  throw new AppError("conflict", `A team has at most ${MOST_TOKENS} tokens. Revoke one that is not in use.`);
}

/** A token that makes another hands on no more than it has: neither scopes nor bots nor time. */
function parentOf({ actor, db }: Tx) {
  return actor.type === "token" ? db.apiToken.findUnique({ where: { id: actor.tokenId } }) : null;
}

function earlier(one: Date | string | null, other: Date | null): Date | null {
  const asked = one === null ? null : new Date(one);
  return asked && (!other || asked < other) ? asked : other;
}
