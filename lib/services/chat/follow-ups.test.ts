import { expect, test } from "vitest";
import type { ChunkId } from "@/lib/core/ids";
import { followUps } from "./follow-ups";

const passage = (at: number, ...headingPath: string[]) => ({ chunkId: `chk_${at}` as ChunkId, headingPath });
const found = [
  passage(1, "Guide", "Opening hours"),
  passage(2, "Guide", "Tickets & prices"),
  passage(3, "Guide", "tickets and prices?"),
  passage(4, "Guide", "Tickets & Prices"),
  passage(5),
  passage(6, "x".repeat(121)),
  passage(7, "How to get there"),
  passage(8, "Guide", " Opening  hours! "),
  passage(9, "Boats"),
  passage(10, "Dogs"),
];
const asked = { passages: found, citations: [passage(1, "Guide", "Opening hours")], refused: false };

test("offers the headings of what was found and not cited, each once, at most three", () => {
  expect(followUps({ ...asked, question: "When is it open?" })).toEqual([
    "Tickets & prices",
    "tickets and prices?",
    "How to get there",
  ]);
});

test("does not offer what was asked just now", () => {
  const question = "How to get there?";
  expect(followUps({ ...asked, question })).toEqual(["Tickets & prices", "tickets and prices?", "Boats"]);
});

test("offers nothing after a refusal, or an answer that cites nothing", () => {
  expect(followUps({ ...asked, refused: true, question: "When?" })).toEqual([]);
  expect(followUps({ ...asked, citations: [], question: "When?" })).toEqual([]);
});
