import { expect, test } from "vitest";
import { checkClaims, claimsIn } from "./check-claims";

const PASSAGES: Record<number, string> = {
  1: "The lamp of the lighthouse was lit for the first time in 1873. It burned colza oil until 1911.",
  2: "Visitors climb 212 steps to the gallery. The tower is closed on Mondays and in stormy weather.",
  3: "Der Turm ist montags und bei Sturm geschlossen.",
};
const check = (answer: string) => {
  const { share, unsupported } = checkClaims(answer, (index) => PASSAGES[index]);
  return { share, unsupported: unsupported.map(({ start, end }) => answer.slice(start, end).trim()) };
};

test.each([
  ["said in other words", "The lighthouse's lamp was first lit in 1873 [1]."],
  ["the number after the full stop", "The lamp was lit in 1873. [1] Visitors climb 212 steps. [2]"],
  ["one citation for two sentences", "The lamp was lit in 1873. It burned colza oil until 1911 [1]."],
  ["out of two passages", "The lamp burned colza oil, and visitors climb 212 steps [1][2]."],
  ["German", "Bei Sturm ist der Turm geschlossen [3]."],
  [
    "led over to",
    "Here is what I found:\n\n- Visitors climb 212 steps [2].\n- The tower is closed on Mondays [2].",
  ],
])("borne out: %s", (_, answer) => {
  expect(check(answer)).toEqual({ share: 1, unsupported: [] });
});

test.each([
  ["another number", "Visitors climb 412 steps [2]."],
  ["another passage's words", "The lamp was lit for the first time in 1873 [2]."],
  ["nobody's words", "The keeper was called Otto and kept a parrot [1]."],
  ["nothing cited", "The keeper Otto kept a green parrot for many years."],
  ["a passage that is not there", "Visitors climb 212 steps to the gallery [9]."],
])("not borne out: %s", (_, answer) => {
  expect(check(answer)).toEqual({ share: 0, unsupported: [answer] });
});

test("the share counts statements, and what says nothing is not counted", () => {
  const answer = "Sure!\n\nVisitors climb 212 steps [2]. The keeper kept a parrot [2].\n\nAnything else?";
  expect(check(answer)).toEqual({ share: 0.5, unsupported: ["The keeper kept a parrot [2]."] });
  expect(check("I do not know.")).toEqual({ share: null, unsupported: [] });
  expect(check("")).toEqual({ share: null, unsupported: [] });
});

test("spans are those of the answer's text", () => {
  for (const { start, end, text } of claimsIn("One thing. [1]\nAnother [2]! [3] A third.")) {
    expect("One thing. [1]\nAnother [2]! [3] A third.".slice(start, end)).toBe(text);
  }
});
