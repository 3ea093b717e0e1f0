import { expect, test } from "vitest";
import { cutScopes, PERMISSIONS, type Permission, ROLES, roleCan, SCOPES, scopesCan } from "./permissions";

test("a token never does more than its owner", () => {
  expect(cutScopes(["admin"], "reader")).toEqual(["read"]);
  expect(cutScopes(["read", "write"], "reader")).toEqual(["read"]);
  expect(cutScopes(["read", "admin"], "editor")).toEqual(["read", "write"]);
  expect(cutScopes(["admin"], "owner")).toEqual(["admin"]);
  for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
    for (const role of ROLES) {
      if (scopesCan(cutScopes([...SCOPES], role), permission))
        expect(roleCan(role, permission), permission).toBe(true);
    }
  }
});

test("what is an owner's own no token may", () => {
  expect(scopesCan(["admin"], "tenant:own")).toBe(false);
  expect(roleCan("owner", "tenant:own")).toBe(true);
  expect(roleCan("admin", "tenant:own")).toBe(false);
});
