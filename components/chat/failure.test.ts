import { expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { toFailure } from "./failure";

test.each([
  [new AppError("unavailable", "Later.", { details: { requestId: "req_1" } }), "Later.", "req_1", "retry"],
  [new AppError("rate_limited", "Wait 5 s."), "Wait 5 s.", null, "retry"],
  [new AppError("unauthenticated", "Sign in."), "Sign in.", null, "sign-in"],
  [new AppError("validation_failed", "Too long."), "Too long.", null, null],
  [new AppError("quota_exceeded", "All used up."), "All used up.", null, null],
])("%s", (thrown, message, requestId, remedy) => {
  expect(toFailure(thrown)).toEqual({ message, requestId, remedy });
});

test("a connection that breaks is told as one, and can be tried again", () => {
  expect(toFailure(new TypeError("network error"))).toMatchObject({
    message: expect.stringContaining("cannot be reached"),
    remedy: "retry",
  });
});
