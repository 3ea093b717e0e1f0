import { expect, test } from "vitest";
import { SILENT } from "@/lib/core/log";
import { startLoop } from "./loop";

const tick = () => new Promise((resolve) => setImmediate(resolve));

test("works at once, when woken, and no more after stop; wakes that come together are one", async () => {
  let rounds = 0;
  const loop = startLoop("test", SILENT, async () => {
    rounds += 1;
    return 60_000;
  });
  await tick();
  expect(rounds).toBe(1);
  loop.wake();
  loop.wake();
  await tick();
  expect(rounds).toBe(2);
  await loop.stop();
  loop.wake();
  await tick();
  expect(rounds).toBe(2);
});

test("a wake during a round makes another round", async () => {
  let rounds = 0;
  const gate = Promise.withResolvers<void>();
  const loop = startLoop("test", SILENT, async () => {
    rounds += 1;
    if (rounds === 1) await gate.promise;
    return 60_000;
  });
  loop.wake();
  gate.resolve();
  await tick();
  expect(rounds).toBe(2);
  await loop.stop();
});

test("a round that throws is logged and repeated, and waking does not hurry it", async () => {
  const warnings: string[] = [];
  let rounds = 0;
  const loop = startLoop(
    "test",
    { ...SILENT, warn: (_fields, message) => warnings.push(message) },
    async () => {
      rounds += 1;
      if (rounds === 1) throw new Error("down");
      return 60_000;
    },
  );
  await tick();
  loop.wake();
  await tick();
  expect({ rounds, warnings: warnings.length }).toEqual({ rounds: 1, warnings: 1 });
  while (rounds < 2) await tick();
  await loop.stop();
});
