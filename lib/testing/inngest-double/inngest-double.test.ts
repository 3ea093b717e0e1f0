import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type InngestDouble, startInngestDouble } from ".";
import { bearerOf } from "./signature";

let double: InngestDouble;
beforeEach(async () => {
  double = await startInngestDouble();
});
afterEach(() => double.close());

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${double.url}${path}`, {
    method: "POST",
    headers,
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { ids?: string[]; error?: string } };
}

const event = { name: "test/go", data: { n: 1 } };
const send = (body: unknown, headers = {}) => post(`/e/${double.eventKey}`, body, headers);

describe("events", () => {
  test("are taken one by one or many at once, each id once", async () => {
    expect((await send({ ...event, id: "a" })).body.ids).toEqual(["a"]);
    expect(
      (
        await send([
          { ...event, id: "a" },
          { ...event, id: "b" },
        ])
      ).body.ids,
    ).toEqual(["a", "b"]);
    expect(double.events.map(({ id }) => id)).toEqual(["a", "b"]);
    expect((await send([])).status).toBe(200);
  });

  test("that are sent again with their seed get the same ids", async () => {
    const seed = { "x-inngest-event-id-seed": "1,abc" };
    const first = await send([event, event], seed);
    expect((await send([event, event], seed)).body.ids).toEqual(first.body.ids);
    expect(double.events).toHaveLength(2);
  });

  test.each<[string, unknown]>([
    ["no JSON", "{"],
    ["no name", { data: {} }],
    ["an empty name", { ...event, name: "" }],
    ["a name of the server's own", { ...event, name: "inngest/function.failed" }],
    ["data that is no object", { ...event, data: "text" }],
    ["a time in seconds", { ...event, ts: 1_790_000_000 }],
    ["a time far ahead", { ...event, ts: Date.now() + 2 * 86_400_000 }],
    ["too much data", { ...event, data: { text: "x".repeat(600_000) } }],
  ])("are refused, all that came together: %s", async (_, wrong) => {
    expect((await send(typeof wrong === "string" ? wrong : [event, wrong])).status).toBe(400);
    expect(double.events).toEqual([]);
    expect(double.problems).toHaveLength(1);
  });

  test("with another key are refused before they are read", async () => {
    expect((await post("/e/another", "{")).status).toBe(401);
    expect(double.problems).toEqual([]);
  });
});

describe("a registration", () => {
  const url = "http://127.0.0.1:9/api/inngest";
  const fn = {
    id: "app-work",
    name: "work",
    triggers: [{ event: "test/go" }],
    steps: {
      step: { id: "step", name: "step", runtime: { type: "http", url: `${url}?fnId=app-work&stepId=step` } },
    },
  };
  const app = { url, deployType: "ping", framework: "nextjs", appName: "app", sdk: "js:v4.24.0", v: "0.1" };
  const register = (functions: object[], authorization = bearerOf(double.signingKey)) =>
    post("/fn/register", { ...app, functions }, { authorization });

  test("is taken from who has the signing key alone", async () => {
    const other = bearerOf(`signkey-test-${"00".repeat(32)}`);
    expect((await register([fn], other)).status).toBe(401);
    expect(double.functions()).toEqual([]);
    expect((await register([fn])).status).toBe(200);
    expect(double.functions()).toEqual(["app-work"]);
  });

  test.each<[string, object[]]>([
    ["no functions", []],
    ["one id twice", [fn, fn]],
    ["an id of another app", [{ ...fn, id: "other-work" }]],
    ["a function at another address", [{ ...fn, id: "app-other" }]],
    ["no trigger", [{ ...fn, triggers: [] }]],
    ["a condition that is none", [{ ...fn, triggers: [{ event: "a", expression: "event.data." }] }]],
    ["a timer that is none", [{ ...fn, triggers: [{ cron: "every day" }] }]],
    ["a timer with seconds", [{ ...fn, triggers: [{ cron: "0 0 3 * * *" }] }]],
    ["a limit that is none", [{ ...fn, concurrency: { limit: -1 } }]],
    ["a key that is no expression", [{ ...fn, concurrency: { limit: 1, key: "event.data." } }]],
    [
      "more tries than there are",
      [{ ...fn, steps: { step: { ...fn.steps.step, retries: { attempts: 21 } } } }],
    ],
    ["what the double does not do", [{ ...fn, throttle: { limit: 1, period: "1s" } }]],
  ])("is refused: %s", async (_, functions) => {
    expect((await register(functions)).status).toBe(400);
    expect(double.functions()).toEqual([]);
  });
});

test("what it does not have is a problem, so that no test leans on it unseen", async () => {
  const headers = { authorization: bearerOf(double.signingKey) };
  expect((await post("/v1/checkpoint/run_1/async", {}, headers)).status).toBe(501);
  expect(double.problems).toEqual(["POST /v1/checkpoint/run_1/async is not of this double"]);
});
