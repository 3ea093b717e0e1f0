import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import ReactMarkdown from "react-markdown";
import { expect, test } from "vitest";
import { splitBlocks } from "./split-blocks";
import { SYNTAX } from "./syntax";

const html = (text: string) =>
  renderToStaticMarkup(createElement(ReactMarkdown, { remarkPlugins: SYNTAX }, text))
    .replace(/\n+/g, "\n")
    .trim();

test.each([
  ["paragraphs", "one\n\ntwo\n\n\nthree", ["one\n", "two\n\n", "three"]],
  ["a heading begins anew", "one\n\n# two\n\nthree", ["one\n", "# two\n", "three"]],
  [
    "the items of a list stay together",
    "- one\n\n- two\n\n  more\n\nthree",
    ["- one\n\n- two\n\n  more\n", "three"],
  ],
  ["numbered ones too", "1. one\n\n2) two", ["1. one\n\n2) two"]],
  ["code is never cut", "```js\none\n\ntwo\n```\n\nthree", ["```js\none\n\ntwo\n```\n", "three"]],
  ["code that is still arriving is not cut", "~~~\none\n\ntwo", ["~~~\none\n\ntwo"]],
  ["a shorter fence does not end it", "````\n```\n\none\n````\n\ntwo", ["````\n```\n\none\n````\n", "two"]],
  ["code in a line is no fence", "```one``` two\n\nthree", ["```one``` two\n", "three"]],
  ["code within an item is cut nowhere after", "- ```\n  ```\n```\n\ntwo", ["- ```\n  ```\n```\n\ntwo"]],
  ["nothing", " \n\n", []],
])("%s", (_, text, expected) => {
  expect(splitBlocks(text)).toEqual(expected);
});

const line = fc.constantFrom(
  ...[
    "",
    "",
    "",
    "one",
    "two *three*",
    "# head",
    "- item",
    "1. first",
    "  set in",
    "    far in",
    "> said",
    "```",
    "~~~",
    "````js",
  ],
  ...[
    "| a | b |",
    "| - | - |",
    "---",
    "***",
    "===",
    "- ```",
    "  ```",
    "[1]",
    "[1]: https://x.test",
    "<div>",
    "</div>",
    "\\",
    "+ plus",
  ],
);

test("cut or whole, a text reads the same", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 24 }), (lines) => {
      const text = lines.join("\n");
      const parts = splitBlocks(text).map(html).filter(Boolean).join("\n");
      expect(parts).toBe(html(text));
    }),
    { numRuns: 1_000 },
  );
}, 30_000);

test("of a text that grows, only the last part changes", () => {
  const text = "# Head\n\nOne.\n\n- a\n- b\n\n```\nx\n\ny\n```\n\nTwo.";
  let before: string[] = [];
  for (let end = 1; end <= text.length; end++) {
    const now = splitBlocks(text.slice(0, end));
    const same = before.slice(0, -1).map((part) => part.trimEnd());
    expect(now.slice(0, same.length).map((part) => part.trimEnd())).toEqual(same);
    before = now;
  }
});
