import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { type CreatedTokenDto, RotateTokenBody } from "@/lib/schemas/api-token";
import { idOf } from "@/lib/schemas/common";
import { command } from "../_kit";
import { ownerOf } from "./owner-of";
import { toTokenDto } from "./token-dto";
import { mintToken } from "./token-format";

const HOUR_MS = 60 * 60_000;

type Created = z.infer<typeof CreatedTokenDto>;

/** A new token in place of another: the same name, scopes, bots and expiry, and whose it is who made it. The old one works on for the overlap. */
export const rotateToken = command({
  name: "token.rotate",
  permission: "tokens:write",
  input: RotateTokenBody.extend({ tokenId: idOf("token") }),
  async run({ tx, input: { tokenId, overlapHours } }) {
    const now = tx.now();
    const old = await tx.db.apiToken.findFirst({
      where: { id: tokenId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
      include: { bots: { select: { botId: true } } },
    });
    if (!old) throw new AppError("not_found", "There is no such token.");
    const ends = new Date(now.getTime() + overlapHours * HOUR_MS);
    const { name, scopes, restrictedToBots, expiresAt, createdByTokenId } = old;
    const minted = mintToken(tx.tenant.id);
    const row = await tx.db.apiToken.create({
      data: {
        ...minted.row,
        ...{
          tenantId: tx.tenant.id,
          name,
          scopes,
          restrictedToBots,
          createdById: ownerOf(tx.actor),
          expiresAt,
          createdByTokenId,
          rotatedFromId: tokenId,
        },
        bots: { create: old.bots },
      },
      include: { bots: { select: { botId: true } } },
    });
    await tx.db.apiToken.update({
      where: { id: tokenId },
      data: { expiresAt: expiresAt && expiresAt < ends ? expiresAt : ends },
    });
    const dto = toTokenDto(row);
    const result: Created = { ...dto, token: minted.raw };
    return {
      result,
      audit: { targetId: tokenId, after: { replacedBy: dto.id, oldEndsAt: ends.toISOString() } },
    };
  },
  remember: (result: Created) => ({ ...result, token: "" }),
});
