import { expect, test } from "vitest";
import { describeUsage, tokensOf } from "./usage";

const usage = (costUsd: number | null) => ({ inputTokens: 1_900, outputTokens: 100, costUsd });

test("a cost is shown to what can be read of it, and tokens where it is not known", () => {
  expect([0.12345, 0.00123, 0.00001, 0, null].map((cost) => describeUsage(usage(cost)))).toEqual([
    "$0.12",
    "$0.0012",
    "Less than $0.0001",
    "Free",
    "2,000 tokens",
  ]);
  expect(tokensOf(usage(null))).toContain("1,900 tokens read, 100 tokens written. The price");
});
