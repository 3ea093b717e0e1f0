import { expect, test } from "vitest";
import { addedWords } from "./added-words";

test("says what was added, and what is here already and where", () => {
  const duplicate = (name: string, sourceId: string) => ({
    name,
    documentId: "doc_1" as const,
    sourceId: sourceId as "src_1",
    sourceTitle: "Old",
  });
  const source = { id: "src_1" as const, title: "New", botIds: [] };
  expect(addedWords({ ...source, duplicates: [] }, [])).toBe("“New” is added.");
  expect(addedWords({ ...source, title: "Old", duplicates: [duplicate("a.pdf", "src_1")] }, [])).toBe(
    "“a.pdf” is here already, in “Old”. Nothing was added twice.",
  );
  const there = { ...source, title: "Old", duplicates: [duplicate("a.pdf", "src_1")] };
  expect(addedWords(there, ["bot_1"])).toContain("Your bot was not given it");
  expect(addedWords({ ...there, botIds: ["bot_1"] }, ["bot_1"])).toContain("Nothing was added twice.");
  const two = [duplicate("a.pdf", "src_2"), duplicate("b.pdf", "src_2")];
  expect(addedWords({ ...source, duplicates: two }, [])).toBe(
    "“New” is added, without what is here already: “a.pdf” and 1 more, in “Old”.",
  );
});
