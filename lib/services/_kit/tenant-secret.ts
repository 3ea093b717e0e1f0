import { createHash, randomBytes } from "node:crypto";
import { ID_PREFIXES, isId, type TenantId } from "@/lib/core/ids";

const SECRET_BYTES = 32;

/** `mr`: an API token; `mi`: an invitation. */
type Kind = "mr" | "mi";

// <kind>_<tenant's id without its prefix>_<secret>: it says whose it is, so looking it up needs no system role.
const PATTERN = /^(mr|mi)_([0-9a-z]{26})_([A-Za-z0-9_-]{43})$/;

/** A new secret of a tenant with 256 random bits. */
export function mintSecret(kind: Kind, tenantId: TenantId): string {
  const tenant = tenantId.slice(ID_PREFIXES.tenant.length + 1);
  return `${kind}_${tenant}_${randomBytes(SECRET_BYTES).toString("base64url")}`;
}

/** The tenant that a secret names, or null when it is not of our form. */
export function tenantOfSecret(kind: Kind, raw: string): TenantId | null {
  const [, found, tenant] = PATTERN.exec(raw) ?? [];
  const tenantId = `${ID_PREFIXES.tenant}_${tenant}`;
  return found === kind && isId("tenant", tenantId) ? tenantId : null;
}

/** Secrets are random, so a plain SHA-256 cannot be guessed back, and looking one up by it leaks no timing. */
export function hashSecret(raw: string): string {
  return createHash("sha256").update(raw).digest("hex");
}
