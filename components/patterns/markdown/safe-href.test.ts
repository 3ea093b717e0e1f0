import { expect, test } from "vitest";
import { safeHref } from "./safe-href";

test.each([
  ["https://example.test/a?b=c#d", "https://example.test/a?b=c#d"],
  ["http://example.test", "http://example.test/"],
  ["HTTPS://Example.test/", "https://example.test/"],
  ["mailto:keeper@example.test", "mailto:keeper@example.test"],
  ["https://пример.test/", "https://xn--e1afmkfd.test/"],
])("%s leads somewhere", (href, expected) => {
  expect(safeHref(href)).toBe(expected);
});

test.each([
  undefined,
  "",
  "/t/lighthouse",
  "a/b",
  "#top",
  "?c=1",
  "//evil.test/a",
  "\\\\evil.test",
  "https:evil.test",
  "https:/evil.test",
  "https:///evil.test",
  "https:\\\\evil.test",
  "https://?a",
  "https://bank.test@evil.test/",
  "https://user:secret@evil.test/",
  "https://exa mple.test",
  "java\u0000script:alert(1)",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\tscript:alert(1)",
  "java\u00adscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "blob:https://example.test/1",
  "file:///etc/passwd",
  "ftp://example.test/",
  "tel:123",
  "view-source:https://example.test",
  "mailto:keeper@example.test?body=secret",
  "mailto:a@b.test%0abcc:c@d.test",
  "mailto:",
])("%j leads nowhere", (href) => {
  expect(safeHref(href)).toBeNull();
});
