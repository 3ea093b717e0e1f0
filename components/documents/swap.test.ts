import { expect, test } from "vitest";
import { documentIn } from "./swap";

const HERE = {
  origin: "https://rag.example",
  href: "https://rag.example/t/lighthouse/documents/doc_1?at=1-2",
};

test("a link to a document of the same team is found", () => {
  expect(documentIn("/t/lighthouse/documents/doc_2?at=5-9", "lighthouse", HERE)).toBe(
    "/t/lighthouse/documents/doc_2?at=5-9",
  );
  expect(documentIn("https://rag.example/t/lighthouse/documents/doc_1", "lighthouse", HERE)).toBe(
    "/t/lighthouse/documents/doc_1",
  );
});

test.each([
  "/t/lighthouse/sources/src_1",
  "/t/lighthouse/documents",
  "/t/lighthouse/documents/doc_1/more",
  "/t/other/documents/doc_1",
  "https://elsewhere.example/t/lighthouse/documents/doc_1",
  "mailto:olga@example.test",
  "https://[",
])("%s is none", (href) => {
  expect(documentIn(href, "lighthouse", HERE)).toBeNull();
});
