import { expect, test } from "vitest";
import { checkClaims, claimsIn } from "./check-claims";

const PASSAGES: Record<number, string> = {
  1: "The lamp of the lighthouse was lit for the first time in 1873. It burned colza oil until 1911.",
  2: "Visitors climb 212 steps to the gallery. The tower is closed on Mondays and in stormy weather.",
  3: "Der Turm ist montags und bei Sturm geschlossen.",
  4: "Prices\nPlan | Price a month\nBasic | 10 €\nPro | 25 €\nBusiness | 60 €",
  5: "The shop opens at 9 am and closes at 6 pm. Dogs are allowed in the shop, but not in the tower. Guests never pay for parking.",
  6: "The lighthouse stands on a cliff. It was built in 1873 by two brothers. Its keeper lived there until 1950.",
  7: "不允许带狗进入灯塔。灯塔于1873年建成。",
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
  ["a row of a table", "The Pro plan costs 25 € a month, and the Basic plan 10 € [4]."],
  ["several rows", "Basic is 10 €, Pro is 25 € and Business is 60 € [4]."],
  ["a time of day", "The shop opens at 9 a.m. and closes at 6:00 PM [5]."],
  ["the same denial in other words", "Guests do not pay for parking [5]."],
  ["one half of a sentence", "Dogs are allowed in the shop [5]."],
  ["its other half", "Dogs are allowed in the shop, but not in the tower [5]."],
  ["what a pronoun stands for", "The lighthouse on the cliff was built in 1873 [6]."],
  ["denied by another word", "The tower is not open on Mondays [2]."],
  ["two sentences in one", "The lamp, first lit in 1873, burned colza oil until 1911 [1]."],
  ["Chinese", "灯塔于1873年建成 [7]。"],
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
  ["another row's number", "The Pro plan costs 10 € a month [4]."],
  ["another row's number among others", "Basic is 25 €, Pro is 10 € and Business is 60 € [4]."],
  ["the other half of the day", "The shop opens at 9 pm [5]."],
  ["denied where it is affirmed", "Dogs are not allowed in the shop [5]."],
  ["affirmed where it is denied", "Guests pay for parking [5]."],
  ["never for what is", "The tower is never closed on Mondays [2]."],
  ["German, affirmed", "Der Turm ist montags nicht geschlossen [3]."],
  ["another sentence's number", "The keeper lived there until 1873 [6]."],
  [
    "half a sentence that nobody wrote",
    "The lamp of the lighthouse was lit for the first time in 1873, and painted green by drunken pirates [1].",
  ],
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
