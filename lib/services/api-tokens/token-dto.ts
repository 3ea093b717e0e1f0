import type { BotId, TokenId } from "@/lib/core/ids";
import type { TokenDto } from "@/lib/schemas/api-token";
import type { Scope } from "@/lib/schemas/permissions";

type TokenRow = {
  id: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  restrictedToBots: boolean;
  bots: { botId: string }[];
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  createdAt: Date;
};

export function toTokenDto(row: TokenRow): TokenDto {
  return {
    id: row.id as TokenId,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    botIds: row.restrictedToBots ? row.bots.map(({ botId }) => botId as BotId) : null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
