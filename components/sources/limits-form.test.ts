import { expect, test } from "vitest";
import { LimitsForm, limitsAtFirst } from "./limits-form";

test("what nobody said is shown as it holds, and what is shown is sent", () => {
  expect(LimitsForm.parse(limitsAtFirst({ keep: ["main", ".text"], include: ["/help"] }))).toEqual({
    site: {
      maxPages: 200,
      maxBytes: 200 * 1024 * 1024,
      maxDepth: 5,
      include: ["/help"],
      exclude: [],
      keep: ["main", ".text"],
      drop: [],
    },
  });
});

test.each(["0", "2049", "", "1.5"])("%j is no number of megabytes", (megabytes) => {
  const { error } = LimitsForm.safeParse({ ...limitsAtFirst({}), megabytes });
  expect(error?.issues[0]?.path).toEqual(["megabytes"]);
});
