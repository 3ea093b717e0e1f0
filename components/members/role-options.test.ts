import { expect, test } from "vitest";
import { rolesFor, rolesToGive } from "./role-options";

test("an admin gives every role but owner, and takes nothing from an owner", () => {
  expect(rolesToGive("admin").map(({ value }) => value)).toEqual(["reader", "editor", "admin"]);
  expect(rolesFor({ by: "admin", from: "reader", owners: 1 })).toEqual(["reader", "editor", "admin"]);
  expect(rolesFor({ by: "admin", from: "owner", owners: 2 })).toEqual(["owner"]);
});

test("an owner gives every role, but the last owner stays one", () => {
  expect(rolesFor({ by: "owner", from: "owner", owners: 2 })).toEqual(["reader", "editor", "admin", "owner"]);
  expect(rolesFor({ by: "owner", from: "owner", owners: 1 })).toEqual(["owner"]);
});
