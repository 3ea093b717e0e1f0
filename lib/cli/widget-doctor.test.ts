import { expect, test } from "vitest";
import { UsageError } from "./command";
import { linesOf, run } from "./widget-doctor";

test("what is wrong comes with the line to put where", () => {
  const change = { where: "The page", line: '<script async src="https://chat.example/widget.js"></script>' };
  const lines = linesOf({
    url: "https://example.com/",
    findings: [
      { id: "script", level: "error", title: "The script is not in the page", detail: "Put it in.", change },
      { id: "stream", level: "warning", title: "A proxy holds answers back", detail: "Look." },
      { id: "site", level: "ok", title: "The site is on the list", detail: "It may." },
    ],
  });
  expect(lines).toEqual([
    "https://example.com/",
    "",
    "✗ The script is not in the page. Put it in.",
    "    The page:",
    "",
    `      ${change.line}`,
    "",
    "~ A proxy holds answers back. Look.",
    "✓ The site is on the list. It may.",
    "1 thing keeps the chat from showing.",
  ]);
  expect(linesOf({ url: "https://example.com/", findings: [] }).at(-1)).toBe(
    "Nothing keeps the chat from showing.",
  );
});

test.each([
  [],
  ["https://example.com"],
  ["https://example.com", "--bot"],
  ["https://example.com", "--bot", "me"],
  ["--bot", "bot_01m8ca19vf00d4219vk59yqvqy"],
  ["example.com", "--bot", "bot_01m8ca19vf00d4219vk59yqvqy"],
  ["https://a.test", "https://b.test", "--bot", "bot_01m8ca19vf00d4219vk59yqvqy"],
])("%j is no way to call it", async (...args: string[]) => {
  await expect(run(args, { publicUrl: "", isRunning: false })).rejects.toThrow(UsageError);
});
