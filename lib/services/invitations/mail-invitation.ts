import type { z } from "zod";
import type { CreatedInvitationDto, InvitationDto } from "@/lib/schemas/member";
import type { Ctx } from "../_kit";
import { toLink } from "./internal";

type Created = z.infer<typeof CreatedInvitationDto>;

/** The answer to whoever invites. A repeated request gets no secret, so it gets no link, and no second mail. */
export async function toAnswer(ctx: Ctx, invitation: InvitationDto, secret: string): Promise<Created> {
  if (secret === "") return { ...invitation, link: "", mail: "not_wanted" };
  const link = toLink(ctx, secret);
  return { ...invitation, link, mail: await mailInvitation(ctx, invitation, link) };
}

/** Mails the link, when there is an address. A mail that does not leave is no failure: whoever invites has the link too. */
async function mailInvitation(
  ctx: Ctx,
  { email, role, invitedBy, expiresAt }: InvitationDto,
  link: string,
): Promise<Created["mail"]> {
  if (!email) return "not_wanted";
  const from = invitedBy ?? "Somebody";
  const text = [
    `${from} invites you to the team "${ctx.tenant.name}" on MiniRAG, as ${role}.`,
    `Come in here, until ${expiresAt.slice(0, 10)}:\n\n${link}`,
    "The link works once. If you do not know what this is about, there is nothing to do.",
  ].join("\n\n");
  try {
    await ctx.ports.mailer.send({ to: email, subject: `Join ${plain(ctx.tenant.name)} on MiniRAG`, text });
    return ctx.ports.mailer.isReal ? "sent" : "not_sent";
  } catch (error) {
    ctx.log.warn({ error }, "an invitation was not mailed");
    return "not_sent";
  }
}

const plain = (name: string) => name.replace(/\s+/g, " ").slice(0, 80);
