import { Inngest } from "inngest";
import { expect, test } from "vitest";
import { readFunctions } from "./functions";
import { createHandler } from "./handler";
import { match } from "./router";
import type { AnyFunction, ExecutorEvent } from "./types";

const client = new Inngest({ id: "app", isDev: true, baseUrl: "http://embedded", fetch });
const trigger = { event: "x/go" };

function read(...options: object[]) {
  const functions = options.map((option, index) =>
    client.createFunction({ id: `f${index}`, triggers: [trigger], ...option }, () => {}),
  );
  return readFunctions(createHandler(client, functions), functions as AnyFunction[]);
}

const event = (name: string, data: object = {}): ExecutorEvent => ({
  id: name,
  name,
  data: { ...data },
  ts: 1,
});

test.each<[string, object]>([
  ["throttle", { throttle: { limit: 1, period: "1s" } }],
  ["rateLimit", { rateLimit: { limit: 1, period: "1s" } }],
  ["debounce", { debounce: { period: "1s" } }],
  ["batchEvents", { batchEvents: { maxSize: 2, timeout: "1s" } }],
  ["priority", { priority: { run: "1" } }],
  ["singleton", { singleton: { mode: "skip" } }],
  ["timeouts", { timeouts: { finish: "1s" } }],
  ["optimizeParallelism", { optimizeParallelism: false }],
  ["somethingNew", { somethingNew: 1 }],
  ["concurrency", { concurrency: [{ limit: 1 }, { limit: 2, key: "event.name" }] }],
  ["concurrency", { concurrency: { limit: 1, key: "'a'", scope: "account" } }],
  ["concurrency", { concurrency: { limit: 1, key: "event.data." } }],
  ["idempotency", { idempotency: "nobody.knows" }],
  ["cancelOn", { cancelOn: [{ event: "x/stop", timeout: "1h" }] }],
  ["triggers", { triggers: [{ cron: "not a cron" }] }],
  ["triggers", { triggers: [{ cron: "TZ=Mars/Base 0 3 * * *" }] }],
  ["triggers", { triggers: [{ event: "inngest/function.finished" }] }],
])("%s is refused, by function and option: %j", async (option, asked) => {
  const reading = read({}, asked);
  await expect(reading).rejects.toThrow(/f1"/);
  await expect(reading).rejects.toThrow(`option "${option}"`);
  await expect(reading).rejects.not.toThrow(/f0"/);
});

test("a client that would check signatures is refused", async () => {
  const cloud = new Inngest({ id: "app", isDev: false, eventKey: "k", baseUrl: "http://embedded", fetch });
  const functions = [cloud.createFunction({ id: "f", triggers: [trigger] }, () => {})];
  await expect(readFunctions(createHandler(cloud, functions), functions)).rejects.toThrow("isDev: true");
});

test("limits, keys and tries are read; the failure handler is a function of its own", async () => {
  const specs = await read(
    { concurrency: { key: "event.data.tenantId", limit: 3 }, retries: 2, onFailure: () => {} },
    { concurrency: 5, idempotency: "event.data.a + '-' + event.data.b" },
    {},
  );
  const [keyed, failure, plain, unlimited] = [...specs.values()];
  expect([...specs.keys()]).toEqual(["app-f0", "app-f0-failure", "app-f1", "app-f2"]);
  expect([keyed, failure, plain, unlimited].map((spec) => [spec?.maxAttempts, spec?.limit])).toEqual([
    [3, 3],
    [2, 2_147_483_647],
    [5, 5],
    [5, 2_147_483_647],
  ]);
  expect(keyed?.slotOf(event("x/go", { tenantId: "ten_1" }))).toBe("app-f0:ten_1");
  expect(keyed?.slotOf(event("x/go"))).toBe("app-f0:");
  expect(plain?.idempotencyKeyOf(event("x/go", { a: "1", b: "2" }))).toBe("1-2");
  expect(plain?.idempotencyKeyOf(event("x/go", { a: "1" }))).toBeNull();
  expect(failure?.startsOn(event("inngest/function.failed", { function_id: "app-f0" }))).toBe(true);
  expect(failure?.startsOn(event("inngest/function.failed", { function_id: "app-f1" }))).toBe(false);
});

test("events start functions by name, pattern and condition", async () => {
  const specs = await read(
    { triggers: [{ event: "x/go", if: "event.data.n > 1" }, { event: "y/go" }] },
    { triggers: [{ event: "x/*" }] },
  );
  const started = (given: ExecutorEvent) =>
    match([...specs.values()], [given]).starts.map(({ spec }) => spec.id);
  expect(started(event("x/go", { n: 2 }))).toEqual(["app-f0", "app-f1"]);
  expect(started(event("x/go", { n: 1 }))).toEqual(["app-f1"]);
  expect(started(event("x/go"))).toEqual(["app-f1"]);
  expect(started(event("y/go"))).toEqual(["app-f0"]);
  expect(started(event("z/go"))).toEqual([]);
});

test("an event cancels what began before it, and not what begins after", async () => {
  const specs = await read({ cancelOn: [{ event: "x/stop", if: "event.data.n == async.data.n" }] });
  const { starts, cancellations } = match(
    [...specs.values()],
    [event("x/go", { n: 1 }), event("x/go", { n: 2 }), event("x/stop", { n: 1 }), event("x/go", { n: 1 })],
  );
  expect(starts.map(({ event: { data }, isCanceled }) => [data.n, isCanceled])).toEqual([
    [1, true],
    [2, false],
    [1, false],
  ]);
  expect(cancellations.map(({ event: { data } }) => data.n)).toEqual([1]);
});
