import { newId, type TenantId, type UserId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import type { OpenCtx } from "../_kit";
import { hashPassword, issueLink, LINK_LIFETIME_MS, NAMELESS_OWNER } from "../accounts";
import { createTenant } from "../tenants";

export type OwnerSettings = {
  /** Null: an owner without an address of their own, who comes in by the link. */
  owner: { email: string; password: string | undefined; name: string } | null;
  tenant: { name: string; slug: string };
};

type Linking = Pick<OpenCtx, "now" | "publicUrl">;

/** Makes tenant and owner of an empty deployment; null when there is a tenant already, and nothing changes. */
export async function ensureOwner(settings: OwnerSettings): Promise<{ tenantId: TenantId } | null> {
  const owner = settings.owner ?? { ...NAMELESS_OWNER, password: undefined };
  const passwordHash = owner.password ? await hashPassword(owner.password) : null;
  return asSystem("setup", async (db) => {
    // Two processes may start at once; the second waits here and then finds a tenant.
    await db.$executeRaw`select pg_advisory_xact_lock(hashtext('minirag.setup'))`;
    if ((await db.tenant.count()) > 0) return null;
    const data = { email: owner.email, name: owner.name, passwordHash, isOperator: true };
    const user = await db.user.upsert({
      where: { email: owner.email },
      create: { id: newId("user"), ...data },
      update: data,
    });
    const { id } = await createTenant(db, {
      ...settings.tenant,
      ownerId: user.id as UserId,
      plan: "self-hosted",
    });
    return { tenantId: id };
  });
}

/**
 * A link that signs the first owner in once, as long as they have no password to sign in with; else null.
 * The one before it stops working.
 */
export async function ownerSignInLink(ctx: Linking): Promise<string | null> {
  return asSystem("setup", async (db) => {
    const first = await db.membership.findFirst({
      where: { role: "owner" },
      orderBy: { createdAt: "asc" },
      select: { user: { select: { id: true, passwordHash: true } } },
    });
    if (!first || first.user.passwordHash) return null;
    const userId = first.user.id as UserId;
    return toLink(
      ctx,
      await issueLink(db, { userId, purpose: "sign_in", lifetimeMs: LINK_LIFETIME_MS.terminal }, ctx.now()),
    );
  });
}

// Behind the "#": browsers keep it to themselves, so the secret is in no log and no Referer.
const toLink = ({ publicUrl }: Linking, secret: string) => `${publicUrl}/sign-in/link#${secret}`;
