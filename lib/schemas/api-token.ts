import { z } from "zod";
import { IsoTime, idOf, line, PageQuery } from "./common";
import { SCOPES } from "./permissions";

export const CreateTokenBody = z.strictObject({
  name: line(80),
  scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length).default(["read"]),
  /** Keeps the token to these bots and what is attached to them. */
  botIds: z.array(idOf("bot")).min(1).max(100).optional(),
  expiresAt: IsoTime.refine((value) => Date.parse(value) > Date.now(), "must be in the future").optional(),
});

/** How long the old token works beside the new one; 0 ends it at once. */
export const RotateTokenBody = z.strictObject({ overlapHours: z.number().int().min(0).max(168).default(24) });

export const TokenDto = z.object({
  id: idOf("token"),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  botIds: z.array(idOf("bot")).nullable(),
  expiresAt: IsoTime.nullable(),
  lastUsedAt: IsoTime.nullable(),
  createdAt: IsoTime,
});

/** The raw token is here once and nowhere again. */
export const CreatedTokenDto = TokenDto.extend({ token: z.string() });

export const ListTokensQuery = PageQuery;
export type TokenDto = z.infer<typeof TokenDto>;
