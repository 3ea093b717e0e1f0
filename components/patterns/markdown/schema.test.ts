import rehypeSanitize from "rehype-sanitize";
import { expect, test } from "vitest";
import { SCHEMA } from "./schema";

type Tree = Parameters<ReturnType<typeof rehypeSanitize>>[0];

const element = (tagName: string, properties = {}, ...words: string[]) => ({
  type: "element" as const,
  tagName,
  properties,
  children: words.map((value) => ({ type: "text" as const, value })),
});

/** What the allow-list leaves, should the way we read Markdown ever let more through. */
function left(...children: Tree["children"]): unknown {
  return rehypeSanitize(SCHEMA)({ type: "root", children }).children;
}

test.each([
  "script",
  "style",
  "iframe",
  "svg",
  "form",
  "input",
  "button",
  "img",
  "object",
  "base",
  "div",
  "span",
])("<%s> goes, its words stay", (name) => {
  expect(left(element(name, { src: "x", href: "x", action: "x" }, "words"))).toEqual([
    { type: "text", value: "words" },
  ]);
});

test("attributes go, but for the few that are named", () => {
  const properties = {
    onClick: "x()",
    style: "x",
    className: ["x"],
    id: "x",
    src: "x",
    href: "https://x.test",
  };
  expect(left(element("a", properties, "words"))).toEqual([
    element("a", { href: "https://x.test" }, "words"),
  ]);
  expect(left(element("p", properties, "words"))).toEqual([element("p", {}, "words")]);
});

test.each(["javascript:alert(1)", "data:text/html,x", "vbscript:x", "blob:x"])(
  "the address %s goes",
  (href) => {
    expect(left(element("a", { href }, "words"))).toEqual([element("a", {}, "words")]);
  },
);

test("comments and raw HTML go", () => {
  const raw = { type: "raw", value: "<script>alert(1)</script>" } as unknown as Tree["children"][number];
  expect(left({ type: "comment", value: "x" }, raw)).toEqual([]);
});
