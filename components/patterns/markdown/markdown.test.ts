import { expect, test } from "vitest";
import { named, render } from "./testing/render";

const marksIn = (text: string) => named(render(text), "cite").map((mark) => mark.text);

test.each([
  ["a mark after a statement", "It opened in 1873 [1].", ["1"]],
  ["several", "One [1][2], two [3].", ["1", "2", "3"]],
  ["right after bold words", "It is **closed.**[1] And _so_[2] on.", ["1", "2"]],
  [
    "in a list, a heading, a table and a quote",
    "# A [1]\n\n- B [2]\n\n> C [3]\n\n| D |\n| - |\n| E [4] |",
    ["1", "2", "3", "4"],
  ],
  ["behind a bare address", "See https://example.test/a[1].", ["1"]],
  [
    "behind a bare address, several",
    "See https://example.test/a[1][2] and www.example.test[3]",
    ["1", "2", "3"],
  ],
  ["an escaped one is text", "Footnotes look like \\[1] there. [1]", ["1"]],
  ["code has none", "`steps[1]` and\n\n```\nsteps[2]\n```", []],
  ["what is cut off is none", "It opened in 1873 [1", []],
  ["four digits are none", "In [1873] it opened.", []],
  ["a footnote is none", "As said[^1].\n\n[^1]: There.", []],
])("marks: %s", (_, text, expected) => {
  expect(marksIn(text)).toEqual(expected);
});

test("no definition in the text turns a mark into a link", () => {
  const page = render("As said [1].\n\n[1]: https://evil.test/phish");
  expect(named(page, "cite").map(({ text }) => text)).toEqual(["1", "1"]);
  expect(named(page, "a").map(({ text }) => text)).toEqual(["https://evil.test/phish"]);
});

test("what looks like a link with a number is a mark, and then the rest as text", () => {
  const page = render("As said [1](https://evil.test/phish).");
  expect(named(page, "cite")).toHaveLength(1);
  expect(page.text).toBe("As said 1(https://evil.test/phish).");
});

test("in a link a number is text: a link in a link is no link at all", () => {
  const page = render("[as said [1] there](https://example.test/)");
  expect(named(page, "cite")).toHaveLength(0);
  expect(named(page, "a")).toMatchObject([{ text: "as said [1] there" }]);
});

test("a bare address ends where the mark begins", () => {
  const [link] = named(render("See https://example.test/a[1]."), "a");
  expect(link).toMatchObject({
    text: "https://example.test/a",
    attributes: { href: "https://example.test/a" },
  });
});

test("an escaped bracket loses its backslash", () => {
  expect(render("Like \\[1] there").text).toBe("Like [1] there");
});

test("HTML is the text that it is, and a picture is its words", () => {
  const page = render("Use `<b>` or <b>this</b> ![a lamp](https://example.test/lamp.png).");
  expect(page.text).toBe("Use <b> or <b>this</b> a lamp.");
});

test("a new line is a new line", () => {
  const page = render("one\ntwo  \nthree");
  expect(named(page, "br")).toHaveLength(2);
  expect(page.text).toContain("one");
});

test("a link that leads nowhere is its words", () => {
  const page = render("[here](/tokens), [there](//evil.test), [x](javascript:alert(1))");
  expect(named(page, "a")).toHaveLength(0);
  expect(page.text).toBe("here, there, x");
});

test("tables keep how their columns are aligned, without styles of their own", () => {
  const page = render("| a | b | c |\n| :- | :-: | -: |\n| 1 | 2 | 3 |");
  const classes = named(page, "td").map(
    ({ attributes }) => /text-(\w+)(?= |$)/.exec(attributes.class ?? "")?.[1],
  );
  expect(classes).toEqual(["start", "center", "end"]);
});

test("each part finds its own direction, code is always left to right", () => {
  const page = render("المنارة مفتوحة\n\nOpen\n\n```\ncode\n```");
  expect(named(page, "p").map(({ attributes }) => attributes.dir)).toEqual(["auto", "auto"]);
  expect(named(page, "code")).toMatchObject([{ text: "code" }]);
});

test("a list goes on at the number it names", () => {
  expect(named(render("3. three\n4. four"), "ol")).toMatchObject([{ attributes: { start: "3" } }]);
});
