import { expect, test } from "vitest";
import { answersFromBefore, secondName, whatGoes } from "./document-facts";

test("a document that was ready once answers on", () => {
  expect(answersFromBefore({ status: "failed", chunks: 4 })).toBe(true);
  expect(answersFromBefore({ status: "extracting", chunks: 4 })).toBe(true);
  expect(answersFromBefore({ status: "failed", chunks: 0 })).toBe(false);
  expect(answersFromBefore({ status: "ready", chunks: 4 })).toBe(false);
});

test("a second name is shown only when it says more than the title", () => {
  expect(secondName({ title: "Report", fileName: "Report.pdf", url: null })).toBe("PDF");
  expect(secondName({ title: "Handbook/Part 1", fileName: "Part 1.md", url: null })).toBe("MD");
  expect(secondName({ title: "Annual report", fileName: "r-26.pdf", url: null })).toBe("r-26.pdf");
  expect(secondName({ title: "Prices", fileName: null, url: "https://example.com/p" })).toBe(
    "https://example.com/p",
  );
  expect(
    secondName({ title: "https://example.com/p", fileName: null, url: "https://example.com/p" }),
  ).toBeNull();
  expect(secondName({ title: "A text", fileName: null, url: null })).toBeNull();
});

test("a deletion says what goes with the document", () => {
  expect(whatGoes({ chunks: 0, attachments: 0 })).toBe("is");
  expect(whatGoes({ chunks: 1, attachments: 0 })).toBe("and its 1 passage are");
  expect(whatGoes({ chunks: 3, attachments: 2 })).toBe(
    "and its 3 passages and the 2 files that came in it are",
  );
});
