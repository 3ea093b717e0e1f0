import { expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { webError } from "@/lib/core/web-causes";
import { failureAt } from "./failure-at";

const refusal = new AppError("invalid_request", "This address cannot be fetched.");

test.each([
  ["http://no-such-site.example/", "unknown_host"],
  ["https://no-such-site.example:443/a", "unknown_host"],
  ["http://10.0.0.1/", "refused"],
  ["http://[::1]/", "refused"],
  ["http://intranet/", "refused"],
  ["http://site.example:8080/", "refused"],
  ["http://u:p@site.example/", "refused"],
])("a refusal of %s is told as %s", (url, code) => {
  expect(failureAt(url, refusal)).toMatchObject({ code, message: expect.stringMatching(/public/) });
});

test("what the fetcher says precisely is passed on as it is", () => {
  const error = webError("site_error", { detail: "HTTP 503", details: { status: 503 } });
  expect(failureAt("http://site.example/", error)).toEqual({ code: "site_error", message: error.message });
  const video = new AppError("upstream_rejected", "No transcript.", { details: { reason: "no_transcript" } });
  expect(failureAt("http://site.example/", video)).toEqual({
    code: "no_transcript",
    message: "No transcript.",
  });
});
