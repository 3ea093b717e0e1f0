import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeDegraded } from "./degraded";

/** Every reason that the code gives, read from the code. */
function reasonsGiven(): string[] {
  const files = globSync("lib/services/{chat,retrieval}/**/*.ts").filter(
    (file) => !file.endsWith(".test.ts"),
  );
  const lines = files.flatMap((file) => readFileSync(file, "utf8").split("\n"));
  const telling = lines.filter((line) => /degraded|embedding_/.test(line));
  return [...new Set(telling.flatMap((line) => line.match(/(?<=")[a-z]+(?:_[a-z]+)+(?=")/g) ?? []))];
}

test("each reason has a sentence of its own", () => {
  const reasons = reasonsGiven();
  expect(reasons).toEqual(expect.arrayContaining(["model_interrupted", "embedding_too_slow"]));
  const unknown = describeDegraded("something_new");
  expect(reasons.filter((reason) => describeDegraded(reason) === unknown)).toEqual([]);
});

test("a reason that is not known is told in general", () => {
  expect(describeDegraded("toString")).toMatch(/^A part of the search/);
});
