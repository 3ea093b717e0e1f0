import { expect, test } from "vitest";
import type { CitationDto } from "@/lib/schemas/chat";
import { placeOf, toCopy } from "./citation-text";

const CITATION: CitationDto = {
  index: 1,
  chunkId: "chk_1",
  documentId: "doc_1",
  sourceId: "src_1",
  title: "Lighthouse",
  fileName: null,
  url: null,
  page: null,
  seconds: null,
  headingPath: [],
  start: 0,
  end: 10,
  link: null,
  quote: "It opened.",
  lastCheckedAt: null,
};

test.each<[Partial<CitationDto>, string | null]>([
  [{}, null],
  [{ page: 3, headingPath: ["Visiting"] }, "Page 3"],
  [{ seconds: 65.9 }, "At 1:05"],
  [{ seconds: 3_723 }, "At 1:02:03"],
  [{ headingPath: ["Lighthouse"] }, null],
  [{ headingPath: ["Lighthouse", "Visiting", "Hours"] }, "Visiting › Hours"],
  [{ headingPath: ["Visiting"] }, "Visiting"],
])("%j stands at %s", (more, expected) => {
  expect(placeOf({ ...CITATION, ...more })).toBe(expected);
});

test("an answer is copied with what its numbers stand for", () => {
  const citations = [
    { ...CITATION, page: 3 },
    { ...CITATION, index: 2, title: "Tickets", url: "https://example.test/tickets" },
  ];
  expect(toCopy({ text: "It opened [1]. Five euros [2].", citations })).toBe(
    "It opened [1]. Five euros [2].\n\nSources:\n[1] Lighthouse, Page 3\n[2] Tickets, https://example.test/tickets",
  );
  expect(toCopy({ text: "I do not know.", citations: [] })).toBe("I do not know.");
});
