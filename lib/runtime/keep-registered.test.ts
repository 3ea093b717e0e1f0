import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepRegistered } from "./keep-registered";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("it tries at once, soon again until it is taken, and then now and then, until it is stopped", async () => {
  const answers = [false, false, true, true];
  const at: number[] = [];
  const began = Date.now();
  const keeping = keepRegistered(async () => {
    at.push((Date.now() - began) / 1_000);
    return answers.shift() ?? true;
  });
  await keeping.first;
  expect(at).toEqual([0]);
  await vi.advanceTimersByTimeAsync(2 * 60 * 60_000);
  expect(at).toEqual([0, 30, 60, 3_660]);
  keeping.stop();
  await vi.advanceTimersByTimeAsync(2 * 60 * 60_000);
  expect(at).toHaveLength(4);
});

test("a try that is under way when it is stopped is the last", async () => {
  const answer = Promise.withResolvers<boolean>();
  const register = vi.fn(() => answer.promise);
  const keeping = keepRegistered(register);
  keeping.stop();
  answer.resolve(false);
  await keeping.first;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(register).toHaveBeenCalledOnce();
});
