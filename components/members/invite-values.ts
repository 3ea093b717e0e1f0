import { z } from "zod";
import { InviteBody } from "@/lib/schemas/member";
import { ROLES } from "@/lib/schemas/permissions";

/** An invitation as its form has it: mailed to one person, or a link that one passes on. */
export const InviteValues = z
  .object({ way: z.enum(["mail", "link"]), email: z.string(), role: z.enum(ROLES) })
  .superRefine(({ way, email }, context) => {
    if (way === "mail" && !InviteBody.shape.email.unwrap().safeParse(email).success) {
      context.addIssue({ code: "custom", path: ["email"], message: "must be an e-mail address" });
    }
  });
export type InviteValues = z.infer<typeof InviteValues>;

export const NEW_INVITATION: InviteValues = { way: "mail", email: "", role: "reader" };

/** What to send to the API. */
export function toInviteBody({ way, email, role }: InviteValues): z.input<typeof InviteBody> {
  return way === "mail" ? { email, role } : { role };
}
