import { type Inngest, NonRetriableError, RetryAfterError } from "inngest";
import { describe, expect, test } from "vitest";
import { serveApp } from "@/lib/adapters/events/inngest/testing/served";
import { AppError } from "@/lib/core/errors";
import { startInngestDouble } from "@/lib/testing/inngest-double";
import { asStep } from "./binding";

const SECRET = "what the document says";
const cause = new Error(SECRET);

describe("what a step says of a failure", () => {
  test.each([
    ["passes", new AppError("unavailable", SECRET, { cause }), Error, "unavailable"],
    [
      "passes at a time",
      new AppError("rate_limited", SECRET, { cause, details: { retryAfterSeconds: 9 } }),
      RetryAfterError,
      "rate_limited",
    ],
    ["stays", new AppError("invalid_request", SECRET, { cause }), NonRetriableError, "invalid_request"],
    ["is a fault of ours", cause, Error, "internal"],
  ])("that %s is its name alone", async (_, thrown, kind, name) => {
    const said = await asStep(() => Promise.reject(thrown)).catch((error: unknown) => error);
    expect(said).toBeInstanceOf(kind);
    expect(said).toMatchObject({ message: name });
    expect((said as Error).cause).toBeUndefined();
  });

  test("is all that Inngest gets to see", async () => {
    const double = await startInngestDouble();
    const app = await serveApp(double);
    const failing = (inngest: Inngest) =>
      inngest.createFunction({ id: "failing", triggers: [{ event: "test/fail" }], retries: 0 }, ({ step }) =>
        step.run("fail", () =>
          asStep(() => Promise.reject(new AppError("invalid_request", SECRET, { cause }))),
        ),
      );
    try {
      await app.begin([failing(app.events.client)]);
      await app.send("test/fail");
      await double.settled();
      expect(double.runs).toMatchObject([{ status: "failed", output: { message: "invalid_request" } }]);
      expect(JSON.stringify(double.runs.map(({ output, steps }) => [output, [...steps]]))).not.toContain(
        SECRET,
      );
    } finally {
      await app.close();
      await double.close();
    }
  });
});
