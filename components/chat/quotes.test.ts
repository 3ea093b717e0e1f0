import { expect, test } from "vitest";
import { readQuotes } from "./quotes";

const shown = (text: string) =>
  readQuotes(text)
    .map((part) => ("text" in part ? part.text : `<${part.number}>`))
    .join("");

test.each([
  ["It opened in 1873. [1]", "It opened in 1873. <1>"],
  ["First. [1] Second. [2]", "First. <1> Second. <2>"],
  ["Footnotes look like \\[1] there. [1]", "Footnotes look like [1] there. <1>"],
  ["Also \\[1, 2] and \\[]. [3]", "Also [1, 2] and []. <3>"],
  [
    "`steps` **stay** <b>as</b> __they__ are | here [1]",
    "`steps` **stay** <b>as</b> __they__ are | here <1>",
  ],
  ["a \\ b \\n [1]", "a \\ b \\n <1>"],
  ["In [1873] and [x]", "In [1873] and [x]"],
  ["", ""],
])("%j reads %j", (text, expected) => {
  expect(shown(text)).toBe(expected);
});
