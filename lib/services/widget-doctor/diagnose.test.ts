import { expect, test } from "vitest";
import { diagnose } from "./diagnose";
import type { Case } from "./diagnosis";
import { readPage } from "./read-page";

const AT = "https://chat.example.com";
const PAGE = "https://www.shop.test/help";
const LINE = `<script async src="${AT}/widget.js" data-bot="bot_1"></script>`;
const TEXT = "<p>We sell lamps for light-houses, and bulbs that last. </p>".repeat(6);

type Given = Partial<Omit<Case, "page" | "facts" | "rules">> & {
  at?: string;
  csp?: string[];
  coep?: string;
};

function problems(html: string, { at = PAGE, csp = [], coep, ...rest }: Given = {}) {
  const widget = { state: "on", origins: ["https://www.shop.test"] } as const;
  const page = new URL(at);
  const rules = { contentPolicies: csp, embedderPolicy: coep ?? null };
  return diagnose({ botId: "bot_1", publicUrl: AT, widget, ...rest, page, facts: readPage(html), rules });
}
const told = (html: string, given?: Given) =>
  problems(html, given).flatMap(({ id, level }) => (level === "ok" ? [] : [`${level} ${id}`]));
const body = (inner: string, head = "") => `<html><head>${head}</head><body>${TEXT}${inner}</body></html>`;

test.each<[string, string, string[]]>([
  ["the line", body(LINE), []],
  ["the line in the head", body("", LINE), []],
  ["none", body(""), ["error script"]],
  ["with spaces around the id", body(LINE.replace("bot_1", " bot_1 ")), []],
  ["another bot", body(LINE.replace("bot_1", "bot_2")), ["error bot"]],
  ["no bot", body(LINE.replace(' data-bot="bot_1"', "")), ["error bot"]],
  ["two bots", body(LINE + LINE.replace("bot_1", "bot_2")), []],
  ["twice", body(LINE + LINE), ["warning twice"]],
  ["within a comment", body(`<!-- ${LINE} -->`), ["error comment"]],
  ["within a comment and also outside", body(`<!-- ${LINE} -->${LINE}`), []],
  ["another host", body(LINE.replace("chat.", "old.")), ["error host"]],
  ["another host and the right one", body(LINE.replace("chat.", "old.") + LINE), []],
  ["somebody else's widget.js", body('<script src="https://x.test/widget.js"></script>'), ["error script"]],
  ["on http", body(LINE.replace("https:", "http:")), ["error https"]],
  ["without a scheme", body(LINE.replace("https:", "")), []],
  ["with integrity", body(LINE.replace("async", 'integrity="sha384-x"')), ["error integrity"]],
  ["with an empty integrity", body(LINE.replace("async", 'integrity=""')), []],
  ["waiting for consent", body(LINE.replace("async", 'type="text/plain"')), ["warning waiting"]],
  ["with a type", body(LINE.replace("async", 'type="text/javascript"')), []],
  ["within a template", body(`<template>${LINE}</template>`), ["error script"]],
  ["within noscript", body(`<noscript>${LINE}</noscript>`), ["error script"]],
  ["within a text field", body(`<textarea>${LINE}</textarea>`), ["error script"]],
  ["added by a script", body(`<script>s.src="${AT}/widget.js"</script>`), ["warning script"]],
  [
    "escaped in a script",
    body(`<script>f("https:\\/\\/chat.example.com\\/widget.js")</script>`),
    ["warning script"],
  ],
  ["a page made by scripts", '<div id="root"></div><script src="/a.js"></script>', ["warning script"]],
  ["an empty page", "", ["error script"]],
  ["the element with the script", body(`${LINE}<minirag-chat bot="bot_1"></minirag-chat>`), []],
  ["the element alone", body('<minirag-chat bot="bot_1"></minirag-chat>'), ["error script", "error chat"]],
  ["the element of another bot", body(`${LINE}<minirag-chat bot="b"></minirag-chat>`), ["warning chat"]],
  ["the element of no bot", body(`${LINE}<minirag-chat></minirag-chat>`), ["warning chat"]],
  ["a base, and a whole address", body(LINE, '<base href="https://cdn.test/">'), []],
  ["a base, and a path", body(LINE.replace(AT, ""), '<base href="https://cdn.test/">'), ["error base"]],
  ["a base that leads here", body(LINE.replace(AT, ""), `<base href="${AT}/">`), []],
])("the script: %s", (_, html, expected) => {
  expect(told(html)).toEqual(expected);
});

test.each<[string, Given, string[]]>([
  ["off", { widget: { state: "off", origins: ["https://www.shop.test"] } }, ["error state"]],
  ["never published", { widget: {} }, ["error state", "error site"]],
  ["paused", { widget: { state: "paused", origins: ["https://www.shop.test"] } }, ["warning state"]],
  ["another sub-domain", { at: "https://shop.test/" }, ["error site"]],
  ["another port", { at: "https://www.shop.test:8443/" }, ["error site"]],
  ["another scheme", { at: "http://www.shop.test/" }, ["error site"]],
  ["a wildcard", { widget: { state: "on", origins: ["https://*.shop.test"] } }, []],
  ["COEP", { coep: "require-corp" }, ["error embedder"]],
  ["COEP with a report", { coep: 'require-corp; report-to="x"' }, ["error embedder"]],
  ["COEP without credentials", { coep: "credentialless" }, ["error embedder"]],
  ["COEP that forbids nothing", { coep: "unsafe-none" }, []],
  ["two policies, one of them strict", { csp: ["img-src *", "default-src 'self'"] }, ["error policy"]],
  ["two policies in one header", { csp: ["img-src *, default-src 'self'"] }, ["error policy"]],
])("the site: %s", (_, given, expected) => {
  expect(told(body(LINE), given)).toEqual(expected);
});

test("the entry of the list is the page's own origin", () => {
  const [first] = problems(body(LINE), { at: "https://shop.test:8443/a?b=c" });
  expect(first?.change?.line).toBe("https://shop.test:8443");
});

test("a deployment on http cannot be shown on https", () => {
  const plain = { publicUrl: "http://chat.example.com" };
  expect(told(body(LINE.replace("https:", "http:")), plain)).toEqual(["error https", "error deployment"]);
});

const meta = (policy: string) => `<meta http-equiv="Content-Security-Policy" content="${policy}">`;

test.each<[string, string, string[]]>([
  ["that fits", body(LINE, meta(`default-src ${AT}`)), []],
  ["that does not", body(LINE, meta("default-src 'self'")), ["error policy"]],
  ["outside the head", `<body>${TEXT}${meta("default-src 'none'")}${LINE}</body>`, []],
  ["with a sandbox, which counts in headers alone", body(LINE, meta("sandbox")), []],
  ["after the script", body("", LINE + meta("script-src 'self'")), ["warning order"]],
  [
    "after the script, against frames",
    body("", LINE + meta("frame-src 'self'")),
    ["error policy", "warning order"],
  ],
])("a policy in meta %s", (_, html, expected) => {
  expect(told(html)).toEqual(expected);
});
