import { expect, test } from "vitest";
import { toSpeech } from "./speech";

test.each([
  ["It **opened** in `1873` [1][2]. See _there_ [3].", "It opened in 1873. See there."],
  ["Set `CHAT_MODEL`.", "Set CHAT_MODEL."],
  ["## Hours\n\n- Monday [1]\n- Tuesday", "Hours Monday Tuesday"],
  ["| Day | Hours |\n| :-- | --: |\n| Mon | 9 |", "Day Hours Mon 9"],
  ["```js\nsteps()\n```", "steps()"],
  ["Read [the guide](https://example.test/a).", "Read the guide."],
  ["Footnotes look like \\[1] there. [1]", "Footnotes look like [1] there."],
])("%j is read out as %j", (markdown, expected) => {
  expect(toSpeech(markdown)).toBe(expected);
});
