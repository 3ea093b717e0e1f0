import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { newId, type TenantId, type UserId } from "@/lib/core/ids";
import { asSystem, type Db } from "@/lib/db";
import type { JoinBody, JoinedDto } from "@/lib/schemas/member";
import { type OpenCtx, recordEvent, TENANT_COLUMNS, type TenantRow, toTenant, withinStocks } from "../_kit";
import { hashPassword } from "../accounts";
import { systemSetting } from "../settings";
import { assertStillGiven, type InvitationRow, markAccepted, withInvitation } from "./internal";
import { limitLookUps } from "./look-up-invitation";

type Joined = z.infer<typeof JoinedDto>;
type Person = { id: UserId; email: string };

/** Brings a person who is signed in into the team. @throws AppError invalid_request · forbidden (meant for another address) */
export function acceptInvitation(ctx: OpenCtx, person: Person, secret: string): Promise<Joined> {
  return withInvitation(secret, ctx.now(), async (db, invitation, tenantId) => {
    if (invitation.email && invitation.email !== person.email) {
      const message = `This invitation is for ${invitation.email}. Sign in with that address to accept it.`;
      throw new AppError("forbidden", message);
    }
    return admit(ctx, db, { invitation, tenantId, person });
  });
}

/**
 * Makes an account for somebody without one, and brings them in. The link proves no address, also when it was mailed:
 * whoever invited has seen it too, and could take an account in somebody else's name to be linked with theirs later.
 * @throws AppError invalid_request · conflict when there is an account with this address · signup_closed · rate_limited
 */
export async function join(
  ctx: OpenCtx,
  { link, name, email, password }: z.output<typeof JoinBody>,
): Promise<Joined> {
  if ((await systemSetting(ctx, "signup")) === "closed") {
    throw new AppError("signup_closed", "No new accounts are made here. Sign in with the one you have.");
  }
  await limitLookUps(ctx);
  const passwordHash = await hashPassword(password);
  const address = await withInvitation(link, ctx.now(), async (_, invitation) => invitation.email);
  const chosen = address ?? email;
  if (!chosen) throw new AppError("invalid_request", "Tell us your e-mail address.");
  const id = newId("user");
  await asSystem("sign-up", async (db) => {
    if ((await db.user.count({ where: { email: chosen } })) > 0) {
      throw new AppError("conflict", "There is an account with this e-mail already. Sign in, then accept.");
    }
    await db.user.create({ data: { id, email: chosen, name, passwordHash } });
  });
  try {
    return await acceptInvitation(ctx, { id, email: chosen }, link);
  } catch (error) {
    // Somebody was quicker with the same link: an account without a team would only be in their way.
    await asSystem("sign-up", (db) => db.user.deleteMany({ where: { id, memberships: { none: {} } } }));
    throw error;
  }
}

type Admission = { invitation: InvitationRow; tenantId: TenantId; person: Person };

async function admit(ctx: OpenCtx, db: Db, { invitation, tenantId, person }: Admission): Promise<Joined> {
  await assertStillGiven(db, invitation);
  await markAccepted(db, invitation.id, ctx.now());
  const { role } = invitation;
  const [row] = await db.$queryRaw<TenantRow[]>`
    select ${TENANT_COLUMNS} from "Tenant" t where t.id = ${tenantId}`;
  const team = row && toTenant(row);
  if (!team) throw new AppError("not_found", "The tenant is gone.");
  const data = { tenantId, userId: person.id, role };
  // Who is a member already stays what they are.
  const add = () => db.membership.createMany({ data, skipDuplicates: true });
  await withinStocks({ db, tenant: team, now: ctx.now }, ["members"], add);
  await recordEvent(db, ctx, {
    tenantId,
    actor: { type: "user", id: person.id },
    action: "invitation.accept",
    targetId: invitation.id,
    after: { role },
  });
  return { tenant: { slug: team.slug, name: team.name }, email: person.email };
}
