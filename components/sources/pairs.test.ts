import { expect, test } from "vitest";
import { filledIn, readPairs } from "./pairs";

test.each([
  ["a comma", 'Question,Answer\nWhen?,"At dusk, ""always"""\n'],
  ["a semicolon", '\uFEFFWhen?;"At dusk, ""always"""\r\n'],
  ["a tab", 'q\ta\nWhen?\t"At dusk, ""always"""'],
])("pairs parted by %s", (_, text) => {
  expect(readPairs(text)).toEqual([{ question: "When?", answer: 'At dusk, "always"' }]);
});

test("answers may have lines, questions have one, and what is not whole is left out", () => {
  expect(readPairs('"Who\nmay climb?","Visitors.\n\nNot dogs."\nalone,\n,answer\n')).toEqual([
    { question: "Who may climb?", answer: "Visitors.\n\nNot dogs." },
  ]);
});

test("a comma in an answer that is not quoted belongs to it", () => {
  expect(readPairs("a,b\nWhen?,At dusk, always")[1]).toEqual({
    question: "When?",
    answer: "At dusk, always",
  });
});

test("rows that nobody wrote in are no pairs", () => {
  expect(
    filledIn([
      { question: " ", answer: "" },
      { question: "a", answer: "" },
    ]),
  ).toHaveLength(1);
});
