import { newId, type TenantId, type TokenId } from "@/lib/core/ids";
import { hashSecret, mintSecret } from "../_kit";

const SHOWN_CHARACTERS = 6;

export type MintedToken = { raw: string; row: { id: TokenId; prefix: string; hash: string } };

/** A new token. Only `row` is stored; `raw` is shown once. */
export function mintToken(tenantId: TenantId): MintedToken {
  const raw = mintSecret("mr", tenantId);
  const secret = raw.slice(raw.indexOf("_", "mr_".length) + 1);
  const prefix = `mr_…${secret.slice(0, SHOWN_CHARACTERS)}`;
  return { raw, row: { id: newId("token"), prefix, hash: hashSecret(raw) } };
}
