import { createHash, randomBytes } from "node:crypto";
import { ID_PREFIXES, isId, newId, type TenantId, type TokenId } from "@/lib/core/ids";

const SECRET_BYTES = 32;
const SHOWN_CHARACTERS = 6;
// mr_<tenant's id without its prefix>_<secret>: the token says whose it is, so looking it up needs no system role.
const PATTERN = /^mr_([0-9a-z]{26})_([A-Za-z0-9_-]{43})$/;

export type MintedToken = { raw: string; row: { id: TokenId; prefix: string; hash: string } };

/** A new token with 256 random bits. Only `row` is stored; `raw` is shown once. */
export function mintToken(tenantId: TenantId): MintedToken {
  const head = `mr_${tenantId.slice(ID_PREFIXES.tenant.length + 1)}_`;
  const raw = head + randomBytes(SECRET_BYTES).toString("base64url");
  const prefix = `mr_…${raw.slice(head.length, head.length + SHOWN_CHARACTERS)}`;
  return { raw, row: { id: newId("token"), prefix, hash: hashToken(raw) } };
}

/** The tenant that a raw token names, or null when it is not of our form. */
export function tenantOfToken(raw: string): TenantId | null {
  const tenantId = `${ID_PREFIXES.tenant}_${PATTERN.exec(raw)?.[1]}`;
  return isId("tenant", tenantId) ? tenantId : null;
}

/** Tokens are random, so a plain SHA-256 cannot be guessed back, and looking one up by it leaks no timing. */
export function hashToken(raw: string): string {
  return createHash("sha256").update(raw).digest("hex");
}
