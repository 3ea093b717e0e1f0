import { ROLES, type Role } from "./permissions";

/** A change of one membership: `to` is null when it ends. */
export type MembershipChange = { by: Role; from: Role; to: Role | null; owners: number };

/** Why something may not be done: the code of the error, and a sentence. */
export type Obstacle = { code: "forbidden" | "conflict"; message: string };

/**
 * What stands against a change of a membership; null when it may be done. Nobody gives or takes what they do not have:
 * admins do as they like with everybody but owners, and make none. Buttons ask the same question as the server.
 */
export function obstacleTo({ by, from, to, owners }: MembershipChange): Obstacle | null {
  if (!mayGive(by, from) || (to !== null && !mayGive(by, to))) {
    return { code: "forbidden", message: "Only an owner can change what concerns owners." };
  }
  if (from === "owner" && to !== "owner" && owners <= 1) {
    return { code: "conflict", message: "A team needs an owner. Make somebody else an owner first." };
  }
  return null;
}

/** Whether somebody may give a role: not one above their own. */
export function mayGive(by: Role, role: Role): boolean {
  return ROLES.indexOf(role) <= ROLES.indexOf(by);
}
