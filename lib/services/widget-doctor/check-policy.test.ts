import { expect, test } from "vitest";
import { checkPolicy } from "./check-policy";
import { matchesSource } from "./match-source";
import { parsePolicies } from "./policy";

const AT = "https://chat.example.com";
const PAGE = new URL("https://www.shop.test/help");

function check(header: string, nonce: string | null = null) {
  const shared = { place: "header", page: PAGE, publicUrl: AT, script: { nonce }, isAdded: false } as const;
  return parsePolicies(header).flatMap((policy) => checkPolicy({ ...shared, policy }));
}

test.each([
  "",
  "img-src 'self'",
  `default-src 'self' ${AT}`,
  `script-src ${AT}; frame-src ${AT}; connect-src ${AT}`,
  "default-src https:",
  "default-src *",
  "default-src *.example.com",
  `default-src 'none'; script-src 'none'; script-src-elem ${AT}; child-src ${AT}; connect-src ${AT}`,
  `script-src ${AT}; script-src 'none'`,
  `SCRIPT-SRC ${AT}/widget.js`,
  "script-src-attr 'none'",
  "sandbox allow-scripts allow-same-origin",
  "frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
])("lets everything through: %s", (header) => {
  expect(check(header)).toEqual([]);
});

test.each([
  ["default-src 'none'", `default-src 'none'; script-src ${AT}; frame-src ${AT}; connect-src ${AT}`],
  ["script-src 'self'; img-src *", `script-src 'self' ${AT}; img-src *`],
  ["script-src", `script-src ${AT}`],
  ["script-src 'unsafe-inline'", `script-src 'unsafe-inline' ${AT}`],
  ["script-src 'sha256-abc='", `script-src 'sha256-abc=' ${AT}`],
  ["script-src 'nonce-other'", `script-src 'nonce-other' ${AT}`],
  ["script-src-elem 'self'; script-src *", `script-src-elem 'self' ${AT}; script-src *`],
  ["child-src 'self'", `child-src 'self'; frame-src 'self' ${AT}`],
  ["frame-src 'NONE'", `frame-src ${AT}`],
  ["connect-src 'self' wss:", `connect-src 'self' wss: ${AT}`],
  ["script-src http://chat.example.com:8080", `script-src http://chat.example.com:8080 ${AT}`],
  ["script-src *.chat.example.com", `script-src *.chat.example.com ${AT}`],
  [`script-src ${AT}/static/`, `script-src ${AT}/static/ ${AT}`],
  ["sandbox", "sandbox allow-scripts allow-same-origin"],
  ["sandbox allow-scripts", "sandbox allow-scripts allow-same-origin"],
])("the whole policy, made fit: %s", (header, line) => {
  const findings = check(header);
  expect(findings.map(({ change }) => change?.line)).toEqual([line]);
  expect(check(line)).toEqual([]);
});

test("a nonce lets the script through, and with strict-dynamic nothing else does", () => {
  const strict = `script-src 'nonce-abc' 'strict-dynamic' ${AT}`;
  expect(check(strict, "abc")).toEqual([]);
  expect(check("script-src 'nonce-abc'", "abc")).toEqual([]);
  expect(check(strict).map(({ id }) => id)).toEqual(["nonce"]);
  expect(check(strict, "ABC").map(({ id }) => id)).toEqual(["nonce"]);
});

test("who is trusted by strict-dynamic may add the script", () => {
  const [policy] = parsePolicies("script-src 'nonce-abc' 'strict-dynamic'");
  if (!policy) throw new Error("no policy");
  const found = checkPolicy({
    policy,
    place: "header",
    page: PAGE,
    publicUrl: AT,
    script: null,
    isAdded: true,
  });
  expect(found).toEqual([]);
});

test.each([
  ["'self'", "https://www.shop.test/a", true],
  ["'self'", "http://www.shop.test/a", false],
  ["www.shop.test", "https://www.shop.test/a", true],
  ["shop.test", "https://www.shop.test/a", false],
  ["*.shop.test", "https://shop.test/a", false],
  ["*.shop.test:*", "https://a.shop.test:99/", true],
  ["http://shop.test", "https://shop.test/", true],
  ["http://shop.test:80", "https://shop.test/", true],
  ["shop.test:8080", "https://shop.test/", false],
  ["shop.test", "https://evil-shop.test/", false],
  ["data:", "https://shop.test/", false],
  ["'nonce-x'", "https://shop.test/", false],
])("%s and %s: %s", (word, target, expected) => {
  expect(matchesSource(word, new URL(target), PAGE)).toBe(expected);
});
