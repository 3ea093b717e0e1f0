import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { COOL_DOWN_MS, closeCircuit, FAILURES_UNTIL_OPEN, outageOf, throughCircuit } from "./circuit";
import { AppError } from "./errors";

let calls = 0;
let answer: () => Promise<Response>;
const fetch = throughCircuit("a", () => {
  calls++;
  return answer();
});
const ask = (init?: RequestInit) => fetch("https://models.example/v1", init);
const status = (code: number) => async () => new Response(null, { status: code });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  calls = 0;
  answer = status(500);
});
afterEach(() => {
  closeCircuit("a");
  vi.useRealTimers();
});

async function fail(times = FAILURES_UNTIL_OPEN): Promise<void> {
  for (let at = 0; at < times; at++) await ask().catch(() => null);
}

test("after failures in a row nothing is asked any more, and it says when it will be", async () => {
  await fail(FAILURES_UNTIL_OPEN - 1);
  expect(outageOf("a")).toBeNull();
  answer = () => Promise.reject(new TypeError("fetch failed"));
  await fail(1);
  expect(outageOf("a")?.nextTryAt.getTime()).toBe(Date.now() + COOL_DOWN_MS);
  await expect(ask()).rejects.toMatchObject({ code: "upstream_failed", details: { retryAfterSeconds: 15 } });
  expect(calls).toBe(FAILURES_UNTIL_OPEN);
});

test("an answer between failures begins the count anew, be it one that refuses", async () => {
  await fail(FAILURES_UNTIL_OPEN - 1);
  answer = status(401);
  await ask();
  answer = status(503);
  await fail(FAILURES_UNTIL_OPEN - 1);
  expect(outageOf("a")).toBeNull();
});

test("after the cool-down one call tries, and only that one; when it works all go through", async () => {
  await fail();
  vi.setSystemTime(Date.now() + COOL_DOWN_MS);
  const trial = Promise.withResolvers<Response>();
  answer = () => trial.promise;
  const first = ask();
  await expect(ask()).rejects.toBeInstanceOf(AppError);
  trial.resolve(new Response("ok"));
  expect((await first).status).toBe(200);
  answer = status(200);
  await ask();
  expect(outageOf("a")).toBeNull();
  expect(calls).toBe(FAILURES_UNTIL_OPEN + 2);
});

test("a trial that fails waits for the next cool-down", async () => {
  await fail();
  vi.setSystemTime(Date.now() + COOL_DOWN_MS);
  await fail(3);
  expect(calls).toBe(FAILURES_UNTIL_OPEN + 1);
  vi.setSystemTime(Date.now() + COOL_DOWN_MS);
  await fail(1);
  expect(calls).toBe(FAILURES_UNTIL_OPEN + 2);
});

test("who goes away says nothing about the server; waiting in vain does", async () => {
  answer = () => Promise.reject(new DOMException("aborted", "AbortError"));
  const gone = AbortSignal.abort();
  for (let at = 0; at < FAILURES_UNTIL_OPEN; at++) await ask({ signal: gone }).catch(() => null);
  expect(outageOf("a")).toBeNull();
  const late = AbortSignal.abort(new DOMException("too late", "TimeoutError"));
  for (let at = 0; at < FAILURES_UNTIL_OPEN; at++) await ask({ signal: late }).catch(() => null);
  expect(outageOf("a")).not.toBeNull();
});

test("another server is another matter", async () => {
  await fail();
  const other = throughCircuit("b", status(200));
  expect((await other("https://other.example")).status).toBe(200);
});
