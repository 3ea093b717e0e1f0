import { expect, test } from "vitest";
import { expectationText } from "./outcome-words";

test("what is expected reads as a line", () => {
  const documentId = "doc_1" as const;
  const text = (
    expectation: Parameters<typeof expectationText>[0]["expectation"],
    place: string | null = null,
  ) => expectationText({ expectation, place });
  expect(text({ expects: "refusal" })).toBe("Refuses");
  expect(text({ expects: "answer", answer: "At nine" })).toBe("Says “At nine”");
  expect(text({ expects: "source", documentId }, "Prices")).toBe("Cites “Prices”");
  expect(text({ expects: "source", documentId, passage: "a month" }, "Prices")).toBe(
    "Cites “Prices” with “a month”",
  );
  expect(text({ expects: "source", documentId })).toBe("Cites something that is deleted");
});
