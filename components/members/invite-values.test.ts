import { expect, test } from "vitest";
import { InviteValues, NEW_INVITATION, toInviteBody } from "./invite-values";

test("an invitation by mail needs an address, one by link takes none along", () => {
  expect(InviteValues.safeParse(NEW_INVITATION).success).toBe(false);
  expect(InviteValues.safeParse({ ...NEW_INVITATION, email: "ada@example.test" }).success).toBe(true);
  const byLink = { ...NEW_INVITATION, way: "link" as const, email: "half an addr" };
  expect(InviteValues.safeParse(byLink).success).toBe(true);
  expect(toInviteBody(byLink)).toEqual({ role: "reader" });
});
