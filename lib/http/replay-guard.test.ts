import { expect, test } from "vitest";
import { createReplayGuard } from "./replay-guard";

const MINUTE = 60_000;

function guarded() {
  let now = 0;
  const guard = createReplayGuard(() => now);
  const statuses = { of: 200 };
  return {
    statuses,
    pass: (minutes: number) => {
      now += minutes * MINUTE;
    },
    ask: (signature: string | null) =>
      guard(signature && `t=1&s=${signature}`, async () => new Response(null, { status: statuses.of })),
  };
}

test("a signature is let through once, for as long as it is good", async () => {
  const { ask, pass } = guarded();
  await ask("a");
  await ask("b");
  pass(9);
  await ask("c");
  for (const one of ["a", "b", "c"])
    await expect(ask(one)).rejects.toMatchObject({ code: "unauthenticated" });
  // From here on nobody takes the first two, whatever they are asked for.
  pass(1);
  expect((await ask("a")).status).toBe(200);
  await expect(ask("c")).rejects.toMatchObject({ code: "unauthenticated" });
});

test("one that is under way counts already", async () => {
  const { ask } = guarded();
  const first = ask("a");
  await expect(ask("a")).rejects.toMatchObject({ code: "unauthenticated" });
  expect((await first).status).toBe(200);
});

test("one that was refused, or that there is none of, is not remembered", async () => {
  const { ask, statuses } = guarded();
  statuses.of = 401;
  await ask("a");
  await ask(null);
  statuses.of = 200;
  expect((await ask("a")).status).toBe(200);
  expect((await ask(null)).status).toBe(200);
});
