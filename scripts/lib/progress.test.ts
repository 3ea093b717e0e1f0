import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { during } from "./progress.mjs";

const lines: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  lines.length = 0;
  vi.spyOn(console, "log").mockImplementation((line) => void lines.push(line));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

test("what is quick says nothing", async () => {
  const work = during("Starting", () => wait(1_900));
  await vi.advanceTimersByTimeAsync(1_900);
  await work;
  expect(lines).toEqual([]);
});

test("anything over two seconds says what it is, how far, and how long it took", async () => {
  const work = during("Building", async (tell) => {
    await wait(9_000);
    tell("half of it");
    await wait(3_000);
    return "done";
  });
  await vi.advanceTimersByTimeAsync(12_000);
  expect(await work).toBe("done");
  expect(lines).toEqual(["… Building (2.0 s)", "… Building: half of it (10.0 s)", "✓ Building (12.0 s)"]);
});

test("what fails is not ticked off", async () => {
  const work = during("Building", async () => {
    await wait(3_000);
    throw new Error("no");
  }).catch((error: Error) => error.message);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await work).toBe("no");
  expect(lines).toEqual(["… Building (2.0 s)", "✗ Building (3.0 s)"]);
});
