import { isValidElement } from "preact";
import { expect, test } from "vitest";
import { HOSTILE_TEXTS } from "@/components/patterns/markdown/testing/hostile-texts";
import { toPlain } from "./entities";
import { lex } from "./lex";
import { toElements } from "./markdown";

type Found = { name: string; attributes: Record<string, unknown> };

const ALLOWED = new Set(
  "p h2 ul ol li blockquote hr br strong em del code pre a div table thead tbody tr th td".split(" "),
);
const ATTRIBUTES = new Set(["class", "dir", "start", "href", "title", "target", "rel", "tabIndex"]);

/** Every element of what a text becomes, and all its text. */
function read(text: string): { elements: Found[]; words: string } {
  const elements: Found[] = [];
  const visit = (child: unknown): string => {
    if (Array.isArray(child)) return child.map(visit).join("");
    if (!isValidElement(child)) return typeof child === "string" ? child : "";
    const { children, ...attributes } = child.props as Record<string, unknown>;
    elements.push({ name: String(child.type), attributes });
    return visit(children);
  };
  const words = visit(toElements(lex(text)));
  return { elements, words };
}

function faultsOf(text: string): string[] {
  return read(text).elements.flatMap(({ name, attributes }) => {
    const faults = ALLOWED.has(name) ? [] : [`<${name}>`];
    for (const [attribute, value] of Object.entries(attributes)) {
      if (!ATTRIBUTES.has(attribute)) faults.push(`<${name} ${attribute}>`);
      if (attribute === "href" && !/^(https?:\/\/[^@]*$|mailto:)/.test(String(value)))
        faults.push(`href=${value}`);
    }
    if (name === "a" && attributes.rel !== "noopener noreferrer nofollow") faults.push("a link without rel");
    if (name === "a" && attributes.target !== "_blank") faults.push("a link that leaves the page");
    return faults;
  });
}

test.each(HOSTILE_TEXTS)("harmless, whole and cut off anywhere: %j", (text) => {
  for (let end = 1; end <= text.length; end++) {
    const part = text.slice(0, end);
    expect(faultsOf(part), part).toEqual([]);
  }
});

test("harmless all of them together, and with what is written as character references", () => {
  const together = HOSTILE_TEXTS.join("\n\n");
  expect(faultsOf(together)).toEqual([]);
  const referred = together.replace(/[<>"':]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  expect(faultsOf(referred)).toEqual([]);
});

test("the check itself sees what it looks for", () => {
  expect(read("[x](https://example.test)").elements.map(({ name }) => name)).toContain("a");
});

test("HTML reads as the text it is, and of a picture the words stay", () => {
  expect(read("a <b>bold</b> word").words).toBe("a <b>bold</b> word");
  expect(read("![a lamp](https://evil.test/x.png)").words).toBe("a lamp");
});

test("a number in brackets is a mark, never the text of a link, also behind an address", () => {
  const marks = (text: string) => JSON.stringify(lex(text)).match(/"type":"mark"/g)?.length ?? 0;
  expect(marks("It is [1] and [2].")).toBe(2);
  expect(marks("[1](https://evil.test)")).toBe(1);
  expect(marks("See https://example.test/a[1].")).toBe(1);
  expect(marks("`[1]` and \\[1]")).toBe(0);
  expect(marks("[1]: https://evil.test\n\n[1]")).toBe(2);
});

test("what answers are made of is shown: lists, tables, code, emphasis", () => {
  const text =
    "# Title\n\nSome **strong** `code`.\n\n- one\n- two\n\n1. first\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```js\nx\n```";
  const names = read(text).elements.map(({ name }) => name);
  for (const name of ["h2", "strong", "code", "ul", "ol", "li", "table", "th", "td", "pre"])
    expect(names).toContain(name);
});

test.each([
  ["&lt;b&gt; &amp; &#x41;&#66;", "<b> & AB"],
  ["&unknown; &#0; &#x110000;", "&unknown; &#0; &#x110000;"],
])("%s reads as %s", (written, plain) => {
  expect(toPlain(written)).toBe(plain);
});
