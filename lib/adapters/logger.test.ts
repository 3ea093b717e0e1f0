import { PassThrough } from "node:stream";
import { APICallError, JSONParseError, RetryError, TypeValidationError } from "ai";
import { expect, test } from "vitest";
import { createLogger } from "./logger";

/** What becomes of fields on their way to the log. */
function logged(fields: object): Record<string, unknown> {
  const output = new PassThrough();
  createLogger("info", output).error(fields, "it failed");
  return JSON.parse(String(output.read()));
}

const refused = new APICallError({
  message: "Overloaded",
  url: "https://api.example.test/v1/chat",
  statusCode: 529,
  requestBodyValues: { messages: [{ role: "user", content: "What does Ada earn?" }] },
  responseBody: "Ada earns 70,000 euros.",
  responseHeaders: { "set-cookie": "session=1" },
});

test("an error of a provider is told by its cause, without what was asked and answered", () => {
  const failed = new RetryError({
    message: "Failed after 2 attempts.",
    reason: "maxRetriesExceeded",
    errors: [refused],
  });
  const { error } = logged({ error: failed });
  expect(error).toMatchObject({ type: "AI_RetryError", message: "Failed after 2 attempts." });
  expect(logged({ error: refused }).error).toMatchObject({ type: "AI_APICallError", statusCode: 529 });
  const unread = new JSONParseError({
    text: "Ada earns 70,000 euros",
    cause: new SyntaxError("Unexpected A"),
  });
  const unfit = new TypeValidationError({ value: { text: "Ada earns" }, cause: new Error("no choices") });
  const wrapped = [unread, unfit].map((cause) => new Error("Invalid JSON response", { cause }));
  for (const one of [failed, refused, new Error("outer", { cause: refused }), ...wrapped, unread, unfit]) {
    const line = JSON.stringify(logged({ error: one }));
    expect(line).not.toMatch(/Ada|session=1/);
    expect(line).toContain("stack");
  }
});

test("what caused an error is told with it", () => {
  const { error } = logged({ error: new Error("outer", { cause: new TypeError("inner") }) });
  expect(error).toMatchObject({ message: "outer", cause: { type: "TypeError", message: "inner" } });
});

test("what is thrown and no error is told as text, and not at any length", () => {
  expect(logged({ error: "broken" }).error).toMatchObject({ message: "broken" });
  expect(String(JSON.stringify(logged({ error: new Error("x".repeat(100_000)) }))).length).toBeLessThan(
    10_000,
  );
});

test("fields with the names of secrets are blanked", () => {
  expect(logged({ token: "t", inner: { password: "p" } })).toMatchObject({
    token: "[redacted]",
    inner: { password: "[redacted]" },
  });
});
