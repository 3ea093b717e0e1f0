import { z } from "zod";
import { IsoTime, idOf, line, PageQuery } from "./common";
import { ROLES } from "./permissions";
import { Email, Password } from "./tenant";

export const MemberDto = z.object({
  userId: idOf("user"),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  isMe: z.boolean(),
  joinedAt: IsoTime,
});
export type MemberDto = z.infer<typeof MemberDto>;

export const ListMembersQuery = PageQuery;
export const ChangeRoleBody = z.strictObject({ role: z.enum(ROLES) });
export const TransferBody = z.strictObject({ userId: idOf("user") });

export const INVITATION_DAYS = 7;

export const InviteBody = z.strictObject({
  /** Left out: whoever has the link may come, once. */
  email: Email.optional(),
  role: z.enum(ROLES).default("reader"),
});

export const InvitationDto = z.object({
  id: idOf("invitation"),
  email: z.string().nullable(),
  role: z.enum(ROLES),
  invitedBy: z.string().nullable(),
  expiresAt: IsoTime,
  isExpired: z.boolean(),
  createdAt: IsoTime,
});
export type InvitationDto = z.infer<typeof InvitationDto>;

/** The link is here once; the mail with it may not have left, and then says why. */
export const CreatedInvitationDto = InvitationDto.extend({
  link: z.string(),
  mail: z.enum(["sent", "not_sent", "not_wanted"]),
});

const link = z.string().min(1).max(200);

export const InvitationLinkBody = z.strictObject({ link });

/** What whoever holds the link may know before they come in. */
export const OfferDto = z.object({
  tenant: z.string(),
  role: z.enum(ROLES),
  email: z.string().nullable(),
  invitedBy: z.string().nullable(),
  expiresAt: IsoTime,
});
export type OfferDto = z.infer<typeof OfferDto>;

/** For people without an account; `email` only where the invitation names none. */
export const JoinBody = z.strictObject({ link, name: line(80), email: Email.optional(), password: Password });

export const JoinedDto = z.object({
  tenant: z.object({ slug: z.string(), name: z.string() }),
  email: z.string(),
});
