import type { Option } from "@/components/patterns/choice-fields";
import { ROLE_WORDS } from "@/lib/client/role-words";
import { type MembershipChange, mayGive, obstacleTo } from "@/lib/schemas/member-rules";
import { ROLES, type Role } from "@/lib/schemas/permissions";

export function roleLabel(role: Role): string {
  return role.charAt(0).toUpperCase() + role.slice(1);
}

/** The roles that somebody may give to whom they invite, each with what it allows. */
export function rolesToGive(by: Role): (Option & { value: Role })[] {
  return ROLES.filter((role) => mayGive(by, role)).map((role) => ({
    value: role,
    label: roleLabel(role),
    description: `Can ${ROLE_WORDS[role]}.`,
  }));
}

/** The roles that a member may be given, the one they have among them. */
export function rolesFor({ by, from, owners }: Omit<MembershipChange, "to">): Role[] {
  return ROLES.filter((to) => to === from || obstacleTo({ by, from, to, owners }) === null);
}
