import { expect, test } from "vitest";
import { obstacleTo } from "./member-rules";
import { ROLES, type Role } from "./permissions";

const outcome = (by: Role, from: Role, to: Role | null, owners = 2) =>
  obstacleTo({ by, from, to, owners })?.code ?? "may";

test.each(ROLES.flatMap((from) => [...ROLES, null].map((to) => [from, to] as const)))(
  "an admin changes %s to %s unless an owner is concerned",
  (from, to) => {
    expect(outcome("admin", from, to)).toBe(from === "owner" || to === "owner" ? "forbidden" : "may");
  },
);

test("an owner may do all, but for taking away the last owner", () => {
  expect(outcome("owner", "admin", "owner")).toBe("may");
  expect(outcome("owner", "owner", "reader")).toBe("may");
  expect(outcome("owner", "owner", null, 1)).toBe("conflict");
  expect(outcome("owner", "owner", "admin", 1)).toBe("conflict");
  expect(outcome("owner", "owner", "owner", 1)).toBe("may");
});
