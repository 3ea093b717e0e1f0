import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { expect, test } from "vitest";
import { hostedUrl, policyLines, snippetsOf } from "./snippets";

const AT = "https://chat.example.com";
const BOT = "bot_01";

const codeOf = (id: string) => snippetsOf(AT, BOT).find((one) => one.id === id)?.code ?? "";

/** The elements of a name in a page, as what attributes they have. */
function elementsOf(html: string, name: string): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  const walk = (node: Tree.Node) => {
    if ("tagName" in node && node.tagName === name)
      found.push(Object.fromEntries(node.attrs.map((one) => [one.name, one.value])));
    if ("childNodes" in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return found;
}

const SCRIPT = { async: "", src: `${AT}/widget.js`, "data-bot": BOT };

test.each(["html", "webflow", "shopify"])("%s: one script with the bot's id, and nothing else", (id) => {
  expect(elementsOf(codeOf(id), "script")).toEqual([SCRIPT]);
});

test("within the page: the element, and a script that brings no button", () => {
  expect(elementsOf(codeOf("inline"), "script")).toEqual([{ ...SCRIPT, "data-mode": "none" }]);
  expect(elementsOf(codeOf("inline"), "minirag-chat")).toEqual([{ bot: BOT }]);
});

test("WordPress: the line stands whole within its quotes", () => {
  const said = /echo '([^']*)';/.exec(codeOf("wordpress"))?.[1] ?? "";
  expect(elementsOf(said, "script")).toEqual([SCRIPT]);
});

test.each(["next", "react"])("%s: names the script and the bot", (id) => {
  expect(codeOf(id)).toContain(`${AT}/widget.js`);
  expect(codeOf(id)).toContain(BOT);
});

test("the policy allows the deployment's origin, for the three kinds and without a path", () => {
  expect(policyLines("https://example.com:8443/chat")).toBe(
    [
      "script-src https://example.com:8443;",
      "frame-src https://example.com:8443;",
      "connect-src https://example.com:8443;",
    ].join("\n"),
  );
});

test("the hosted page", () => {
  expect(hostedUrl(AT, BOT)).toBe("https://chat.example.com/c/bot_01");
});
