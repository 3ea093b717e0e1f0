import { expect, test } from "vitest";
import { MOST_TURNS, PlaygroundBody } from "@/lib/schemas/playground";
import { toEarlierTurns } from "./earlier-turns";

test("each paragraph is a turn: a line of a question, then the answer", () => {
  const text = "\nWhen was it built?\nIn 1907. [1]\nBy the king.\n \n\nIs it open?\n";
  expect(toEarlierTurns(text)).toEqual([
    { question: "When was it built?", answer: "In 1907. [1]\nBy the king." },
    { question: "Is it open?", answer: "" },
  ]);
  expect(toEarlierTurns(" \n\n ")).toEqual([]);
});

test("of more turns than are taken, the last are; the API takes what comes of it", () => {
  const turns = Array.from({ length: MOST_TURNS + 3 }, (_, at) => `Question ${at}?\nAnswer ${at}.`);
  const history = toEarlierTurns(turns.join("\n\n"));
  expect(history.map(({ question }) => question).at(-1)).toBe(`Question ${MOST_TURNS + 2}?`);
  expect(PlaygroundBody.parse({ message: "And now?", history }).history).toHaveLength(MOST_TURNS);
});
