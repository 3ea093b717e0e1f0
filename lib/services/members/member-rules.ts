import { AppError } from "@/lib/core/errors";
import { ROLES, type Role } from "@/lib/schemas/permissions";

/** A change of one membership: `to` is null when it ends. */
export type MembershipChange = { by: Role; from: Role; to: Role | null; owners: number };

/**
 * Nobody gives or takes what they do not have: admins do as they like with everybody but owners, and make none.
 * @throws AppError forbidden · conflict when no owner would be left
 */
export function assertMayChange({ by, from, to, owners }: MembershipChange): void {
  const touches = Math.max(ROLES.indexOf(from), to === null ? 0 : ROLES.indexOf(to));
  if (touches > ROLES.indexOf(by)) {
    throw new AppError("forbidden", "Only an owner can change what concerns owners.");
  }
  if (from === "owner" && to !== "owner" && owners <= 1) {
    throw new AppError("conflict", "A team needs an owner. Make somebody else an owner first.");
  }
}
