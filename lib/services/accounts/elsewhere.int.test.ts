import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { getAccount, signInElsewhere, signInWithLink } from "@/lib/services/accounts";

import { makeAccount, newWorld, signedIn, withSecondFactor, world } from "./testing/world";

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

  test("a second factor is asked for here too", async () => {
    const account = await makeAccount({ isVerified: true });
    const greta = profile(account.email);
    expect(await signInElsewhere(world.open, greta)).toEqual({ userId: account.id });
    const { codes } = await withSecondFactor(account);
    const outcome = await signInElsewhere(world.open, greta);
    const link = typeof outcome === "object" && "codeLink" in outcome ? outcome.codeLink : "";
    const secret = /\/sign-in\/code#(\S+)$/.exec(link)?.[1] ?? "";
    expect(await signInWithLink(world.open, { link: secret, code: "" })).toBe("code-needed");
    expect(await signInWithLink(world.open, { link: secret, code: "000000" })).toBe("wrong-code");
    const right = { link: secret, code: codes[0] ?? "" };
    expect(await signInWithLink(world.open, right)).toEqual({ userId: account.id });
    expect(await signInWithLink(world.open, { ...right, code: codes[1] ?? "" })).toBe("wrong");
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
