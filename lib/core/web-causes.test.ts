import { expect, test } from "vitest";
import { isWebCause, PASSING_CAUSES, webCauseOf, webCauseWords, webError } from "./web-causes";

test("a cause says what happened, how exactly, and what to do", () => {
  expect(webCauseWords("site_error", "HTTP 503")).toBe(
    "The site has a fault of its own (HTTP 503). Try again when it works.",
  );
  expect(webCauseWords("dns_failed")).toBe(
    "The site's name could not be looked up just now. Try again later.",
  );
});

test("an error carries its cause, and whether waiting can help", () => {
  const error = webError("tls_failed", { cause: new Error("CERT_HAS_EXPIRED") });
  expect(error).toMatchObject({ code: "upstream_rejected", retryable: false });
  expect(webCauseOf(error)).toBe("tls_failed");
  expect(webError("timed_out").retryable).toBe(true);
  expect(isWebCause("toString")).toBe(false);
  expect(PASSING_CAUSES).toContain("site_error");
  expect(PASSING_CAUSES).not.toContain("access_refused");
});
