import { expect, test } from "vitest";
import { limitsOf, termsInWords } from "./plans";

test("single limits of the operator are said beside the plan's name", () => {
  expect(termsInWords("free", limitsOf("free", {}))).toBe("the plan “Free”");
  for (const own of [{ bots: 3 }, { retentionDays: null }, { requestsPerMinute: { chat: 0 } }]) {
    expect(termsInWords("free", limitsOf("free", own))).toBe(
      "the plan “Free”, with limits set by the operator",
    );
  }
  expect(termsInWords("free", limitsOf("free", { bots: 2 }))).toBe("the plan “Free”");
});
