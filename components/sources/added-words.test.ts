import { expect, test } from "vitest";
import { addedWords } from "./added-words";

test("says what was added, and what is here already and where", () => {
  const duplicate = (name: string, sourceId: string, missingBotIds: "bot_1"[] = []) => ({
    name,
    documentId: "doc_1" as const,
    sourceId: sourceId as "src_1",
    sourceTitle: "Old",
    missingBotIds,
  });
  const source = { id: "src_1" as const, title: "New" };
  expect(addedWords({ ...source, duplicates: [] })).toBe("“New” is added.");
  expect(addedWords({ ...source, title: "Old", duplicates: [duplicate("a.pdf", "src_1")] })).toBe(
    "“a.pdf” is here already, in “Old”. Nothing was added twice.",
  );
  const missing = [duplicate("a.pdf", "src_1", ["bot_1"])];
  expect(addedWords({ ...source, duplicates: missing })).toContain("Your bot was not given it");
  const two = [duplicate("a.pdf", "src_2"), duplicate("b.pdf", "src_2")];
  expect(addedWords({ ...source, duplicates: two })).toBe(
    "“New” is added, without what is here already: “a.pdf” and 1 more, in “Old”.",
  );
});
