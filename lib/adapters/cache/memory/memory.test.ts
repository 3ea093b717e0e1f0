import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { createMemoryCache } from ".";

test("past its bytes it forgets what was used longest ago, and no more than it must", async () => {
  const cache = createMemoryCache({ maxBytes: 10_000 });
  const mine = cache.forTenant(newId("tenant"));
  const text = "x".repeat(1_000);
  for (const key of ["a", "b", "c", "d"]) await mine.set(key, text, 60);
  expect(await mine.get("a")).toBe(text);
  await mine.set("e", text, 60);
  expect(await mine.get("b")).toBeUndefined();
  for (const key of ["a", "c", "d", "e"]) expect(await mine.get(key)).toBe(text);
});

test("what was replaced, deleted or has expired takes no room", async () => {
  let time = 0;
  const cache = createMemoryCache({ maxBytes: 10_000, now: () => time });
  const tenantId = newId("tenant");
  const mine = cache.forTenant(tenantId);
  const text = "x".repeat(1_000);
  for (let at = 0; at < 20; at++) await mine.set("again", text, 60);
  await cache.deleteTenant(tenantId);
  expect(await cache.check()).toBe("0 entries");
  await mine.set("old", text, 1);
  time = 1_000;
  expect(await mine.get("old")).toBeUndefined();
  expect(await cache.check()).toBe("0 entries");
  for (const key of ["a", "b", "c", "d"]) await mine.set(key, text, 60);
  for (const key of ["a", "b", "c", "d"]) expect(await mine.get(key)).toBe(text);
});
