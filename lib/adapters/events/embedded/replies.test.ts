import { expect, test } from "vitest";
import { readReply } from "./replies";

const options = { maxAttempts: 5, backoff: () => 77 };

function read(
  status: number,
  body: unknown,
  { headers = {}, attempt = 0 }: { headers?: Record<string, string>; attempt?: number } = {},
) {
  const reply = { status, headers: new Headers(headers), body: JSON.stringify(body) };
  return readReply(reply, { attempt }, options);
}

test("200 ends the run with the function's value", () => {
  expect(read(200, { a: 1 })).toEqual({ kind: "end", status: "completed", result: '{"a":1}' });
});

test("RunComplete ends it too", () => {
  expect(read(206, [{ op: "RunComplete", id: "x", data: 3 }])).toEqual({
    kind: "end",
    status: "completed",
    result: "3",
  });
});

test("steps that ran, failed for good, were planned, or sleep", () => {
  const operations = [
    { op: "StepRun", id: "ran" },
    {
      op: "StepFailed",
      id: "failed",
      error: { name: "E", message: "m", stack: "s", cause: { message: "c" } },
    },
    { op: "StepPlanned", id: "planned" },
    { op: "Sleep", id: "sleep", name: "2s" },
  ];
  expect(read(206, operations)).toEqual({
    kind: "advance",
    memos: [
      { stepId: "ran", result: '{"data":null}' },
      { stepId: "failed", result: '{"error":{"name":"E","message":"m"}}' },
    ],
    calls: [
      { stepId: "planned", kind: "step", delayMs: 0 },
      { stepId: "sleep", kind: "sleep", delayMs: 2_000 },
    ],
  });
});

test.each([
  ["the pause of the table", {}, 77],
  ["the pause that the error names", { "retry-after": "9" }, 9_000],
])("a step's error means %s", (_, headers, delayMs) => {
  const operation = { op: "StepError", id: "a", error: { message: "m" } };
  expect(read(206, [operation], { headers })).toEqual({ kind: "retry", delayMs });
});

test("500 is tried again while tries are left; then, or when told not to, the run fails", () => {
  expect(read(500, { message: "m" }, { attempt: 3 })).toEqual({ kind: "retry", delayMs: 77 });
  const failed = { kind: "end", status: "failed", result: '{"name":"Error","message":"m"}' };
  expect(read(500, { message: "m" }, { attempt: 4 })).toEqual(failed);
  expect(read(400, { message: "m" }, { headers: { "x-inngest-no-retry": "true" } })).toEqual(failed);
});

test("what the SDK says about a checkpoint that we refused is no reply", () => {
  const headers = { "x-inngest-no-retry": "true" };
  expect(read(400, { name: "StaleDispatchError", message: "stale" }, { headers })).toEqual({ kind: "lost" });
});

test("what is not supported fails the run, by name", () => {
  expect(read(206, [{ op: "InvokeFunction", id: "a" }])).toMatchObject({
    status: "failed",
    result:
      '{"name":"NonRetriableError","message":"InvokeFunction is not supported by the embedded executor"}',
  });
});

test("a reply that is not JSON is an error like any other", () => {
  const reply = { status: 502, headers: new Headers(), body: "<html>" };
  expect(readReply(reply, { attempt: 0 }, options)).toEqual({ kind: "retry", delayMs: 77 });
});
