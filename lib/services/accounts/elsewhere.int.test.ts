import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { getAccount, signInElsewhere } from "@/lib/services/accounts";

import { makeAccount, newWorld, signedIn, world } from "./testing/world";

beforeEach(newWorld);

describe("elsewhere", () => {
  const profile = (email: string | null, more: object = {}) => ({
    ...{ provider: "oidc", subject: randomUUID(), email, isEmailVerified: true, name: "Greta" },
    ...more,
  });

  test("a new person gets an account where sign-up is world.open, and comes back to it by the provider's name for them", async () => {
    const first = profile(`${randomUUID()}@example.test`);
    const outcome = await signInElsewhere(world.open, first);
    expect(outcome).toMatchObject({ userId: expect.stringMatching(/^usr_/) });
    expect(await signInElsewhere(world.open, { ...first, email: "moved@example.test" })).toEqual(outcome);
  });

  test("closed and invite-only deployments let no stranger in", async () => {
    for (const signup of ["closed", "invite"] as const) {
      const ctx = { ...world.open, environment: { signup } };
      expect(await signInElsewhere(ctx, profile(`${randomUUID()}@example.test`))).toBe("sign-up-closed");
    }
  });

  test("an account is linked only when both sides have proven the address", async () => {
    const [proven, unproven] = [await makeAccount({ isVerified: true }), await makeAccount()];
    expect(await signInElsewhere(world.open, profile(unproven.email))).toBe("account-exists");
    expect(await signInElsewhere(world.open, profile(proven.email, { isEmailVerified: false }))).toBe(
      "not-verified",
    );
    expect(await signInElsewhere(world.open, profile(null))).toBe("not-verified");
    expect(await signInElsewhere(world.open, profile(proven.email))).toEqual({ userId: proven.id });
    expect((await getAccount(await signedIn(proven))).identities).toMatchObject([{ provider: "oidc" }]);
  });
});
