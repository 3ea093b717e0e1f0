import { newId, type UserId } from "@/lib/core/ids";
import { asSystem, type Db } from "@/lib/db";
import type { ProviderRefusal } from "@/lib/schemas/sign-in";
import { type OpenCtx, recordPersonEvent } from "../_kit";
import { systemSetting } from "../settings";
import { linkTo } from "./mails";
import { issueLink, LINK_LIFETIME_MS } from "./one-time-link";
import { recordStranger } from "./record-stranger";

/** What a provider says of who signed in there. */
export type Profile = {
  provider: string;
  /** The provider's own name for the account. */
  subject: string;
  email: string | null;
  isEmailVerified: boolean;
  name: string;
};

/** `codeLink`: the provider's word is right, and the account has a second factor; the page behind the link asks for it. */
export type SignInElsewhere = { userId: UserId } | { codeLink: string } | ProviderRefusal;

/** The owner of a deployment that nobody has come into yet. */
export const NAMELESS_OWNER = { email: "owner@minirag.local", name: "Owner" };

/**
 * The account of somebody whom a provider vouches for. An account that is there is linked only when both sides have shown
 * that the e-mail address is the person's: else whoever made an account with somebody else's address would share it.
 */
export async function signInElsewhere(ctx: OpenCtx, profile: Profile): Promise<SignInElsewhere> {
  const signup = await systemSetting(ctx, "signup");
  const outcome = await asSystem("sign-in", (db) => find(ctx, db, profile, signup));
  if (typeof outcome === "string") {
    await recordStranger(ctx, profile.provider);
    return outcome;
  }
  return asSystem("sign-in", async (db) => {
    const { userId } = outcome;
    if (await hasSecondFactor(db, userId)) {
      const link = { userId, purpose: "sign_in", lifetimeMs: LINK_LIFETIME_MS.code } as const;
      return { codeLink: linkTo(ctx, "sign-in/code", await issueLink(db, link, ctx.now())) };
    }
    const after = { method: profile.provider };
    await recordPersonEvent(db, ctx, userId, { action: "sign_in.succeed", after });
    return outcome;
  });
}

async function hasSecondFactor(db: Db, id: UserId): Promise<boolean> {
  return (await db.user.count({ where: { id, totpConfirmedAt: { not: null } } })) > 0;
}

/** The account that is linked already, or null. */
export async function findIdentity(provider: string, subject: string): Promise<UserId | null> {
  const found = await asSystem("sign-in", (db) =>
    db.identity.findUnique({ where: { provider_subject: { provider, subject } }, select: { userId: true } }),
  );
  return found ? (found.userId as UserId) : null;
}

async function find(
  ctx: OpenCtx,
  db: Db,
  profile: Profile,
  signup: "open" | "invite" | "closed",
): Promise<{ userId: UserId } | ProviderRefusal> {
  const { provider, subject, isEmailVerified, name } = profile;
  const known = await db.identity.findUnique({ where: { provider_subject: { provider, subject } } });
  if (known) return { userId: known.userId as UserId };
  const email = profile.email?.trim().toLowerCase();
  if (!email || !isEmailVerified) return "not-verified";
  const link = async (userId: UserId) => {
    await db.identity.create({ data: { provider, subject, userId, email } });
    await recordPersonEvent(db, ctx, userId, { action: "account.link", after: { provider } });
    return { userId };
  };
  const user = await db.user.findUnique({ where: { email }, select: { id: true, emailVerifiedAt: true } });
  if (user) return user.emailVerifiedAt ? link(user.id as UserId) : "account-exists";
  const verified = { email, name: name || email, emailVerifiedAt: ctx.now() };
  const owner = await findUnclaimedOwner(db);
  if (owner) {
    await db.user.update({ where: { id: owner }, data: verified });
    return link(owner);
  }
  if (signup === "closed" || (signup === "invite" && !(await isInvited(db, email, ctx.now())))) {
    return "sign-up-closed";
  }
  const id = newId("user");
  await db.user.create({ data: { id, ...verified } });
  return link(id);
}

/** In a deployment that nobody has come into, the first person who does is the owner. */
async function findUnclaimedOwner(db: Db): Promise<UserId | null> {
  const owner = await db.user.findFirst({
    where: {
      email: NAMELESS_OWNER.email,
      passwordHash: null,
      sessions: { none: {} },
      identities: { none: {} },
    },
    select: { id: true },
  });
  return owner && (await db.user.count()) === 1 ? (owner.id as UserId) : null;
}

async function isInvited(db: Db, email: string, now: Date): Promise<boolean> {
  const where = { email, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } };
  return (await db.invitation.count({ where })) > 0;
}
